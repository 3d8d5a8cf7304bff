/** `cairn import` says what it read, what it left out and what nobody knows; what stops it is one line with what to do. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import * as answers from '#sources/github/answers.fixture.ts'
import { test } from '../../test/cairn.ts'
import { cairn } from './cairn.fixture.ts'
import { ImportShape } from './json/shapes.ts'

const merged = { state: 'closed', closed_at: answers.at('12'), merged_at: answers.at('12') }

test('an import tells what was read, what was left out, and of what there is no data', async ({
  databaseUrl,
  folder,
}) => {
  const run = cairn({ databaseUrl, folder: join(folder, 'data') })
  await writeFile(
    join(folder, 'pulls.json'),
    JSON.stringify([answers.pull(7, merged), answers.pull(8)]),
  )
  await writeFile(
    join(folder, 'pulls-reviews.jsonl'),
    [answers.review(1, 7), answers.review(2, 8, { id: 'x' })]
      .map((one) => JSON.stringify(one))
      .join('\n'),
  )
  const github = ['import', 'github', folder, '--repository', 'team/app']
  expect(await run(...github)).toEqual({
    exitCode: 0,
    err: '',
    out: `team/app, which is app here:
  pulls: 2
  pulls-reviews: 1 of 2
  left out of pulls-reviews: 1, not understood: id is missing or not of its type; the first at pulls-reviews.jsonl:2
  no data on reviews: 1 request of 2
  no data on review comments: 2 requests of 2
  no data on comments: 2 requests of 2
  no data on commits: 2 requests of 2
  no data on events: 2 requests of 2
`,
  })
  const { out } = await run(...github, '--json')
  const told = ImportShape.strict().parse(JSON.parse(out))
  expect(told.read).toEqual([
    { kind: 'pulls', files: 1, read: 2, kept: 2 },
    { kind: 'pulls-reviews', files: 1, read: 2, kept: 1 },
  ])
  expect(told.coverage[0]).toEqual({ kind: 'reviews', requests: 1, of: 2, isWhole: false })
})

test('what stops an import is one line that says what to do', async ({ databaseUrl, folder }) => {
  const run = cairn({ databaseUrl, folder: join(folder, 'data') })
  const github = (...rest: string[]) => run('import', 'github', folder, ...rest)
  expect(await github('--repository', 'team/app')).toMatchObject({
    ...{ exitCode: 2, out: '' },
    err: expect.stringMatching(/^cairn: import\.nothing: .*; they are called issues, pulls, .*\n$/),
  })
  expect(await github()).toMatchObject({
    exitCode: 2,
    err: expect.stringContaining('--repository'),
  })
  await writeFile(join(folder, 'pulls.json'), '[{"number": 7')
  expect(await github('--repository', 'team/app')).toMatchObject({
    ...{ exitCode: 2, out: '' },
    err: expect.stringMatching(
      /^cairn: import\.json: .*pulls\.json:1: .*; it was not written whole/,
    ),
  })
})

test('answers of another forge are refused, and enter nothing', async ({ databaseUrl, folder }) => {
  const run = cairn({ databaseUrl, folder: join(folder, 'data') })
  await writeFile(join(folder, 'issues.jsonl'), '{"iid": 1}\n{"iid": 2}\n')
  expect(await run('import', 'github', folder, '--repository', 'team/app')).toEqual({
    ...{ exitCode: 2, out: '' },
    err: 'cairn: import.not_understood: Nothing in these files is an answer of GitHub: issues.jsonl:1 is not understood: number is missing or not of its type; if they are of GitLab, say cairn import gitlab; nothing was imported\n',
  })
  await writeFile(join(folder, 'issues.jsonl'), JSON.stringify(answers.issue(1)))
  const { err } = await run('import', 'gitlab', folder, '--repository', 'team/app')
  expect(err).toContain('if they are of GitHub, say cairn import github; nothing was imported')
  expect((await run('flow')).out).toContain('No forge has told anything yet')
})
