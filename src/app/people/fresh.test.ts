/** What is said by hand holds at once, in every answer: as if everything were read anew with the word already said. */
import type pg from 'pg'
import { expect } from 'vitest'
import { scan } from '#app/scan/scan.ts'
import { silent } from '#std/progress.ts'
import { allAnswers, aTeamOfSpellings, scanTeam, startAnew } from '../../../test/all-answers.ts'
import { test } from '../../../test/cairn.ts'
import { mergePeople, sayKind, splitPerson, undoChoice } from './choose.ts'

test(
  'after what was said by hand, every insight answers as after a fresh scan that knows it',
  { timeout: 180_000 },
  async ({ facts, folder }) => {
    const repositories = await aTeamOfSpellings()
    const team = { facts, folder, repositories }
    await scanTeam(team)
    let before = await allAnswers(team)
    /** Each with some of what it must change. A fresh scan is dear: one for two words that do not touch each other. */
    const acts: Record<string, [() => Promise<unknown>, RegExp][]> = {
      merge: [
        [() => mergePeople(facts, 'ana@example.org', 'ana@home.example'), / knowledge /],
        [() => mergePeople(facts, 'Ben', 'eve'), / author-day$/],
      ],
      'bot and human': [
        [() => sayKind(facts, 'tidy@example.org', 'bot'), / hotspots .* all commit/],
        [() => sayKind(facts, 'Robin Bot', 'human'), / batches .* all commit/],
      ],
      split: [
        [() => splitPerson(facts, 'ana@old.example'), / ask /],
        [() => splitPerson(facts, 'Dan <team@example.org>'), / knowledge /],
      ],
      undo: [
        [() => undoChoice(facts), / knowledge /],
        [() => undoChoice(facts, 'Tidy'), / hotspots .* all commit/],
      ],
    }
    for (const [name, pair] of Object.entries(acts)) {
      for (const [act, touched] of pair) {
        await act()
        const now = await allAnswers(team)
        const changed = [...now].flatMap(([key, answer]) =>
          before.get(key) === answer ? [] : [key],
        )
        expect(changed, name).toContainEqual(expect.stringMatching(touched))
        before = now
      }
      await startAnew(team)
      expect(differing(before, await allAnswers(team)), name).toEqual([])
    }
    for (const repository of repositories) await repository.remove()
  },
)

function differing(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string[] {
  return [...new Set([...one.keys(), ...other.keys()])]
    .filter((key) => one.get(key) !== other.get(key))
    .map((key) => `${key}\n${one.get(key)}\n${other.get(key)}`)
}

test('a choice outlives later scans, also of a changed .mailmap', async ({ facts, folder }) => {
  const repositories = await aTeamOfSpellings()
  const team = { facts, folder, repositories }
  await scanTeam(team)
  await mergePeople(facts, 'ben@example.org', 'ana@home.example')
  await splitPerson(facts, 'ana@old.example')
  const [one] = repositories
  await one.add({
    commits: [
      {
        author: { name: 'Fay', email: 'ana@old.example' },
        files: {
          '.mailmap':
            'Ana <ana@example.org> <ana@old.example>\nAna <ana@example.org> <ana@home.example>\n',
        },
      },
    ],
  })
  await scan(facts, folder, one.path, { progress: silent })
  const grown = await allAnswers(team)
  expect(await keysOf(facts)).toMatchObject({
    'ana@home.example': ['ben@example.org'],
    'ana@old.example': ['ana@old.example'],
    'ben@example.org': ['ben@example.org'],
  })
  await startAnew(team)
  expect(differing(grown, await allAnswers(team))).toEqual([])
  for (const repository of repositories) await repository.remove()
})

async function keysOf({ pool }: { pool: pg.Pool }): Promise<Record<string, string[]>> {
  const { rows } = await pool.query<{ email: string; keys: string[] }>(
    `select i.email, array_agg(distinct p.key) as keys from attribution a
     join identity i using (identity_id) join person p using (person_id) group by i.email`,
  )
  return Object.fromEntries(rows.map(({ email, keys }) => [email, keys]))
}
