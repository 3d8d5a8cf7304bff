import { expect } from 'vitest'
import { test } from '../../test/cairn.ts'
import { withSession } from './facts.ts'

test('a session keeps to one connection, for typed queries and others alike', async ({ facts }) => {
  const seen = await withSession(facts, async ({ client, db }) => {
    await client.query(`begin; insert into repository (source, name) values ('/a', 'a')`)
    const inside = await db.selectFrom('repository').select(['name', 'repository_id']).execute()
    const outside = await facts.db.selectFrom('repository').select('name').execute()
    await client.query('rollback')
    return { inside, outside }
  })
  expect(seen).toEqual({ inside: [{ name: 'a', repository_id: 1 }], outside: [] })
})

test('what failed half-way is not given to the next', async ({ facts }) => {
  const failing = withSession(facts, async ({ client }) => {
    await client.query(`begin; insert into repository (source, name) values ('/a', 'a')`)
    throw new Error('half-way')
  })
  await expect(failing).rejects.toThrow('half-way')
  expect(await facts.db.selectFrom('repository').select('name').execute()).toEqual([])
})
