/**
 * How long search and lists take among many records, and as many paths: `npx node bench/records.ts [COUNT]` (100,000 unless said
 * otherwise). Beside each stands what looking through all texts takes.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { searchVerbs } from '#app/search/verbs.ts'
import { localSession } from '#app/session.ts'
import { nothingDelivered } from '#app/delivery/ways-verb.ts'
import { makeTexts } from '#app/texts/texts.ts'
import { openWorkspace } from '#app/workspace.ts'
import { list } from '#practices/decisions/verbs.ts'
import { governing as inOrder, recordsNaming } from '#records/governing.ts'
import { recent } from '#records/record-verbs.ts'
import { searchRecords } from '#records/verbs.ts'
import { call } from '#verbs/call.ts'
import { fillRecords } from './many-records.ts'
import { median, timesOf } from './measured.ts'

const count = Number(process.argv[2] ?? 100_000)
const runs = 21
const data = await mkdtemp(join(tmpdir(), 'cairn-bench-'))
const workspace = await openWorkspace({ data, env: {} })
try {
  const { pool } = workspace.facts
  const session = await localSession(pool)
  await fillRecords(pool, count)
  console.log(`${count} records of 100 words, ${2 * count} comments of 20; medians of ${runs}`)
  const found = (text: string) => call(searchRecords, session, { text })
  for (const [what, text] of [
    ['a rare word', 'w19000'],
    ['a word of 1,500', 'w900'],
    ['two words', 'w300 w400'],
    ['a common word', 'w2'],
    ['two common words', 'w2 w3'],
    ['a beginning', 'w19'],
    ['a phrase', '"w2 w3"'],
  ] as const) {
    const [ms, all] = [
      await medianMs(() => found(text)),
      await medianMs(() => lookThrough(pool, text), 3),
    ]
    const { items, isWeighed } = await found(text)
    console.log(
      `${what.padEnd(18)}${ms.toFixed(1).padStart(8)} ms  ${(all / ms).toFixed(1).padStart(7)} x as fast as looking through; ${items.length} shown${isWeighed ? '' : ', the newest'}`,
    )
  }
  await fillPaths(pool)
  const place = { ...workspace, texts: makeTexts(), delivery: nothingDelivered }
  const [searchAll] = searchVerbs(Promise.resolve(place))
  if (searchAll === undefined) throw new Error('There is no search of all.')
  const all = (given: Record<string, unknown>) => call(searchAll, session, given)
  const began = performance.now()
  await all({ text: 'w1', kind: 'path' })
  console.log(
    `${count} paths, read for the first search in ${(performance.now() - began).toFixed(0)} ms`,
  )
  for (const [what, text] of [
    ['a rare name', 'w19000'],
    ['a beginning', 'w19'],
    ['two names', 'w3 w40'],
    ['a phrase', '"w2/w3"'],
    ['one letter', 'w'],
    ['not one, but', 'w5 -w6'],
  ] as const) {
    const [paths, both] = [
      await medianMs(() => all({ text, kind: 'path' })),
      await medianMs(() => all({ text })),
    ]
    console.log(
      `${what.padEnd(18)}${paths.toFixed(1).padStart(8)} ms among paths, ${both.toFixed(1).padStart(6)} ms among records and paths`,
    )
  }
  await fillPlaces(pool)
  const governing = async (path: string) =>
    inOrder(await recordsNaming(session, { repository: 'bench', paths: [path] }))
  const { rows: named } = await pool.query<{ path: string }>(
    'select path from records.place where not is_pattern order by record_id limit 1',
  )
  const rare = named[0]?.path ?? ''
  for (const path of [rare, 'w19/w300/w5.ts', 'w2'])
    console.log(
      `what governs ${path}: ${(await governing(path)).length} records in ${(await medianMs(() => governing(path))).toFixed(1)} ms`,
    )
  const first = await medianMs(() => call(list, session, {}))
  const deep = await medianMs(() => call(list, session, { after: String(Math.round(count / 2)) }))
  console.log(`a page of a list  ${first.toFixed(1)} ms; one from the middle ${deep.toFixed(1)} ms`)
  const newest = await medianMs(() => call(recent, session, {}))
  console.log(`what changed lately  ${newest.toFixed(1)} ms`)
  for (const text of ['w19000', 'w900', 'w2', 'w19 w2']) {
    const ms = await medianMs(() => call(list, session, { text }))
    console.log(`a page of a list of those that say ${text}  ${ms.toFixed(1)} ms`)
  }
} finally {
  await workspace.close()
  await rm(data, { recursive: true, force: true })
}

async function medianMs(work: () => Promise<unknown>, times = runs): Promise<number> {
  return median(await timesOf(work, times))
}

function lookThrough(pool: pg.Pool, text: string): Promise<unknown> {
  const word = text.replaceAll('"', '').split(' ')[0] ?? ''
  return pool.query(
    'select record_id from records.record where body ~ $1 union select record_id from records.comment where body ~ $1 limit 20',
    [`\\m${word}\\M`],
  )
}

/** Three in each text, of which one in fifty is a pattern. */
async function fillPlaces(pool: pg.Pool): Promise<void> {
  await pool.query(`
    insert into records.place (record_id, path, repository, is_pattern)
      select record_id, replace(pg_temp.some_words(number, 2 + k), ' ', '/') || case when number % 50 = 0 then '/**' else '' end, '', number % 50 = 0
      from records.record, generate_series(1, 3) k on conflict do nothing`)
  await pool.query('vacuum analyze records.place')
}

/** Four folders deep, at the head of one repository. */
async function fillPaths(pool: pg.Pool): Promise<void> {
  await pool.query(`
    insert into repository (source, name) values ('/bench', 'bench');
    insert into branch (repository_id, branch_id, name, head, head_commit_id, is_default, commits, first_parent)
      select repository_id, 1, 'main', '\\x00', 0, true, '{}', '{}' from repository;
    insert into path (repository_id, path_id, path, class)
      select repository_id, n, replace(pg_temp.some_words(n, 4), ' ', '/') || '-' || n || '.ts', 'source' from repository, generate_series(1, ${count}) n;
    insert into head_file (repository_id, branch_id, path_id) select repository_id, 1, path_id from path`)
  await pool.query('vacuum analyze path, head_file')
}
