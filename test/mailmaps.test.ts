/** Who is who belongs to a repository: what one .mailmap says renames nobody in another (docs/decisions/0007). */
import { expect } from 'vitest'
import { scan } from '#app/scan/scan.ts'
import type { Facts } from '#facts/facts.ts'
import { silent } from '#std/progress.ts'
import { test } from './cairn.ts'
import { aRepository, type BuiltRepository } from './repositories/build.ts'
import { lines } from './repositories/plan.ts'
import { storedAbout } from './stored.ts'

const atWork = { name: 'Ana', email: 'ana@work.example' }
const atHome = { name: 'A.', email: 'home@example.org' }
const ben = { name: 'Ben', email: 'ben@work.example' }

/** The same three commits of the same three names, and a mailmap on top. */
function withMailmap(mailmap: string | null): Promise<BuiltRepository> {
  return aRepository({
    commits: [
      { author: atWork, files: { 'a.ts': lines(3) } },
      { author: atHome, files: { 'a.ts': lines(4) } },
      { author: ben, files: { 'b.ts': lines(5) } },
      { author: ben, files: { 'b.ts': lines(6), '.mailmap': mailmap } },
    ],
  })
}

const saysAna = `Ana <${atWork.email}> <${atHome.email}>\n`
const saysBen = `Ben <${ben.email}> <${atHome.email}>\n`
const saysBoth = `Ana <${atWork.email}> <${atHome.email}>\nAna <${atWork.email}> <${ben.email}>\n`

test('mailmaps that contradict each other each hold in their own repository', async ({
  facts,
  folder,
}) => {
  await using first = await withMailmap(saysAna)
  await using second = await withMailmap(saysBen)
  await using third = await withMailmap(saysBoth)
  await using plain = await withMailmap(null)
  const read = (repository: BuiltRepository) =>
    scan(facts, folder, repository.path, { progress: silent })
  const people = [3, 2, 2, 1]
  const summaries = [await read(plain), await read(first), await read(second), await read(third)]
  expect(summaries.map((summary) => summary.people)).toEqual(people)

  expect(await whoIs(facts, first, atHome)).toBe(await whoIs(facts, first, atWork))
  expect(await whoIs(facts, first, atHome)).not.toBe(await whoIs(facts, first, ben))
  expect(await whoIs(facts, second, atHome)).toBe(await whoIs(facts, second, ben))
  expect(await whoIs(facts, second, atHome)).not.toBe(await whoIs(facts, second, atWork))
  expect(await whoIs(facts, third, ben)).toBe(await whoIs(facts, third, atWork))
  expect(await whoIs(facts, plain, atHome)).not.toBe(await whoIs(facts, plain, atWork))
  expect(await whoIs(facts, plain, atHome)).not.toBe(await whoIs(facts, plain, ben))
})

test('a mailmap that changes its mind changes its own repository alone', async ({
  facts,
  folder,
}) => {
  await using first = await withMailmap(saysAna)
  await using second = await withMailmap(saysBen)
  for (const { path } of [first, second]) await scan(facts, folder, path, { progress: silent })
  const before = await storedAbout(facts, second.gitDir)
  expect(before['people']).toHaveLength(3)
  await first.add({ commits: [{ author: ben, files: { '.mailmap': saysBoth } }] })
  const { people } = await scan(facts, folder, first.path, { progress: silent })
  expect(people).toBe(1)
  expect(await storedAbout(facts, second.gitDir)).toEqual(before)
  await scan(facts, folder, second.path, { progress: silent })
  expect(await storedAbout(facts, second.gitDir)).toEqual(before)
})

async function whoIs(
  { pool }: Facts,
  { gitDir }: BuiltRepository,
  { name, email }: { name: string; email: string },
): Promise<number | undefined> {
  const { rows } = await pool.query<{ person_id: number }>(
    `select person_id from attribution a join identity i using (identity_id)
     join repository r using (repository_id) where r.source = $1 and i.name = $2 and i.email = $3`,
    [gitDir, name, email],
  )
  expect(rows).toHaveLength(1)
  return rows[0]?.person_id
}
