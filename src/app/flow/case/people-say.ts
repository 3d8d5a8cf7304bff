/** What people said about a part of the flow: open frictions that name it, and those that look like one that is given. Without names. */
import { sql } from 'kysely'
import type { Ctx } from '#verbs/ctx.ts'
import { meTooOfEach } from '#practices/frictions/me-too.ts'
import { FrictionLine, type Friction } from '#practices/frictions/schema.ts'
import { hitsInWords, whyAlike } from '#practices/frictions/schema-words.ts'
import { goingOn } from '#practices/frictions/schema.ts'
import { similarRecords } from '#records/similar.ts'
import type { CaseParts } from './shape.ts'

interface About {
  friction: Friction | null
  /** Parts of the flow, such as `queue linux`. */
  parts: readonly string[]
  repositories: readonly string[]
}

type Reading = Pick<Ctx, 'db' | 'actor'>

/** More would not be read. */
const frictionsMax = 8

export async function whatPeopleSay(
  ctx: Reading,
  { friction, parts, repositories }: About,
): Promise<CaseParts['frictions']> {
  const alike =
    friction === null
      ? []
      : await similarRecords(ctx, friction, { ...goingOn, limit: frictionsMax })
  const why = new Map<string, string>([
    ...(await naming(ctx, parts, repositories)).map((id) => [id, 'it names it'] as const),
    ...alike.map((one) => [one.record, whyAlike(one)] as const),
    ...(friction === null ? [] : [[friction.id, 'it began with it'] as const]),
  ])
  const ids = [...why.keys()]
  const { rows } = await sql<{ id: string; line: unknown }>`
    select record_id as id, jsonb_build_object('number', number, 'title', title, 'status', status, 'hits', detail -> 'hits') as line
    from records.record where record_id = any (${ids}::uuid[]) and removed_at is null
    order by number desc limit ${frictionsMax}`.execute(ctx.db)
  const meToo = await meTooOfEach(ctx, ids)
  return rows.map(({ id, line }) => {
    const { hits, ...said } = Line.parse(line)
    return {
      ...said,
      peopleMin: meToo.get(id)?.peopleMin ?? null,
      hits: hits === null ? null : hitsInWords(hits),
      why: why.get(id) ?? '',
    }
  })
}

const Line = FrictionLine.pick({ number: true, title: true, status: true, hits: true })

async function naming(
  { db }: Reading,
  parts: readonly string[],
  repositories: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select record_id as id from records.record
    where kind = 'friction' and status in ('reported', 'confirmed', 'trying') and removed_at is null
      and detail -> 'flow' ->> 'part' = any (${parts}) and detail -> 'flow' ->> 'repository' = any (${repositories})
    order by number desc limit ${frictionsMax}`.execute(db)
  return rows.map(({ id }) => id)
}
