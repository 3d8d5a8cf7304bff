/**
 * How long search and lists take among many records: `node bench/records.ts [COUNT]` (100,000 unless said otherwise). Words are
 * drawn as language has them, a few of them very often. Beside each stands what looking through all texts takes.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { localSession } from '#app/session.ts'
import { openWorkspace } from '#app/workspace.ts'
import { list } from '#practices/decisions/verbs.ts'
import { searchRecords } from '#records/verbs.ts'
import { call } from '#verbs/call.ts'

const count = Number(process.argv[2] ?? 100_000)
const runs = 21
const data = await mkdtemp(join(tmpdir(), 'cairn-bench-'))
const workspace = await openWorkspace({ data, env: {} })
try {
  const { pool } = workspace.facts
  const session = await localSession(pool)
  await fill(pool)
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
      await median(() => found(text)),
      await median(() => lookThrough(pool, text), 3),
    ]
    const { items, isWeighed } = await found(text)
    console.log(
      `${what.padEnd(18)}${ms.toFixed(1).padStart(8)} ms  ${(all / ms).toFixed(1).padStart(7)} x as fast as looking through; ${items.length} shown${isWeighed ? '' : ', the newest'}`,
    )
  }
  const first = await median(() => call(list, session, {}))
  const deep = await median(() => call(list, session, { after: String(Math.round(count / 2)) }))
  console.log(`a page of a list  ${first.toFixed(1)} ms; one from the middle ${deep.toFixed(1)} ms`)
} finally {
  await workspace.close()
  await rm(data, { recursive: true, force: true })
}

async function median(work: () => Promise<unknown>, times = runs): Promise<number> {
  const took: number[] = []
  for (let turn = 0; turn < times; turn++) {
    const began = performance.now()
    await work()
    took.push(performance.now() - began)
  }
  return took.toSorted((a, b) => a - b)[Math.floor(times / 2)] ?? 0
}

function lookThrough(pool: pg.Pool, text: string): Promise<unknown> {
  const word = text.replaceAll('"', '').split(' ')[0] ?? ''
  return pool.query(
    'select record_id from records.record where body ~ $1 union select record_id from records.comment where body ~ $1 limit 20',
    [`\\m${word}\\M`],
  )
}

/** The n-th word comes about as often as 1/n. */
async function fill(pool: pg.Pool): Promise<void> {
  await pool.query(`
    create function pg_temp.some_words(seed integer, many integer) returns text language sql volatile as
      $$ select string_agg('w' || floor(exp(random() * ln(20000)))::integer, ' ') from generate_series(1, many + 0 * seed) $$;
    insert into records.record select gen_random_uuid(), 'decision', n, 'open', pg_temp.some_words(n, 5), pg_temp.some_words(n, 100),
      '{"options": [], "until": null}', null, 1, now() - n * interval '1 minute', now() - n * interval '1 minute', null
      from generate_series(1, ${count}) n;
    insert into records.comment select gen_random_uuid(), record_id, null, null, pg_temp.some_words(number, 20), 1, now(), now(), null
      from records.record, generate_series(1, 2);
    insert into records.words select record_id, record_id, kind, updated_at, setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('english', body), 'C')
      from records.record;
    insert into records.words select record_id, comment_id, 'decision', created_at, setweight(to_tsvector('english', body), 'D') from records.comment`)
  await pool.query('vacuum analyze records.record, records.comment, records.words')
}
