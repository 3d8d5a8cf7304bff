/** After a scan: where the stops of trails are now is looked up once, so that whoever lists trails or opens one waits for no git. */
import { sql } from 'kysely'
import { z } from 'zod'
import { CodePlace } from '#practices/trails/schema-stop.ts'
import { keepAnswers } from '#practices/trails/standing.ts'
import type { Evidence } from '../asked-scope.ts'
import { recordsOn } from '../session.ts'
import { followIn } from './follow-scanned.ts'

/** `name` is that of the repository that was scanned. */
export async function keepStandings(evidence: Evidence, name: string): Promise<void> {
  const { facts } = evidence
  for (const [repository, places] of await placesOf(evidence, name)) {
    const answers = await followIn(evidence, repository, places)
    const told = [...answers].flatMap(([place, { head, ...answer }]) =>
      head === null ? [] : [{ place, head, answer }],
    )
    const [first] = told
    if (first === undefined) continue
    const all = new Map(told.map(({ place, answer }) => [place, answer]))
    await recordsOn(facts.pool)
      .transaction()
      .execute((db) => keepAnswers({ db }, { repository, head: first.head }, all))
  }
}

/** The lines of all stops that somebody may walk, by what their trails call the repository: with or without the folders above it. */
async function placesOf(
  { facts }: Evidence,
  name: string,
): Promise<Map<string, readonly CodePlace[]>> {
  const { rows } = await sql<{ target: unknown }>`
    select distinct stop -> 'target' as target
    from records.record, jsonb_array_elements(detail -> 'stops') as stop
    where kind = 'trail' and status <> 'retired' and removed_at is null
      and stop #>> '{target,is}' = 'code'
      and regexp_replace(stop #>> '{target,repository}', '^.*/', '') = ${name.replace(/^.*\//, '')}`.execute(
    facts.db,
  )
  const places = rows.flatMap(({ target }) => Lines.safeParse(target).data ?? [])
  return Map.groupBy(places, ({ repository }) => repository)
}

/** Of a whole file, or of a commit that nobody knows, nothing is looked up. */
const Lines = z.object(CodePlace.shape)
