import { join } from 'node:path'
import { expect } from 'vitest'
import { enterRepository } from '#facts/writing/repositories.ts'
import { test } from '../../test/cairn.ts'
import { findKnown } from './known-repository.ts'

test('of repositories that share a name, the folders above tell which is meant', async ({
  facts,
  folder,
}) => {
  const client = await facts.pool.connect()
  for (const team of ['a', 'b', 'c', 'd', 'e'])
    await enterRepository(client, join('/srv', team, 'app', '.git'), 'app')
  client.release()
  const called = (name: string) => findKnown({ facts }, name)
  await expect(called('app')).rejects.toMatchObject({
    code: 'repository.ambiguous',
    message: '5 repositories are called "app".',
    hint: 'Give one by its path: /srv/a/app/.git, /srv/b/app/.git, /srv/c/app/.git and 2 more.',
  })
  expect(await called('d/app')).toMatchObject({ source: '/srv/d/app/.git' })
  await expect(called('/app')).rejects.toMatchObject({ code: 'git.repo.none' })
  await expect(called('f/app')).rejects.toMatchObject({ code: 'git.repo.none' })
  await expect(called(join(folder, 'app'))).rejects.toMatchObject({ code: 'git.repo.none' })
})

test('a repository that is read again bears the name it has now', async ({ facts }) => {
  const client = await facts.pool.connect()
  const id = await enterRepository(client, '/srv/app/repo', 'repo')
  expect(await enterRepository(client, '/srv/app/repo', 'app')).toBe(id)
  client.release()
  expect(await findKnown({ facts }, 'app')).toMatchObject({ id, name: 'app' })
})
