import { expect } from 'vitest'
import { test } from '../../../test/cairn.ts'

test('counts and sums are numbers, times are instants in UTC, bytes are bytes and sets stay text', async ({
  facts,
}) => {
  const { rows } = await facts.pool.query(`
    select count(*) as count, sum(x) as sum, avg(x) as mean, sum(x::bigint) as big,
           timestamptz '2020-01-02 03:04:05+02' as instant, timestamp '2020-01-02 03:04:05' as local, date '2020-01-02' as day,
           bytea '\\x00ff' as bytes, int4multirange(int4range(1, 4), int4range(7, 8)) as set, array[1, 2] as list, '{"a":1}'::jsonb as json,
           'A'::"char" as letter, null::bigint as nothing
    from unnest(array[1, 2]) as x`)
  expect(rows).toEqual([
    {
      count: 2,
      sum: 3,
      mean: 1.5,
      big: 3,
      instant: new Date('2020-01-02T01:04:05Z'),
      local: new Date('2020-01-02T03:04:05Z'),
      day: '2020-01-02',
      bytes: Buffer.from([0, 255]),
      set: '{[1,4),[7,8)}',
      list: [1, 2],
      json: { a: 1 },
      letter: 'A',
      nothing: null,
    },
  ])
})

test('months are cut in UTC whatever zone the machine is in', async ({ facts }) => {
  const { rows } = await facts.pool.query(
    `select date_trunc('month', timestamptz '2020-01-31 23:30:00-05') as month`,
  )
  expect(rows).toEqual([{ month: new Date('2020-02-01T00:00:00Z') }])
})

test('a connection that is cut is replaced, and the process lives', async ({ facts }) => {
  const client = await facts.pool.connect()
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  await facts.pool.query('select pg_terminate_backend($1)', [rows[0]?.pid])
  try {
    // Which of these it is told depends on microseconds: the news of the end, or a socket that is closed already.
    await expect(client.query('select 1')).rejects.toThrow(
      /terminat|not queryable|closed|EPIPE|ECONNRESET/i,
    )
  } finally {
    client.release(true)
  }
  expect((await facts.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
})
