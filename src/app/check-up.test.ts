import { join } from 'node:path'
import { expect } from 'vitest'
import { silent } from '#std/progress.ts'
import { test } from '../../test/cairn.ts'
import { aRepository } from '../../test/repositories/build.ts'
import { checkUp } from './check-up.ts'
import { scan } from './scan/scan.ts'

test('a check-up tells repositories of one name apart, and says where each lies', async ({
  facts,
  databaseUrl,
  folder,
}) => {
  for (const [place, bare] of [
    ['one/repo', true],
    ['two/repo', true],
    ['three/repo.git', true],
    ['four/app', false],
  ] as const) {
    const at = join(folder, place)
    await aRepository({ at, bare, commits: [{ files: { a: 'a\n' } }] })
    await scan(facts, join(folder, 'data'), at, { progress: silent })
  }
  const checks = await checkUp({
    data: join(folder, 'data'),
    env: { DATABASE_URL: databaseUrl },
  })
  const told = checks.filter(({ name }) => name.startsWith('repository '))
  expect(told.map(({ name, says }) => [name, says.replace(/\d{4}-\d\d-\d\d/, 'a day')])).toEqual([
    ['repository app', `${folder}/four/app, scanned on a day`],
    ['repository one', `${folder}/one/repo, scanned on a day`],
    ['repository three', `${folder}/three/repo.git, scanned on a day`],
    ['repository two', `${folder}/two/repo, scanned on a day`],
  ])
})
