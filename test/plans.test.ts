/**
 * What is asked on arrival (all time, the default branch) is answered from rollups: no question walks the tables that hold
 * the whole history of everybody. PostgreSQL itself counts which rows were read.
 */
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { z } from 'zod'
import { insights, isInsight, listedInsight, type InsightName } from '#app/insights.ts'
import { openCodeReader } from '#app/code-reader.ts'
import { makeScope } from '#app/scope.ts'
import { makePool } from '#app/postgres/pool.ts'
import { makeFacts, type Facts } from '#facts/facts.ts'
import type { Scope } from '#insights/insight.ts'
import { test as aTest } from './cairn.ts'
import { aRepository } from './repositories/build.ts'
import { lines, type CommitPlan } from './repositories/plan.ts'
import { scanned } from './scanned.ts'

const names = Object.keys(insights).filter((name) => isInsight(name))
const commitCount = 1_500
const tables = ['commit', 'change', 'change_lines'] as const
type Table = (typeof tables)[number]

interface Crowd {
  facts: Facts
  scope: Scope
  own: Record<Table, number>
}

const test = aTest.extend<{ crowd: Crowd }>({
  crowd: [
    async ({ databases }, use) => {
      const { name, connection } = await databases.create()
      // One connection alone, which can be told to say now what it counted.
      const pool = makePool({ ...connection, max: 1 })
      const facts = makeFacts(pool)
      await using repository = await aRepository({
        commits: Array.from({ length: commitCount }, (_, number) => aCommit(number)),
        tags: Object.fromEntries(
          Array.from({ length: 14 }, (_, index) => [`v1.${index}.0`, `c${(index + 1) * 100}`]),
        ),
      })
      const wider = makePool({ ...connection, max: 4 })
      const data = join(repository.path, '..', 'data')
      const { repository: read } = await scanned(makeFacts(wider), data, repository.path)
      await addNeighbours(wider, read.id)
      await wider.end()
      const code = openCodeReader(facts, { dataFolder: data, repositoryId: read.id })
      const scope = await makeScope(facts, { repositoryId: read.id, now: new Date(0), code })
      const { rows } = await pool.query<Record<Table, number>>(
        `select ${tables.map((table) => `(select count(*) from ${table} where repository_id = $1) as ${table}`).join(', ')}`,
        [read.id],
      )
      await use({ facts, scope, own: rows[0] ?? { commit: 0, change: 0, change_lines: 0 } })
      await code.close()
      await pool.end()
      await databases.drop(name)
    },
    { scope: 'file' },
  ],
})

describe('on arrival', () => {
  test.for(names)('%s walks no table of facts', async (name, { crowd }) => {
    const { facts, scope, own } = crowd
    const { answer, read } = await watched(facts, () => ask(name, scope))
    expect(answer.n).toBeGreaterThan(0)
    for (const table of tables) expect(read[table].scans, `sequential scans of ${table}`).toBe(0)
    // About one file: what changed with it. About all: nothing, the rollups say it.
    const share = listedInsight(name).operand === undefined ? 0 : 0.25
    for (const table of ['change', 'change_lines'] as const)
      expect(read[table].rows, table).toBeLessThanOrEqual(own[table] * share)
    // Who and when may be asked of the repository's own commits, once or twice; never of the neighbours'.
    expect(read.commit.rows).toBeLessThan(own.commit * 2.1)
  })

  test('what is read is seen: a window reads the changes in it, and a scan is counted', async ({
    crowd: { facts, scope, own },
  }) => {
    const window = { label: 'half', from: new Date('2020-02-01T00:00:00Z'), to: null }
    const half = await watched(facts, () => ask('hotspots', { ...scope, window }))
    expect(half.read.change.rows).toBeGreaterThan(own.change / 4)
    const walk = await watched(facts, () => facts.pool.query('select max(status) from change'))
    expect(walk.read.change.scans).toBeGreaterThan(0)
    expect(walk.read.change.rows).toBeGreaterThanOrEqual(own.change * 30)
  })
})

async function watched<Answer>(
  facts: Facts,
  work: () => Promise<Answer>,
): Promise<{ answer: Answer; read: Record<Table, Read> }> {
  const before = await readSoFar(facts)
  const answer = await work()
  const after = await readSoFar(facts)
  const between = (table: Table): Read => ({
    scans: after[table].scans - before[table].scans,
    rows: after[table].rows - before[table].rows,
  })
  return {
    answer,
    read: {
      commit: between('commit'),
      change: between('change'),
      change_lines: between('change_lines'),
    },
  }
}

async function ask(name: InsightName, scope: Scope): Promise<{ n: number }> {
  const listed = listedInsight(name)
  const insight = await listed.load()
  const { operand } = listed
  const file = 'src/a1.ts'
  const input = operand ? { [operand.key]: operand.shown.endsWith('...') ? [file] : file } : {}
  return insight.answer(scope, z.parse(insight.input, input))
}

interface Read {
  /** Sequential scans begun. */
  scans: number
  /** Rows that any scan looked at. */
  rows: number
}

async function readSoFar({ pool }: Facts): Promise<Record<Table, Read>> {
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
  return { commit: of('commit'), change: of('change'), change_lines: of('change_lines') }
}

/** A workspace of thirty such repositories: only then is walking a table dearer than looking rows up. */
async function addNeighbours(pool: Facts['pool'], id: number): Promise<void> {
  for (const table of tables) {
    const { rows } = await pool.query<{ name: string }>(
      `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 1 and not attisdropped order by attnum`,
      [table],
    )
    const columns = rows.map((row) => row.name).join(', ')
    await pool.query(
      `insert into ${table} (repository_id, ${columns})
       select repository_id + 1000 + n, ${columns} from ${table}, generate_series(1, 29) n where repository_id = $1`,
      [id],
    )
  }
  await pool.query('analyze')
}

function aCommit(number: number): CommitPlan {
  const author = { name: `P${number % 7}`, email: `p${number % 7}@example.org` }
  const part = `lib/part-${number % 40}.ts`
  return {
    author,
    message: number % 4 === 0 ? `fix: mend ${number}` : `feat: step ${number}`,
    files: {
      [`src/a${number % 9}.ts`]: lines((number % 50) + 1, `${number}`),
      ...(number % 2 === 0 ? { [`src/b${number % 9}.ts`]: lines(3, `${number}`) } : {}),
      [part]: `export const part = ${number}\n`,
    },
  }
}
