/**
 * No question walks the tables that hold the history of everybody: what is asked on arrival (all time, the default branch)
 * is answered from rollups; any window, path, branch, level or unit from the repository's own rows, through an index.
 * PostgreSQL itself counts which rows were read.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { z } from 'zod'
import { insights, isInsight, listedInsight, type InsightName } from '#app/insights.ts'
import { openCodeReader } from '#app/code-reader.ts'
import { makeScope } from '#app/scope.ts'
import { makePool } from '#app/postgres/pool.ts'
import { makeFacts, type Facts } from '#facts/facts.ts'
import type { Scope } from '#insights/insight.ts'
import { CairnError } from '#std/errors.ts'
import { test as aTest } from './cairn.ts'
import { aRepository } from './repositories/build.ts'
import { lines, rename, write, type CommitPlan } from './repositories/plan.ts'
import { scanned } from './scanned.ts'

const names = Object.keys(insights).filter((name) => isInsight(name))
const commitCount = 1_500
/** Facts, and what is derived from them, that grow with the history of each repository. */
const tables = [
  ...(['commit', 'change', 'change_lines', 'message', 'parent', 'reference', 'landing'] as const),
  ...(['path', 'life', 'head_file', 'file', 'file_month', 'file_author', 'file_pair'] as const),
  ...(['repository_month', 'cross_touch', 'blob', 'code_function'] as const),
] as const
type Table = (typeof tables)[number]

interface Crowd {
  facts: Facts
  scope: Scope
  /** On another branch. */
  early: Scope
  /** How many rows it has of each table. */
  own: (table: Table) => number
}

const test = aTest.extend<{ crowd: Crowd }>({
  crowd: [
    async ({ databases }, use) => {
      const { name, connection } = await databases.create()
      // One connection alone, which can be told to say now what it counted.
      const pool = makePool({ ...connection, max: 1 })
      const facts = makeFacts(pool)
      await using repository = await aRepository({
        commits: Array.from({ length: commitCount }, (_, index) => commitsAt(index + 1)).flat(),
        branches: { main: `c${commitCount}`, early: `c${commitCount - 300}` },
        tags: Object.fromEntries(
          Array.from({ length: 14 }, (_, index) => [`v1.${index}.0`, `c${(index + 1) * 100}`]),
        ),
      })
      const wider = makePool({ ...connection, max: 4 })
      const data = join(repository.path, '..', 'data')
      const branches = ['early']
      const { repository: read } = await scanned(makeFacts(wider), data, repository.path, {
        branches,
      })
      await addNeighbours(wider, read.id)
      await wider.end()
      const code = openCodeReader(facts, { dataFolder: data, repositoryId: read.id })
      const scope = await makeScope(facts, { repositoryId: read.id, now: new Date(0), code })
      const early = await makeScope(facts, {
        ...{ repositoryId: read.id, branch: 'early', now: new Date(0), code },
      })
      const { rows } = await pool.query<Record<Table, number>>(
        `select ${tables.map((table) => `(select count(*) from ${table} where repository_id = $1) as ${table}`).join(', ')}`,
        [read.id],
      )
      await use({ facts, scope, early, own: (table) => rows[0]?.[table] ?? 0 })
      await code.close()
      await pool.end()
      await databases.drop(name)
    },
    { scope: 'file' },
  ],
})

test.for(names)('%s states its query budget', async (name) => {
  const file = join(import.meta.dirname, `../src/insights/${name}/insight.ts`)
  expect(await readFile(file, 'utf8')).toMatch(/^\/\*\*\n(?: \*.*\n)* \* Query budget/)
})

