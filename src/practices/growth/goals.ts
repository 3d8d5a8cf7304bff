/** Goals as they are kept. Each asks for its own rows, and the walls in the schema hold where that is forgotten. */
import { randomUUID } from 'node:crypto'
import type { Selectable } from 'kysely'
import { z } from 'zod'
import { utcDay } from '#std/local-day.ts'
import { memberNamer } from '#records/members.ts'
import { CairnError } from '#std/errors.ts'
import type { Ctx } from '#verbs/ctx.ts'
import { readEvidence } from './evidence.ts'
import { forgetReminders } from './reminders.ts'
import { type Evidence, type Goal, GoalCriterion, goalStates, Note, Step } from './schema.ts'
import { growthTablesOf, type GoalTable } from './tables.ts'

/** Nobody learns as many things at once. */
const goalsMax = 200

type Asking = Pick<Ctx, 'db' | 'actor' | 'now' | 'url'>

/** One's own, then those shown to oneself; active ones first, by title. */
export async function listGoals(ctx: Asking): Promise<Goal[]> {
  const rows = await growthTablesOf(ctx)
    .selectFrom('growth_goal')
    .selectAll()
    .where((e) =>
      e.or([
        e('member_id', '=', ctx.actor.id),
        e(
          'goal_id',
          'in',
          e
            .selectFrom('growth_shown')
            .select('growth_shown.goal_id')
            .where('growth_shown.member_id', '=', ctx.actor.id),
        ),
      ]),
    )
    .execute()
  const shown = await growthTablesOf(ctx)
    .selectFrom('growth_shown')
    .select(['goal_id', 'member_id'])
    .where('owner_id', '=', ctx.actor.id)
    .execute()
  const shownTo = Map.groupBy(shown, ({ goal_id: goal }) => goal)
  const named = await memberNamer(ctx)
  const told = await readEvidence(
    ctx,
    rows.flatMap(({ evidence }) => Texts.parse(evidence)),
  )
  return rows
    .map((row): Goal => {
      const isOwn = row.member_id === ctx.actor.id
      return {
        ...goalOf(row, ctx.now, told),
        shownTo: (shownTo.get(row.goal_id) ?? []).map(({ member_id: member }) => named(member)),
        of: isOwn ? null : named(row.member_id),
      }
    })
    .toSorted((one, other) => orderOf(one).localeCompare(orderOf(other), 'en'))
}

/** One's own alone: what is shown to somebody is not theirs to change. */
export async function ownGoal(ctx: Asking, id: string): Promise<Goal> {
  const goal = (await listGoals(ctx)).find((each) => each.id === id && each.of === null)
  if (goal !== undefined) return goal
  throw new CairnError('not_found', 'growth.goal.none', 'You have no such goal.', {
    hint: 'growth.goals lists yours, with their ids.',
  })
}

export async function beginGoal(
  ctx: Asking,
  given: Pick<Goal, 'title' | 'why' | 'steps' | 'lookAgainOn' | 'criterion'>,
): Promise<Goal> {
  const own = (await listGoals(ctx)).filter((goal) => goal.of === null)
  if (own.length >= goalsMax)
    throw new CairnError('conflict', 'growth.goals.many', `You have ${goalsMax} goals already.`, {
      hint: 'Drop some of them first: growth.drop.',
    })
  const id = randomUUID()
  await growthTablesOf(ctx)
    .insertInto('growth_goal')
    .values({
      ...{ goal_id: id, member_id: ctx.actor.id, state: 'active', created_on: utcDay(ctx.now) },
      ...{ evidence: '[]', notes: '[]' },
      ...{ title: given.title, why: given.why, steps: JSON.stringify(given.steps) },
      ...{ look_again_on: given.lookAgainOn, criterion: criterionText(given) },
    })
    .execute()
  return ownGoal(ctx, id)
}

/** What shows it is kept as it was put; where that leads is looked up whenever it is read. */
export async function keepGoal(
  ctx: Asking,
  goal: Omit<Goal, 'evidence'> & { evidence: readonly string[] },
): Promise<Goal> {
  await growthTablesOf(ctx)
    .updateTable('growth_goal')
    .set({
      ...{ title: goal.title, why: goal.why, state: goal.state },
      ...{ steps: JSON.stringify(goal.steps), evidence: JSON.stringify(goal.evidence) },
      ...{ notes: JSON.stringify(goal.notes), look_again_on: goal.lookAgainOn },
      criterion: criterionText(goal),
    })
    .where('goal_id', '=', goal.id)
    .where('member_id', '=', ctx.actor.id)
    .execute()
  const kept = await ownGoal(ctx, goal.id)
  if (!kept.isDue) await forgetReminders(ctx, [kept.id])
  return kept
}

/** Without an id all of them: of what they were shown to, nothing is left either. */
export async function dropGoals(ctx: Asking, id?: string): Promise<number> {
  const gone = await growthTablesOf(ctx)
    .deleteFrom('growth_goal')
    .where('member_id', '=', ctx.actor.id)
    .$if(id !== undefined, (query) => query.where('goal_id', '=', id ?? ''))
    .returning('goal_id')
    .execute()
  await forgetReminders(
    ctx,
    gone.map(({ goal_id: goal }) => goal),
  )
  return gone.length
}

export async function showGoal(ctx: Asking, id: string, member: string): Promise<void> {
  await growthTablesOf(ctx)
    .insertInto('growth_shown')
    .values({ goal_id: id, owner_id: ctx.actor.id, member_id: member })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function hideGoal(ctx: Asking, id: string, member: string): Promise<void> {
  await growthTablesOf(ctx)
    .deleteFrom('growth_shown')
    .where('goal_id', '=', id)
    .where('owner_id', '=', ctx.actor.id)
    .where('member_id', '=', member)
    .execute()
}

const Texts = z.array(z.string())

function criterionText({ criterion }: Pick<Goal, 'criterion'>): string | null {
  return criterion === null ? null : JSON.stringify(criterion)
}

function goalOf(
  row: Selectable<GoalTable>,
  now: Date,
  told: (text: string) => Evidence,
): Omit<Goal, 'shownTo' | 'of'> {
  const state = z.enum(goalStates).parse(row.state)
  const lookAgainOn = row.look_again_on
  return {
    ...{ id: row.goal_id, title: row.title, why: row.why, state, lookAgainOn },
    steps: z.array(Step).parse(row.steps),
    evidence: Texts.parse(row.evidence).map(told),
    criterion: GoalCriterion.nullable().parse(row.criterion),
    notes: z.array(Note).parse(row.notes),
    isDue: state === 'active' && lookAgainOn !== null && lookAgainOn <= utcDay(now),
  }
}

function orderOf({ of, state, title, id }: Goal): string {
  return `${of === null ? 0 : 1}${goalStates.indexOf(state)} ${title} ${id}`
}
