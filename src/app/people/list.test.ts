import { expect } from 'vitest'
import { test } from '../../../test/cairn.ts'
import { aRepository } from '../../../test/repositories/build.ts'
import { scanned } from '../../../test/scanned.ts'
import { listPeople } from './list.ts'

test('whose commits a rewritten history left behind is nobody in it; who stands in a release is', async ({
  facts,
  folder,
}) => {
  const by = (name: string) => ({ name, email: `${name.toLowerCase()}@example.org` })
  await using repository = await aRepository({
    commits: [
      { mark: 'one', author: by('Ana'), files: { a: '1\n' } },
      { mark: 'two', author: by('Bela'), files: { a: '2\n' } },
      {
        mark: 'three',
        parents: ['one'],
        author: by('Carlo'),
        committer: by('Dora'),
        files: { a: '3\n' },
      },
      { mark: 'tagged', parents: ['one'], author: by('Eve'), files: { b: '1\n' } },
    ],
    branches: { main: 'two' },
    tags: { 'v1.0.0': 'tagged' },
  })
  const names = async () => {
    await scanned(facts, folder, repository.path)
    return (await listPeople(facts)).people.map(({ name }) => name)
  }
  expect(await names()).toEqual(['Ana', 'Bela', 'Eve'])
  await repository.git('update-ref', 'refs/heads/main', repository.oid('three'))
  expect(await names()).toEqual(['Ana', 'Carlo', 'Dora', 'Eve'])
})
