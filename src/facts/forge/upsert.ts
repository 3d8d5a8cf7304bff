/** Brings what was seen into its table: of two sightings of one thing the later version holds, in whatever order they come. */
import type pg from 'pg'
import { CopyRows } from '../writing/copy.ts'
import { digestOf } from './digest.ts'
import type { Sheet } from './sheets.ts'

export interface Sighting {
  /** Values of the columns of the sheet, in their order. */
  values: readonly unknown[]
  version: number
  /** What was seen, without a number of ours in it: they hang on what came first. */
  seen: object
}

/** In the caller's transaction. */
export async function upsert(
  client: pg.ClientBase,
  { table, key, rest }: Sheet,
  { repositoryId, sightings }: { repositoryId: number; sightings: readonly Sighting[] },
): Promise<void> {
  if (sightings.length === 0) return
  const columns = {
    repository_id: 'int4',
    ...key,
    ...rest,
    version: 'int8',
    digest: 'int8_text',
  } as const
  const staged = `staged_${table}`
  await client.query(
    `create temporary table if not exists ${staged} (like forge.${table}) on commit delete rows`,
  )
  const rows = new CopyRows(staged, columns)
  for (const { values, version, seen } of sightings)
    rows.row(repositoryId, ...values, version, digestOf(JSON.stringify(seen)))
  await rows.send(client)
  const keys = ['repository_id', ...Object.keys(key)].join(', ')
  const all = Object.keys(columns)
  const held = [...Object.keys(rest), 'version', 'digest']
  await client.query(
    `insert into forge.${table} as known (${all.join(', ')})
     select distinct on (${keys}) ${all.join(', ')} from ${staged} order by ${keys}, version desc, digest desc
     on conflict (${keys}) do update set ${held.map((name) => `${name} = excluded.${name}`).join(', ')}
     where (excluded.version, excluded.digest) > (known.version, known.digest)`,
  )
  await client.query(`truncate ${staged}`)
}
