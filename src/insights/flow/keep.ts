/** Keeps what the stages come to, and reads it again. */
import { sql } from 'kysely'
import { inMs } from '#facts/reading/in-ms.ts'
import type pg from 'pg'
import type { Facts } from '#facts/facts.ts'
import type { MadeFrom } from './kept.ts'
import { WordBook } from '#facts/forge/words.ts'
import { CopyRows } from '#facts/writing/copy.ts'
import {
  flagsFromNumber,
  flagsToNumber,
  packStages,
  unpackStages,
  type Beside,
  type FlowRow,
} from './row.ts'
import type { MonthHours } from './rows-of.ts'
import { stageNames } from './stages.ts'

interface Kept {
  repositoryId: number
  rows: readonly FlowRow[]
  hours: readonly MonthHours[]
  newestAt: number | null
  made: MadeFrom
}

/** In the caller's transaction; whatever was kept before goes. */
export async function keepFlow(
  client: pg.ClientBase,
  { repositoryId, rows, hours, newestAt, made }: Kept,
): Promise<void> {
  for (const table of ['flow_change', 'flow_hours', 'flow_state'])
    await client.query(`delete from forge.${table} where repository_id = $1`, [repositoryId])
  const words = new WordBook()
  for (const { components } of rows) for (const name of components) words.see(name)
  await words.write(client, repositoryId)
  await client.query(
    'create temporary table if not exists staged_flow_change (like forge.flow_change) on commit delete rows',
  )
  const copied = new CopyRows('staged_flow_change', {
    ...{ repository_id: 'int4', number: 'int4', outcome: 'text' },
    ...{ opened_at: 'timestamptz_ms', ended_at: 'timestamptz_ms', author_id: 'int4' },
    size: 'int4',
    ...{ components: 'int4[]', elapsed: 'int8[]', working: 'int8[]', because: 'int2[]' },
    ...{ beside: 'int8[]', flags: 'int4' },
  })
  for (const row of rows) {
    const { elapsed, working, because } = packStages(row.stages)
    copied.row(
      ...[repositoryId, row.number, row.outcome, row.openedAt, row.endedAt, row.author, row.size],
      row.components.map((name) => words.idOf(name) ?? 0),
      ...[elapsed, working, because, besideOf(row), flagsToNumber(row.flags)],
    )
  }
  await copied.send(client)
  await client.query('insert into forge.flow_change select * from staged_flow_change')
  await client.query('truncate staged_flow_change')
  for (const { month, stage, minutes } of hours)
    await client.query('insert into forge.flow_hours values ($1, $2, $3, $4)', [
      ...[repositoryId, month, stageNames.indexOf(stage), [...minutes]],
    ])
  await client.query(
    'insert into forge.flow_state (repository_id, made_from, newest_at, telling) values ($1, $2, $3, $4)',
    [repositoryId, made.from, newestAt === null ? null : new Date(newestAt), made.telling],
  )
}

const absent = [-1, -1]

function besideOf({ open, fromRequest, queue }: FlowRow): number[] {
  const pair = (one: Beside | null) => (one === null ? absent : [one.elapsedMs, one.workingMs])
  return [...pair(open), ...pair(fromRequest), ...pair(queue)]
}

interface Row {
  number: number
  outcome: FlowRow['outcome']
  openedAt: number
  endedAt: number | null
  author: number | null
  size: number | null
  components: number[]
  elapsed: number[]
  working: number[]
  because: number[]
  beside: number[]
  flags: number
}

/** All changes of a repository, by number, and when the last happened that is known of. As `prepareFlow` left them. */
export async function readFlow(
  { db }: Facts,
  repositoryId: number,
): Promise<{ rows: FlowRow[]; newestAt: number | null }> {
  const [{ rows }, names, state] = await Promise.all([
    sql<Row>`
      select number, outcome, ${inMs('opened_at')} as "openedAt", ${inMs('ended_at')} as "endedAt", author_id as author, size, components,
        elapsed, working, because, beside, flags
      from forge.flow_change where repository_id = ${repositoryId} order by number`.execute(db),
    sql<{ id: number; word: string }>`
      select word_id as id, word from forge.word where repository_id = ${repositoryId} and word_id in (
        select unnest(components) from forge.flow_change where repository_id = ${repositoryId})`.execute(
      db,
    ),
    sql<{ at: number | null }>`
      select ${inMs('newest_at')} as at from forge.flow_state where repository_id = ${repositoryId}`.execute(
      db,
    ),
  ])
  const wordOf = new Map(names.rows.map(({ id, word }) => [id, word]))
  return {
    newestAt: state.rows[0]?.at ?? null,
    rows: rows.map(({ components, elapsed, working, because, beside, flags, ...row }) => ({
      ...row,
      components: components.map((id) => wordOf.get(id) ?? '').sort(),
      stages: unpackStages({ elapsed, working, because }),
      open: pairAt(beside, 0),
      fromRequest: pairAt(beside, 2),
      queue: pairAt(beside, 4),
      flags: flagsFromNumber(flags),
    })),
  }
}

function pairAt(beside: readonly number[], at: number): Beside | null {
  const [elapsedMs = -1, workingMs = -1] = beside.slice(at, at + 2)
  return elapsedMs < 0 ? null : { elapsedMs, workingMs }
}
