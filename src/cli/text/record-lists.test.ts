/** Lists of records on a terminal: empty ones say what to do, narrow ones keep the title. */
import { expect } from 'vitest'
import { test } from '../../../test/cairn.ts'
import { cairn } from '../cairn.fixture.ts'

test('an empty list says which command begins the first', async ({ databaseUrl, folder }) => {
  const run = cairn({ databaseUrl, folder }, { columns: 60 })
  expect((await run('decisions', 'list')).out).toBe(
    "No decisions yet. Propose the first:\n  cairn decisions propose 'Use one queue'\n",
  )
  expect((await run('ideas', 'list')).out).toMatch(/^No ideas yet\..*\n {2}cairn ideas post /)
  expect((await run('decisions', 'list', '--status', 'rejected')).out).toBe(
    'No decision is like that. All of them:\n  cairn decisions list\n',
  )
})

test('in 60 columns a title has the room, and an idea names nobody by an id', async ({
  databaseUrl,
  folder,
}) => {
  const run = cairn({ databaseUrl, folder }, { columns: 60 })
  const title = 'One queue for all that is sent at night'
  await run('decisions', 'propose', title)
  expect((await run('decisions', 'list')).out).toBe(
    `number  status  title\n     1  open    ${title}\n`,
  )
  const { out } = await run('ideas', 'post', 'A quiet hour')
  expect(out).toMatch(/^A quiet hour\n\nid +[-0-9a-f]{36}\nnumber /)
  expect(out).not.toContain('author')
})
