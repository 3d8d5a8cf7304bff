/** What became of the code of trails, as far as a scan looked it up: kept by place, so that words may change without it. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Ctx } from '#verbs/ctx.ts'
import { Followed, type Standing } from './schema.ts'
import { placeOf, Target, type CodePlace } from './schema-stop.ts'
import type { TrailTables } from './tables.ts'

type Db = Pick<Ctx, 'db'>

/** By the place in the answer's key. Those of which a scan knows nothing at that head are left out. */
export async function keptAnswers(
  { db }: Db,
  places: readonly CodePlace[],
  head: string,
): Promise<Map<string, Followed>> {
  const rows = await tablesOf({ db })
    .selectFrom('trail_standing')
    .select(['place', 'answer'])
    .where('head', '=', head)
    .where('place', '=', anyOf(places.map(placeKey)))
    .execute()
  return new Map(rows.map(({ place, answer }) => [place, Followed.parse(answer)]))
}

/** All that is known of a repository from now on. */
export async function keepAnswers(
  { db }: Db,
  { repository, head }: { repository: string; head: string },
  answers: ReadonlyMap<CodePlace, Followed>,
): Promise<void> {
  const rows = new Map(
    [...answers].map(([place, answer]) => [
      placeKey(place),
      { place: placeKey(place), repository, head, answer: JSON.stringify(answer) },
    ]),
  )
  const all = [...rows.values()].toSorted((a, b) => (a.place < b.place ? -1 : 1))
  await tablesOf({ db })
    .deleteFrom('trail_standing')
    .where('repository', '=', repository)
    .where('place', '<>', sql<string>`all(${[...rows.keys()]}::text[])`)
    .execute()
  for (let at = 0; at < all.length; at += rowsAtOnce)
    await tablesOf({ db })
      .insertInto('trail_standing')
      .values(all.slice(at, at + rowsAtOnce))
      .onConflict((conflict) =>
        conflict
          .column('place')
          .doUpdateSet((e) => ({ head: e.ref('excluded.head'), answer: e.ref('excluded.answer') })),
      )
      .execute()
}

const rowsAtOnce = 1_000

/** A path may be longer than an index takes. */
export function placeKey({ repository, path, from, to, commit }: CodePlace): string {
  return createHash('sha256')
    .update(JSON.stringify([repository, path, from, to, commit]))
    .digest('base64url')
}

/** By the id of each trail: how many stops it has, and what became of their code. */
export async function standings(
  { db }: Db,
  trails: readonly string[],
): Promise<Map<string, { stopCount: number; standing: Standing | null }>> {
  const { rows } = await sql<{ id: string; targets: unknown }>`
    select record_id as id, jsonb_path_query_array(detail, '$.stops[*].target') as targets
    from records.record where record_id = any(${[...trails]}::uuid[])`.execute(db)
  const places = new Map(
    rows.map(({ id, targets }) => {
      const read = z.array(Target).parse(targets)
      const its = read.flatMap((target) => placeOf({ target }) ?? []).map(placeKey)
      return [id, { stopCount: read.length, places: its }]
    }),
  )
  const asked = [...places.values()].flatMap((one) => one.places)
  const known = asked.length === 0 ? [] : await statesOf({ db }, asked)
  const states = new Map(known.map(({ place, state }) => [place, state]))
  return new Map(
    [...places].map(([id, one]) => [
      id,
      {
        stopCount: one.stopCount,
        standing: standingOf(one.places.flatMap((place) => states.get(place) ?? [])),
      },
    ]),
  )
}

async function statesOf(
  { db }: Db,
  places: readonly string[],
): Promise<{ place: string; state: Followed['state'] }[]> {
  return tablesOf({ db })
    .selectFrom('trail_standing')
    .select(['place', sql<Followed['state']>`answer ->> 'state'`.as('state')])
    .where('place', '=', anyOf(places))
    .execute()
}

/** Null where nothing is known of any. */
function standingOf(states: readonly Followed['state'][]): Standing | null {
  const known = states.filter((state) => state !== 'cannot_tell')
  if (known.length === 0) return null
  const count = (wanted: Followed['state']) => known.filter((state) => state === wanted).length
  return { moved: count('moved'), changed: count('changed'), gone: count('gone') }
}

function anyOf(keys: readonly string[]) {
  return sql<string>`any(${[...keys]}::text[])`
}

function tablesOf({ db }: Db) {
  return db.withTables<TrailTables>().withSchema('records')
}
