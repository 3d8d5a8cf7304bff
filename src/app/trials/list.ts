/** Trials as they stand: what is tried, until when, and what was said of it. */
import { sql } from 'kysely'
import type { z } from 'zod'
import { decisions, type Decision } from '#practices/decisions/schema.ts'
import type { Review } from '#practices/decisions/review-shape.ts'
import { newestReviews } from '#practices/decisions/reviews.ts'
import { remedyNamed } from '#practices/remedies/named.ts'
import { toCauses } from '#practices/remedies/schema-words.ts'
import { dayOf } from '#records/actions.ts'
import { cut, placeAt, timeAfter, type Page, type PageWish } from '#records/page.ts'
import { shaped } from '#records/record.ts'
import { recordsOf } from '#records/store.ts'
import { CairnError, invariant } from '#std/errors.ts'
import type { Ctx } from '#verbs/ctx.ts'
import { dayAfterWeeks } from './plan.ts'
import type { TrialLine, TrialState } from './trial-shape.ts'

type State = z.output<typeof TrialState>

interface TrialsWish extends PageWish {
  state?: State | undefined
  remedy?: string | undefined
}

type Reading = Pick<Ctx, 'db' | 'now'>

/** The newest first. */
export async function listTrials(
  ctx: Reading,
  { state, remedy, after, limit }: TrialsWish,
): Promise<Page<TrialLine>> {
  const from = timeAfter(after)
  const rows = await recordsOf(ctx)
    .selectFrom('record')
    .selectAll()
    .select(stateIn(ctx).as('state'))
    .where('kind', '=', decisions.name)
    .where('removed_at', 'is', null)
    .where(stateIn(ctx), state === undefined ? 'is not' : '=', state ?? null)
    .$if(remedy !== undefined, (query) =>
      query.where(sql<string>`detail #>> '{tries,remedy}'`, '=', remedy ?? ''),
    )
    .$if(from !== undefined, (query) =>
      query.where(sql<boolean>`(created_at, record_id) < (${from?.at}, ${from?.id}::uuid)`),
    )
    .orderBy('created_at', 'desc')
    .orderBy('record_id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = cut(rows, limit, {
    item: ({ state: told, ...row }) => ({ decision: shaped(decisions, row), state: known(told) }),
    place: ({ created_at: at, record_id: id }) => placeAt(at, id),
  })
  return { items: await trialsTold(ctx, page.items), next: page.next }
}

/** Undefined of a decision that is no trial. */
export async function oneTrial(ctx: Reading, decision: Decision): Promise<TrialLine | undefined> {
  const { state } = await recordsOf(ctx)
    .selectFrom('record')
    .select(stateIn(ctx).as('state'))
    .where('record_id', '=', decision.id)
    .executeTakeFirstOrThrow()
  const [line] = await trialsTold(ctx, state === null ? [] : [{ decision, state }])
  return line
}

interface Trial {
  decision: Decision
  state: State
}

function known(state: State | null): State {
  invariant(state !== null, 'what is listed is a trial')
  return state
}

/** Null of what is no trial: neither on trial, nor proposed as one. */
function stateIn({ now }: Pick<Ctx, 'now'>) {
  const tries = sql`coalesce(jsonb_typeof(detail -> 'tries') = 'object', false)`
  const isOnTrial = sql`coalesce(jsonb_typeof(detail -> 'trial') = 'object', false)`
  return sql<State | null>`case
    when status = 'open' then case when ${tries} then 'proposed' end
    when detail #>> '{trial,state}' = 'over' then 'judged'
    when status = 'accepted' then case when ${isOnTrial} then
      case when detail ->> 'reviewOn' <= ${dayOf(now)} then 'due' else 'running' end end
    when ${tries} or ${isOnTrial} then 'ended' end`
}

/** What is known of them is read once for all. */
async function trialsTold(ctx: Reading, trials: readonly Trial[]): Promise<TrialLine[]> {
  if (trials.length === 0) return []
  const ids = trials.map(({ decision }) => decision.id)
  const first = trials.map(({ decision }) => startOf(decision)).reduce((a, b) => (a < b ? a : b))
  const facts = {
    reviews: await newestReviews(ctx, ids),
    frictions: await frictionsOf(ctx, ids),
    pins: await pinCounts(ctx, ids),
    decided: await decidedFrom(ctx, dayAfterWeeks(first, -weeksBefore)),
  }
  const lines: TrialLine[] = []
  for (const trial of trials) lines.push(await trialTold(ctx, trial, facts))
  return lines
}

interface Known {
  reviews: ReadonlyMap<string, Pick<Review, 'at' | 'verdict' | 'measured'>>
  frictions: ReadonlyMap<string, TrialLine['frictions']>
  pins: ReadonlyMap<string, number>
  decided: readonly Decided[]
}