describe('on arrival', () => {
  test.for(names)('%s walks no table of facts', async (name, { crowd }) => {
    const { facts, scope, own } = crowd
    const { answer, read } = await watched(facts, () => ask(name, scope))
    expect(answer.n).toBeGreaterThan(0)
    for (const table of tables) expect(read(table).scans, `sequential scans of ${table}`).toBe(0)
    // About one file: what changed with it. About all: nothing, the rollups say it.
    const share = listedInsight(name).operand === undefined ? 0 : 0.25
    for (const table of ['change', 'change_lines'] as const)
      expect(read(table).rows, table).toBeLessThanOrEqual(own(table) * share)
    // Who and when may be asked of the repository's own commits, once or twice; never of the neighbours'.
    expect(read('commit').rows).toBeLessThan(own('commit') * 2.1)
  })
})

/** What `--window`, `--path`, `--branch` and `--unit` ask, and the answers' own switches. */
const ways: Record<string, Partial<Pick<Scope, 'window' | 'prefix' | 'unit'>>> = {
  'a window': { window: { label: 'half', from: new Date('2020-02-01T00:00:00Z'), to: null } },
  'a path': { prefix: 'src' },
  'a window and a path': {
    window: { label: 'part', from: new Date('2020-02-01'), to: new Date('2020-02-09') },
    prefix: 'src',
  },
  tickets: { unit: 'ticket' },
  'days of an author': { unit: 'author-day' },
  merges: { unit: 'first-parent' },
  'change requests': { unit: 'change-request' },
}
const switches: [InsightName, object][] = [
  ['hotspots', { level: 'directory' }],
  ['hotspots', { level: 'function' }],
  ['coupling', { level: 'directory' }],
  ['coupling', { surprising: true }],
  ['coupling', { across: 'key' }],
  ['coupling', { across: 'author-day' }],
]

describe('asked another way', () => {
  const asked = Object.keys(ways).flatMap((way) => names.map((name) => [way, name] as const))

  test.for(asked)(
    '%s: %s reads only its own repository, through an index',
    async ([way, name], { crowd }) => {
      await expectOwnRows(crowd, () => ask(name, { ...crowd.scope, ...ways[way] }))
    },
  )

  test.for(names)(
    'another branch: %s reads only its own repository, through an index',
    async (name, { crowd }) => {
      await expectOwnRows(crowd, () => ask(name, crowd.early))
    },
  )

  test.for(switches)(
    '%s %o reads only its own repository, through an index',
    async ([name, input], { crowd }) => {
      await expectOwnRows(crowd, () => ask(name, crowd.scope, input))
      if ('across' in input) return
      const { window } = { ...ways['a window'] }
      await expectOwnRows(crowd, () =>
        ask(name, { ...crowd.scope, ...(window && { window }) }, input),
      )
    },
  )

  test('what is read is seen: a window reads the changes in it, and a scan is counted', async ({
    crowd: { facts, scope, own },
  }) => {
    const half = await watched(facts, () => ask('hotspots', { ...scope, ...ways['a window'] }))
    expect(half.read('change').rows).toBeGreaterThan(own('change') / 4)
    const walk = await watched(facts, () => facts.pool.query('select max(status) from change'))
    expect(walk.read('change').scans).toBeGreaterThan(0)
    expect(walk.read('change').rows).toBeGreaterThanOrEqual(own('change') * 30)
  })
})

/** A few passes over the repository's own rows, seven at most as measured; one over all thirty repositories would be thirty. */
const rowsPerChangeMax = 8

async function expectOwnRows({ facts, own }: Crowd, work: () => Promise<unknown>): Promise<void> {
  const { read } = await watched(facts, () => unlessRefused(work))
  expect(tables.filter((table) => read(table).scans > 0)).toEqual([])
  const most = own('change') * rowsPerChangeMax
  const over = tables.filter((table) => read(table).rows > most)
  expect(over.map((table) => [table, read(table).rows, most])).toEqual([])
}

/** Some are asked commit by commit alone, and say so. */
async function unlessRefused(work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof CairnError && error.code.includes('unit'))) throw error
  }
}

async function watched<Answer>(
  facts: Facts,
  work: () => Promise<Answer>,
): Promise<{ answer: Answer; read: (table: Table) => Read }> {
  const before = await readSoFar(facts)
  const answer = await work()
  const after = await readSoFar(facts)
  const between = (table: Table): Read => ({
    scans: after(table).scans - before(table).scans,
    rows: after(table).rows - before(table).rows,
  })
  return { answer, read: between }
}

