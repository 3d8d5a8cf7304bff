/**
 * "Me too", said by members as themselves and told of nobody: the rows of others are behind a wall, and how many there are is asked of
 * a function that answers in steps of five (migrations/0017-frictions.sql). What is said leaves no line in the history, changes no
 * date, and tells no watcher.
 */
import { sql } from 'kysely'
import { getRecord } from '#records/record.ts'
import { CairnError } from '#std/errors.ts'
import type { Ctx } from '#verbs/ctx.ts'
import { frictions, type Friction, type MeToo } from './schema.ts'
import { frictionTablesOf } from './tables.ts'

type Reading = Pick<Ctx, 'db' | 'actor'>

export async function sayMeToo(ctx: Ctx, ref: string): Promise<MeToo> {
  const friction = await getRecord(ctx, frictions, ref)
  mustBeOpen(friction)
  if (friction.author === ctx.actor.id)
    throw new CairnError('conflict', 'frictions.own', `"${friction.title}" is yours already.`, {
      hint: 'What it costs you each time can be said in it: frictions.edit.',
    })
  await frictionTablesOf(ctx)
    .insertInto('me_too')
    .values({ record_id: friction.id, member_id: ctx.actor.id })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return meTooOf(ctx, friction.id)
}

/** Also where it was said of one that was merged into it. */
export async function takeBackMeToo(ctx: Ctx, ref: string): Promise<MeToo> {
  const { id } = await getRecord(ctx, frictions, ref)
  await frictionTablesOf(ctx)
    .deleteFrom('me_too')
    .where('member_id', '=', ctx.actor.id)
    .where('record_id', 'in', sql<string>`(${partsOf(sql`${id}::uuid`)})`)
    .execute()
  return meTooOf(ctx, id)
}

export async function meTooOf(ctx: Reading, id: string): Promise<MeToo> {
  const all = await meTooOfEach(ctx, [id])
  return all.get(id) ?? { peopleMin: null, isMine: false }
}

export async function meTooOfEach(
  { db, actor }: Reading,
  ids: readonly string[],
): Promise<Map<string, MeToo>> {
  const { rows } = await sql<MeToo & { id: string }>`
    select each.id, records.people_with(each.id) as "peopleMin",
      exists (select from records.me_too where member_id = ${actor.id}
        and record_id in (${partsOf(sql`each.id`)})) as "isMine"
    from unnest(${ids}::uuid[]) as each (id)`.execute(db)
  return new Map(rows.map(({ id, ...meToo }) => [id, meToo]))
}

/** A friction, and those that were merged into it. */
function partsOf(id: ReturnType<typeof sql>) {
  return sql`
    with recursive part as (
      select ${id} as id
      union
      select r.record_id from records.record r join part on r.detail ->> 'mergedInto' = part.id::text
      where r.kind = 'friction' and r.status = 'merged' and r.removed_at is null
    ) select id from part`
}

function mustBeOpen({ status, title, number }: Friction): void {
  if (status === 'merged')
    throw new CairnError(
      'conflict',
      'frictions.merged',
      `"${title}" was merged into another one.`,
      {
        hint: `Say it there: cairn frictions get ${number} names it.`,
      },
    )
}
