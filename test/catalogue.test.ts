/** The rules that keep the schema fit for a cluster, asked of PostgreSQL's own catalogue. */
import { readFile } from 'node:fs/promises'
import type { Facts } from '#facts/facts.ts'
import { expect } from 'vitest'
import { test } from './cairn.ts'

const factSchemas = ['public', 'forge'] as const

test.for(factSchemas)(
  'every table about one repository has the repository first in its primary key, in the schema %s',
  async (schema, { facts }) => {
    const keys = await readUniqueIndexes(facts, schema)
    const tables = await tablesOfRepositories(facts, schema)
    expect(tables.length).toBeGreaterThan(15)
    const astray = tables.filter(
      (table) =>
        keys.find((key) => key.table === table && key.isPrimary)?.columns[0] !== 'repository_id',
    )
    expect(astray).toEqual([])
  },
)

test.for(factSchemas)(
  'every unique index of such a table holds the repository, in the schema %s',
  async (schema, { facts }) => {
    const tables = new Set(await tablesOfRepositories(facts, schema))
    const keys = (await readUniqueIndexes(facts, schema)).filter(({ table }) => tables.has(table))
    expect(keys.length).toBeGreaterThanOrEqual(tables.size)
    expect(keys.filter(({ columns }) => !columns.includes('repository_id'))).toEqual([])
  },
)

test.for(factSchemas)(
  'every table has a primary key, in the schema %s',
  async (schema, { facts }) => {
    const keyed = new Set(
      (await readUniqueIndexes(facts, schema))
        .filter(({ isPrimary }) => isPrimary)
        .map(({ table }) => table),
    )
    const columns = await readColumns(facts, schema)
    expect([...columns.keys()].filter((table) => !keyed.has(table))).toEqual([])
  },
)

test('ids are whole numbers', async ({ facts }) => {
  const { rows } = await facts.pool.query<{ column: string; type: string }>(
    `select table_name || '.' || column_name as column, data_type as type from information_schema.columns
     where table_schema = 'public' and (column_name like '%\\_id' or column_name in ('position', 'month', 'file_a', 'file_b'))`,
  )
  expect(rows.length).toBeGreaterThan(50)
  expect(rows.filter(({ type }) => !['integer', 'smallint', 'bigint'].includes(type))).toEqual([])
})

const typedTables = {
  public: [['../src/facts/tables.ts', 'FactTables']],
  forge: [['../src/facts/forge/tables.ts', 'ForgeTables']],
  records: [
    ['../src/verbs/tables.ts', 'VerbTables'],
    ['../src/records/tables.ts', 'RecordTables'],
    ['../src/app/delivery/tables.ts', 'DeliveryTables'],
    ['../src/practices/decisions/review-tables.ts', 'ReviewTables'],
    ['../src/practices/decisions/tables.ts', 'DecisionTables'],
    ['../src/practices/decisions/files/tables.ts', 'DecisionFileTables'],
    ['../src/practices/frictions/tables.ts', 'FrictionTables'],
    ['../src/practices/questions/tables.ts', 'QuestionTables'],
    ['../src/practices/trails/tables.ts', 'TrailTables'],
    ['../src/practices/growth/tables.ts', 'GrowthTables'],
    ['../src/practices/growth/pairs/tables.ts', 'PairTables'],
    ['../src/practices/one-to-one/tables.ts', 'OneToOneTables'],
    ['../src/members/tables.ts', 'MembersTables'],
  ],
  accounts: [['../src/app/accounts/tables.ts', 'AccountTables']],
} as const
const schemas = ['public', 'forge', 'records', 'accounts'] as const
type Schema = (typeof schemas)[number]

test.for(schemas)(
  'the typed tables are those of the schema %s, column by column',
  async (schema, { facts }) => {
    const columns = await readColumns(facts, schema)
    columns.delete('migration')
    expect(columns.size).toBeGreaterThan(4)
    expect(await readTypedTables(schema)).toEqual(columns)
  },
)

test.for(schemas)(
  'a column may be null in the types where it may be null in the schema %s',
  async (schema, { facts }) => {
    const { rows } = await facts.pool.query<{ column: string }>(
      `select table_name || '.' || column_name as column from information_schema.columns
       join information_schema.tables using (table_schema, table_name)
     where table_schema = $1 and table_type = 'BASE TABLE' and is_nullable = 'YES' order by 1`,
      [schema],
    )
    const typed = [...(await readTypedColumns(schema))].flatMap(([table, columns]) =>
      columns.filter(({ type }) => type.includes('| null')).map(({ name }) => `${table}.${name}`),
    )
    expect(typed.sort()).toEqual(rows.map(({ column }) => column).sort())
  },
)

async function readColumns(
  { pool }: Facts,
  schema: Schema = 'public',
): Promise<Map<string, string[]>> {
  const { rows } = await pool.query<{ table: string; columns: string[] }>(
    `select relname as table, array_agg(attname::text order by attname::text collate "C") as columns
     from pg_class join pg_attribute on attrelid = pg_class.oid and attnum > 0 and not attisdropped
     where relkind in ('r', 'p') and relnamespace = $1::regnamespace group by relname`,
    [schema],
  )
  return new Map(rows.map(({ table, columns }) => [table, columns]))
}

async function tablesOfRepositories(facts: Facts, schema: Schema): Promise<string[]> {
  const columns = await readColumns(facts, schema)
  return [...columns]
    .filter(([table, names]) => table !== 'repository' && names.includes('repository_id'))
    .map(([table]) => table)
}

interface UniqueIndex {
  table: string
  index: string
  isPrimary: boolean
  columns: string[]
}

async function readUniqueIndexes({ pool }: Facts, schema: Schema): Promise<UniqueIndex[]> {
  const { rows } = await pool.query<UniqueIndex>(
    `select (select relname from pg_class where oid = indrelid) as table, relname as index, indisprimary as "isPrimary",
            array(select attname::text from unnest(indkey) with ordinality as part (number, place)
                  left join pg_attribute on attrelid = indrelid and attnum = number order by place) as columns
     from pg_index join pg_class on pg_class.oid = indrelid
     where indisunique and relnamespace = $1::regnamespace`,
    [schema],
  )
  return rows
}

async function readTypedTables(schema: Schema): Promise<Map<string, string[]>> {
  return new Map(
    [...(await readTypedColumns(schema))].map(([table, columns]) => [
      table,
      columns.map(({ name }) => name).sort(),
    ]),
  )
}

/** Read as text: types are gone when a program runs. */
async function readTypedColumns(
  schema: Schema,
): Promise<Map<string, { name: string; type: string }[]>> {
  const parts = await Promise.all(typedTables[schema].map(([file, of]) => columnsIn(file, of)))
  return new Map(parts.flatMap((part) => [...part]))
}

async function columnsIn(file: string, of: string) {
  const source = await readFile(new URL(file, import.meta.url), 'utf8')
  const bodies = new Map(
    [...source.matchAll(/(?:interface|type) (\w+) (?:= )?\{\n(.*?)\n\}/gs)].map(
      ([, name = '', body = '']) => [name, membersOf(body)],
    ),
  )
  return new Map((bodies.get(of) ?? []).map(({ name, type }) => [name, bodies.get(type) ?? []]))
}

function membersOf(body: string): { name: string; type: string }[] {
  // A long union goes on over the next lines.
  return [...body.matchAll(/^ {2}(\w+):((?:.|\n {4,})*)/gm)].map(([, name = '', type = '']) => ({
    name,
    type: type.trim(),
  }))
}
