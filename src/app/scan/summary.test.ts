import { expect } from 'vitest'
import { silent } from '#std/progress.ts'
import { test } from '../../../test/cairn.ts'
import { aRepository } from '../../../test/repositories/build.ts'
import { scan } from './scan.ts'

test('a scan tells of the people of the default branch, whatever else it read', async ({
  facts,
  folder,
}) => {
  const ana = { name: 'Ana', email: 'ana@example.org' }
  const ben = { name: 'Ben', email: 'ben@example.org' }
  await using repository = await aRepository({
    commits: [
      { mark: 'main', author: ana, files: { a: '1\n' } },
      { mark: 'side', author: ben, parents: ['main'], files: { b: '1\n' } },
    ],
    branches: { main: 'main', side: 'side' },
  })
  const options = { progress: silent, branches: ['side'] }
  expect(await scan(facts, folder, repository.path, options)).toMatchObject({
    branch: 'main',
    commits: 1,
    changes: 1,
    files: 1,
    people: 1,
  })
})