function startOf(decision: Decision): string {
  const decidedOn = 'decidedAt' in decision ? (decision.decidedAt?.slice(0, 10) ?? null) : null
  return decision.tries?.startsOn ?? decidedOn ?? decision.createdAt.slice(0, 10)
}

async function trialTold(
  ctx: Reading,
  { decision, state }: Trial,
  { reviews, frictions, pins, decided }: Known,
): Promise<TrialLine> {
  const { id, number, title, tries } = decision
  const trial = 'trial' in decision ? decision.trial : null
  const startsOn = startOf(decision)
  const review = reviews.get(id)
  const until = state === 'judged' && review !== undefined ? review.at : ctx.now.toISOString()
  const from = dayAfterWeeks(startsOn, -weeksBefore)
  return {
    ...{ id, number, title, state, startsOn },
    reviewOn: reviewDayOf(decision, state),
    expected: trial?.expected ?? tries?.expected ?? '',
    remedy: tries === null ? null : await remedyOf(ctx, tries.remedy),
    cause: toCauses([tries?.cause ?? ''])[0] ?? null,
    ...{ ask: tries?.ask ?? null, before: tries?.before ?? null },
    ...{ frictions: frictions.get(id) ?? [], pins: pins.get(id) ?? 0 },
    ...{ verdict: review?.verdict ?? null, measured: review?.measured ?? null },
    meanwhile: decided
      .filter((one) => one.id !== id && one.on >= from && one.on <= until.slice(0, 10))
      .map(({ number: its, title: called, on, isTrial }) => ({
        ...{ number: its, title: called, on, isTrial },
      }))
      .slice(0, meanwhileMax),
  }
}

/** What was decided so long before may still show. */
const weeksBefore = 4
const meanwhileMax = 20

function reviewDayOf(decision: Decision, state: State): string | null {
  if (decision.status === 'open' && decision.tries !== null)
    return dayAfterWeeks(decision.tries.startsOn, decision.tries.weeks)
  return state === 'running' || state === 'due'
    ? 'reviewOn' in decision
      ? decision.reviewOn
      : null
    : null
}

interface Decided {
  id: string
  number: number
  title: string
  on: string
  isTrial: boolean
}

/** All that was decided on this day and later, oldest first: trials by the day on which they began. */
async function decidedFrom(ctx: Pick<Ctx, 'db'>, day: string): Promise<Decided[]> {
  const on = sql<string>`coalesce(detail #>> '{tries,startsOn}', left(detail ->> 'decidedAt', 10))`
  return recordsOf(ctx)
    .selectFrom('record')
    .select(['record_id as id', 'number', 'title', on.as('on')])
    .select(sql<boolean>`coalesce(jsonb_typeof(detail -> 'trial') = 'object', false)`.as('isTrial'))
    .where('kind', '=', decisions.name)
    .where('status', 'in', ['accepted', 'superseded', 'deprecated'])
    .where('removed_at', 'is', null)
    .where(on, '>=', day)
    .orderBy(on)
    .orderBy('number')
    .execute()
}

/** One that is gone is told by what it was called. */
async function remedyOf(ctx: Pick<Ctx, 'db'>, ref: string): Promise<TrialLine['remedy']> {
  try {
    return { ref, title: (await remedyNamed(ctx, ref)).title }
  } catch (error) {
    if (error instanceof CairnError) return { ref, title: ref }
    throw error
  }
}

/** By the record that they try. */
async function frictionsOf(
  ctx: Pick<Ctx, 'db'>,
  ids: readonly string[],
): Promise<Known['frictions']> {
  const proposal = sql<string>`detail ->> 'proposal'`
  const rows = await recordsOf(ctx)
    .selectFrom('record')
    .select(['number', 'title', proposal.as('proposal')])
    .where('kind', '=', 'friction')
    .where('removed_at', 'is', null)
    .where(proposal, 'in', ids)
    .orderBy('number')
    .execute()
  const told = Map.groupBy(rows, (row) => row.proposal)
  return new Map(
    [...told].map(([id, its]) => [id, its.map(({ number, title }) => ({ number, title }))]),
  )
}

async function pinCounts(ctx: Pick<Ctx, 'db'>, ids: readonly string[]): Promise<Known['pins']> {
  const rows = await recordsOf(ctx)
    .selectFrom('pin')
    .select((e) => ['record_id as id', e.fn.countAll<number>().as('n')])
    .where('record_id', 'in', ids)
    .where('removed_at', 'is', null)
    .groupBy('record_id')
    .execute()
  return new Map(rows.map(({ id, n }) => [id, n]))
}
