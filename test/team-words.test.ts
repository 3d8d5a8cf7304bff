/** What a team says of its own commits holds for old ones, too: as if all had been read after it was said. */
import { realpath } from 'node:fs/promises'
import { expect } from 'vitest'
import { scan } from '#app/scan/scan.ts'
import type { Facts } from '#facts/facts.ts'
import { silent } from '#std/progress.ts'
import { allAnswers, aTeamOfSpellings, startAnew } from './all-answers.ts'
import { test } from './cairn.ts'
import { aRepository, type BuiltRepository } from './repositories/build.ts'
import { storedAbout } from './stored.ts'

async function kindsOf({ pool }: Facts): Promise<Record<string, number>> {
  const { rows } = await pool.query<{ subject: string; said: number }>(
    `select m.subject, c.kind * 1000 + c.flags as said from commit c join message m using (repository_id, commit_id)`,
  )
  return Object.fromEntries(rows.map(({ subject, said }) => [subject, said]))
}

const fix = 2_000 + 32

test('words that come, change and go read old commits otherwise, as a fresh scan would', async ({
  facts,
  folder,
}) => {
  const [repository, other] = await aTeamOfSpellings()
  await other.remove()
  const team = { facts, folder, repositories: [repository] }
  const rescan = async (files: Record<string, string | null>) => {
    await repository.add({ commits: [{ message: 'chore: say so', files }] })
    return scan(facts, folder, repository.path, { progress: silent })
  }
  await scan(facts, folder, repository.path, { progress: silent })
  await allAnswers(team)
  expect((await kindsOf(facts))['Hotpatch the ABC-2 step 2']).not.toBe(fix)
  const steps: [Record<string, string | null>, number][] = [
    [{ '.cairn/words': 'fix: hotpatch\nrefactor: begin\n' }, fix],
    [{ '.cairn/words': 'docs: hotpatch\n' }, 5_000],
    [{ '.git-blame-ignore-revs': `${repository.oid('c4')}\n` }, 5_000 + 16],
    [{ '.cairn/words': null, '.git-blame-ignore-revs': null }, 0],
  ]
  for (const [files, said] of steps) {
    await rescan(files)
    expect((await kindsOf(facts))['Hotpatch the ABC-2 step 2']).toBe(said)
    const source = await realpath(repository.gitDir)
    const [stored, answers] = [await storedAbout(facts, source), await allAnswers(team)]
    await startAnew(team)
    expect(await storedAbout(facts, source)).toEqual(stored)
    expect(await allAnswers(team)).toEqual(answers)
  }
  await repository.remove()
})

test('a scan that was broken off while the words changed is mended by the next', async ({
  facts,
  folder,
}) => {
  await using repository = await aRepository({
    commits: [{ message: 'Hotpatch one', files: { a: 'a\n' } }],
  })
  await scan(facts, folder, repository.path, { progress: silent })
  await repository.add({
    commits: [{ message: 'Hotpatch two', files: { '.cairn/words': 'fix: hotpatch\n' } }],
  })
  // Broken off once the new commits are stored, by words that the old ones are not told by yet.
  const phase = (name: string): void => {
    if (name === 'findings from the shape') throw new Error('broken off')
  }
  await expect(
    scan(facts, folder, repository.path, { progress: { ...silent, phase } }),
  ).rejects.toThrow('broken off')
  // The words are taken back before anybody could apply them.
  await repository.add({ commits: [{ message: 'Oh well', files: { '.cairn/words': null } }] })
  await scan(facts, folder, repository.path, { progress: silent })
  expect(await kindsOf(facts)).toEqual({ 'Hotpatch one': 0, 'Hotpatch two': 0, 'Oh well': 0 })
})

test('what is not understood is named until it is put right', async ({ facts, folder }) => {
  const skippedBy = async (repository: BuiltRepository) =>
    (await scan(facts, folder, repository.path, { progress: silent })).skipped
  await using repository = await aRepository({
    commits: [{ files: { '.cairn/words': 'mend: hotpatch\nfix: a*b\n' } }],
  })
  const named = [{ code: 'config.not_understood', count: 1, example: '.cairn/words' }]
  expect(await skippedBy(repository)).toEqual(named)
  expect(await skippedBy(repository)).toEqual(named)
  await repository.add({ commits: [{ files: { '.cairn/words': `# ${'x'.repeat(70_000)}\n` } }] })
  expect(await skippedBy(repository)).toMatchObject([{ code: 'config.too_large' }])
  await repository.add({ commits: [{ files: { '.cairn/words': 'fix: hotpatch\n' } }] })
  expect(await skippedBy(repository)).toEqual([])
})
