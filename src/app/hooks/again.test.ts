/** What could not be understood for a reason of ours waits, longer and longer, and is understood once the reason is gone. */
import { expect } from 'vitest'
import * as gitlab from '#sources/gitlab/webhook/deliveries.fixture.ts'
import { test } from '../../../test/cairn.ts'
import { keepDelivery } from './deliveries.ts'
import { processDeliveries } from './process.ts'

const start = Date.parse('2026-01-05T16:00:00Z')
const after = (minutes: number) => new Date(start + minutes * 60_000)

test('a short outage of the tables loses nothing, and what cannot be helped is left in the end', async ({
  facts,
}) => {
  const { pool } = facts
  const body = Buffer.from(JSON.stringify(gitlab.mergeRequest('open')))
  await keepDelivery(facts, { source: 'gitlab', id: 'd1', event: 'x', body }, after(0))
  const look = (minutes: number) => processDeliveries(facts, { hosts: {}, now: after(minutes) })
  const told = async () => {
    const { rows } = await pool.query('select attempts, outcome from forge.delivery')
    return rows[0]
  }
  await pool.query('alter table forge.request rename to away')
  // At once it is tried once, however often somebody looks.
  expect([await look(0), await look(0), await look(0.4)]).toEqual([1, 0, 0])
  expect([
    await look(0.5),
    await look(2),
    await look(2.5),
    await look(12),
    await look(12.5),
  ]).toEqual([...[1, 0, 1, 0, 1]])
  expect(await told()).toEqual({ attempts: 4, outcome: 'failed' })
  await pool.query('alter table forge.away rename to request')
  expect(await look(72.4)).toBe(0)
  expect(await look(72.5)).toBe(1)
  expect(await told()).toEqual({ attempts: 5, outcome: 'kept' })
  expect((await pool.query('select from forge.request')).rows).toHaveLength(1)

  await pool.query('alter table forge.request rename to away')
  await keepDelivery(facts, { source: 'gitlab', id: 'd2', event: 'x', body }, after(100))
  let tries = 0
  for (let minutes = 100; minutes < 3000; minutes += 10) tries += await look(minutes)
  expect(tries).toBe(6)
})

test('one that fails holds up none of those that came after it', async ({ facts }) => {
  const { pool } = facts
  await pool.query(`create function refuse() returns trigger language plpgsql as $$ begin
      if new.title = 'A bad one' then raise exception 'no'; end if; return new; end $$;
    create trigger refuse before insert or update on forge.request for each row execute function refuse()`)
  for (const iid of [1, 2, 3]) {
    const title = iid === 1 ? 'A bad one' : 'A change'
    const body = Buffer.from(JSON.stringify(gitlab.mergeRequest('open', { iid, title })))
    await keepDelivery(facts, { source: 'gitlab', id: `d${iid}`, event: 'x', body }, after(iid))
  }
  expect(await processDeliveries(facts, { hosts: {}, now: after(5) })).toBe(3)
  const { rows } = await pool.query('select number from forge.request order by number')
  expect(rows).toEqual([{ number: 2 }, { number: 3 }])
})