async function ask(name: InsightName, scope: Scope, given: object = {}): Promise<{ n: number }> {
  const listed = listedInsight(name)
  const insight = await listed.load()
  const { operand } = listed
  const file = 'src/a1.ts'
  const input = operand ? { [operand.key]: operand.shown.endsWith('...') ? [file] : file } : given
  return insight.answer(scope, z.parse(insight.input, input))
}

interface Read {
  /** Sequential scans begun. */
  scans: number
  /** Rows that any scan looked at. */
  rows: number
}

async function readSoFar({ pool }: Facts): Promise<(table: Table) => Read> {
  await pool.query('select pg_stat_force_next_flush()')
  await pool.query('select pg_stat_clear_snapshot()')
  const { rows } = await pool.query<{ name: Table } & Read>(
    `select t.relname as name, t.seq_scan as scans, t.seq_tup_read + coalesce(sum(i.idx_tup_read), 0) as rows
     from pg_stat_user_tables t left join pg_stat_user_indexes i using (relid)
     where t.relname = any($1) group by t.relid, t.relname, t.seq_scan, t.seq_tup_read`,
    [tables],
  )
  const none = { scans: 0, rows: 0 }
  const of = (table: Table): Read => rows.find(({ name }) => name === table) ?? none
  return of
}

/** A workspace of thirty such repositories: only then is walking a table dearer than looking rows up. */
async function addNeighbours(pool: Facts['pool'], id: number): Promise<void> {
  for (const table of tables) {
    const { rows } = await pool.query<{ name: string }>(
      `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 1 and not attisdropped order by attnum`,
      [table],
    )
    const columns = rows.map((row) => row.name).join(', ')
    // No neighbour shares a key with another, so that none has a reason to be read.
    const values = table === 'cross_touch' ? columns.replace('key', "key || ' ' || n") : columns
    await pool.query(
      `insert into ${table} (repository_id, ${columns})
       select repository_id + 1000 + n, ${values} from ${table}, generate_series(1, 29) n where repository_id = $1 order by n`,
      [id],
    )
  }
  await pool.query('analyze')
}

/** Every tenth joins a branch of one commit, and now and then a file is moved. */
function commitsAt(number: number): CommitPlan[] {
  const author = authorOf(number)
  const own = { ...aCommit(number), mark: `c${number}` }
  const parents = number === 1 ? [] : [`c${number - 1}`]
  if (number % 10 !== 0) return [{ ...own, parents, ...moving(number) }]
  const side = { [`side/${number}.ts`]: lines(3, `${number}`) }
  const mark = `s${number}`
  return [
    { ...own, message: 'feat: aside', mark, parents: [`c${number - 3}`], files: side },
    {
      ...{ author, mark: own.mark, parents: [...parents, mark], files: side },
      message: `Merge pull request #${number} from them/side`,
    },
  ]
}

function moving(number: number): Pick<CommitPlan, 'changes'> {
  const [old, moved] = [`old/${number - 1}.ts`, `new/${number - 1}.ts`]
  if (number % 10 === 1) return { changes: [write(`old/${number}.ts`, lines(30, `${number}`))] }
  return number % 10 === 2 && number > 2 ? { changes: [rename(old, moved)] } : {}
}

function authorOf(number: number) {
  return { name: `P${number % 7}`, email: `p${number % 7}@example.org` }
}

function aCommit(number: number): CommitPlan {
  const part = `lib/part-${number % 40}.ts`
  return {
    author: authorOf(number),
    message: number % 4 === 0 ? `fix: mend ABC-${number}` : `feat: step ${number}`,
    files: {
      [`src/a${number % 9}.ts`]: lines((number % 50) + 1, `${number}`),
      ...(number % 2 === 0 ? { [`src/b${number % 9}.ts`]: lines(3, `${number}`) } : {}),
      [part]: `export const part = ${number}\n`,
    },
  }
}
