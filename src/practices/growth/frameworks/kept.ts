/** Frameworks that the team keeps, and what is found in them by its name. */
import { utcDay } from '#std/local-day.ts'
import { CairnError } from '#std/errors.ts'
import { counted } from '#std/words.ts'
import type { Ctx } from '#verbs/ctx.ts'
import type { GoalCriterion } from '../schema.ts'
import { growthTablesOf } from '../tables.ts'
import { criteriaOf, slugOf } from './criteria.ts'
import { Framework } from './framework.ts'
import { readFramework } from './read-framework.ts'

/** A company has some for each of its trades; more are a mistake. */
const keptMax = 200

export interface KeptFramework {
  name: string
  framework: Framework
  /** YYYY-MM-DD */
  keptOn: string
}

/** By their words: some begin with a picture, which is in no order that anybody knows. */
export async function listKept({ db }: Pick<Ctx, 'db'>): Promise<KeptFramework[]> {
  const rows = await growthTablesOf({ db }).selectFrom('growth_framework').selectAll().execute()
  return rows
    .toSorted((one, other) => orderOf(one).localeCompare(orderOf(other), 'en'))
    .map(({ name, framework, kept_on: keptOn }) => ({
      ...{ name, keptOn },
      framework: Framework.parse(framework),
    }))
}

function orderOf({ title, name }: { title: string; name: string }): string {
  return `${title.replace(/^[^\p{L}\p{N}]+/u, '')} ${name}`
}

export async function keptNamed({ db }: Pick<Ctx, 'db'>, name: string): Promise<KeptFramework> {
  const row = await growthTablesOf({ db })
    .selectFrom('growth_framework')
    .selectAll()
    .where('name', '=', name)
    .executeTakeFirst()
  if (row === undefined)
    throw new CairnError('not_found', 'frameworks.none', `There is no framework called ${name}.`, {
      hint: 'frameworks.list names those that are kept here.',
    })
  return { name, framework: Framework.parse(row.framework), keptOn: row.kept_on }
}

/** In the place of one of the same name. Goals that began from that keep what they began from. */
export async function keep(
  ctx: Pick<Ctx, 'db' | 'now'>,
  { text, name }: { text: string; name: string | undefined },
): Promise<KeptFramework> {
  const read = readFramework(text, 'The text')
  if (read === null)
    throw new CairnError('invalid', 'growth.framework.none', 'This text is no framework.', {
      hint: 'docs/growth.md lists the forms that are known, and has our own to begin with.',
    })
  const { framework } = read
  const kept = { name: name ?? slugOf(framework.framework.id), title: framework.framework.title }
  await mustHaveRoom(ctx, kept.name)
  const keptOn = utcDay(ctx.now)
  const row = { title: kept.title, framework: JSON.stringify(framework), kept_on: keptOn }
  await growthTablesOf(ctx)
    .insertInto('growth_framework')
    .values({ name: kept.name, ...row })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
    .execute()
  return { name: kept.name, framework, keptOn }
}

export async function dropKept(ctx: Pick<Ctx, 'db'>, name: string): Promise<void> {
  await keptNamed(ctx, name)
  await growthTablesOf(ctx).deleteFrom('growth_framework').where('name', '=', name).execute()
}

/** As a goal keeps it. */
export async function criterionCalled(ctx: Pick<Ctx, 'db'>, ref: string): Promise<GoalCriterion> {
  const kept = await keptNamed(ctx, ref.slice(0, ref.indexOf(':')))
  const { title: framework } = kept.framework.framework
  const found = criteriaOf(kept.name, kept.framework).find((one) => one.ref === ref)
  if (found === undefined)
    throw new CairnError('not_found', 'frameworks.criterion', `"${framework}" has no ${ref}.`, {
      hint: `frameworks.get ${kept.name} names what is in it.`,
    })
  const { topic, level, text } = found
  return { ref, framework, topic, level, text }
}

async function mustHaveRoom(ctx: Pick<Ctx, 'db'>, name: string): Promise<void> {
  const names = await growthTablesOf(ctx).selectFrom('growth_framework').select('name').execute()
  if (names.length < keptMax || names.some((one) => one.name === name)) return
  throw new CairnError(
    'conflict',
    'frameworks.many',
    `${counted(keptMax, 'framework')} are kept here already.`,
    { hint: 'Drop some that nobody reads: frameworks.drop.' },
  )
}
