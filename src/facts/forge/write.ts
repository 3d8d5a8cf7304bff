/**
 * Writes what was seen on a forge. The same sightings give the same rows, however they are cut into batches and in whatever order
 * they come; written twice they are written once.
 */
import type pg from 'pg'
import { CopyRows } from '../writing/copy.ts'
import { AccountBook } from './accounts.ts'
import { rowsOf } from './rows.ts'
import type { ForgeBatch } from './seen.ts'
import { sheets } from './sheets.ts'
import { upsert } from './upsert.ts'
import { WordBook } from './words.ts'

export interface ForgeProject {
  repositoryId: number
  host: string
}

/** In the caller's transaction. */
export async function writeForge(
  client: pg.ClientBase,
  { repositoryId, host }: ForgeProject,
  batch: ForgeBatch,
): Promise<void> {
  const [accounts, words] = [new AccountBook(host), new WordBook()]
  look(batch, accounts, words)
  await accounts.write(client)
  await words.write(client, repositoryId)
  const rows = rowsOf(batch, accounts, words)
  for (const [name, sheet] of Object.entries(sheets))
    await upsert(client, sheet, { repositoryId, sightings: rows.sightings[name] ?? [] })
  await addPaths(client, repositoryId, rows.paths)
  await addTestCases(client, repositoryId, rows.testCases)
  await addCoverage(client, repositoryId, batch.coverage ?? [])
  await client.query('update forge.project set telling = telling + 1 where repository_id = $1', [
    repositoryId,
  ])
}

function look(batch: ForgeBatch, accounts: AccountBook, words: WordBook): void {
  for (const { author, version } of [...(batch.requests ?? []), ...(batch.issues ?? [])])
    accounts.see(author, version)
  for (const { actor, subject, at } of batch.events ?? []) {
    accounts.see(actor, at)
    accounts.see(subject, at)
  }
  for (const { author, email, committedAt, authoredAt } of batch.commits ?? []) {
    accounts.see(author, committedAt ?? authoredAt ?? 0)
    accounts.seeEmail(author, email)
  }
  for (const { workflow, trigger, branch } of batch.runs ?? [])
    for (const word of [workflow, trigger, branch]) words.see(word)
  for (const { workflow, name, queue } of batch.jobs ?? [])
    for (const word of [workflow, name, queue]) words.see(word)
  for (const { path } of batch.paths ?? []) words.see(path)
  for (const { name } of batch.testCases ?? []) words.see(name)
}

/** All that it was ever seen to change: what a later push takes back, it was about once. */
async function addPaths(
  client: pg.ClientBase,
  repositoryId: number,
  paths: readonly { number: number; word: number }[],
): Promise<void> {
  await client.query(
    `insert into forge.request_path (repository_id, number, word_id)
     select $1, number, word from unnest($2::int[], $3::int[]) as t (number, word) order by 2, 3 on conflict do nothing`,
    [repositoryId, paths.map(({ number }) => number), paths.map(({ word }) => word)],
  )
}

/** A report is whole or not there: the same contents again are the same report. */
async function addTestCases(
  client: pg.ClientBase,
  repositoryId: number,
  cases: readonly (readonly unknown[])[],
): Promise<void> {
  if (cases.length === 0) return
  await client.query(
    'create temporary table if not exists staged_test_case (like forge.test_case) on commit delete rows',
  )
  const rows = new CopyRows('staged_test_case', {
    ...{ repository_id: 'int4', report: 'int8_text', position: 'int4', name_id: 'int4' },
    ...{ outcome: 'text', ms: 'int4', at: 'timestamptz_ms', oid: 'bytea' },
  })
  for (const one of cases) rows.row(repositoryId, ...one)
  await rows.send(client)
  await client.query(
    'insert into forge.test_case select * from staged_test_case on conflict do nothing',
  )
  await client.query('truncate staged_test_case')
}

/** Of one thing read whole twice the later version counts: whatever is newer than it was not read. */
async function addCoverage(
  client: pg.ClientBase,
  repositoryId: number,
  coverage: NonNullable<ForgeBatch['coverage']>,
): Promise<void> {
  await client.query(
    `insert into forge.coverage as known (repository_id, kind, number, version)
     select $1, kind, number, max(version) from unnest($2::text[], $3::int[], $4::bigint[]) as t (kind, number, version)
     group by kind, number order by 2, 3
     on conflict (repository_id, kind, number) do update set version = excluded.version where excluded.version > known.version`,
    [
      ...[repositoryId, coverage.map(({ kind }) => kind), coverage.map(({ number }) => number)],
      coverage.map(({ version }) => version),
    ],
  )
}
