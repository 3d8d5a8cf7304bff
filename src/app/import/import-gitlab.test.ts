/** However GitLab's answers lie in their files, the same is known after them. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect } from 'vitest'
import type { Facts } from '#facts/facts.ts'
import * as answers from '#sources/gitlab/answers.fixture.ts'
import { silent } from '#std/progress.ts'
import { test } from '../../../test/cairn.ts'
import { forgeRows } from './forge-rows.fixture.ts'
import { importGitlab } from './gitlab.ts'

const { comment, commit, deployment, job, merged, mergeRequest, note, pipeline } = answers

const week: Record<string, readonly object[]> = {
  merge_requests: [
    mergeRequest(7, merged),
    mergeRequest(8, { draft: true }),
    mergeRequest(8, { changes_count: '3' }),
  ],
  'merge_requests-notes': [
    note(1, 7, 'requested review from @ben and @robot'),
    note(2, 7, 'approved this merge request'),
    note(3, 7, 'unapproved this merge request', { created_at: answers.at('11') }),
    note(4, 7, 'approved this merge request', { created_at: answers.at('12') }),
    note(5, 7, 'merged', { created_at: answers.at('14:00:01') }),
    comment(6, 8),
  ],
  'merge_requests-commits': [{ parent: 7, object: commit('d') }],
  pipelines: [pipeline(5), pipeline(5, { started_at: answers.at('10:01') })],
  jobs: [job(9, 5, { status: 'failed' }), job(10, 5), job(11, 5, { started_at: null })],
  deployments: [deployment(1)],
  releases: [{ tag_name: 'v1', created_at: answers.at('16'), released_at: answers.at('17') }],
  issues: [],
}

async function bring(facts: Facts, folder: string, path: string) {
  await importGitlab(
    {
      ...{ facts, dataFolder: '/nonexistent' },
      ...{ inWords: (error: unknown) => error, close: async () => {} },
    },
    {
      ...{ folder, repository: path, host: 'gitlab.com', progress: silent },
      signal: new AbortController().signal,
    },
  )
  const { rows } = await facts.pool.query<{ id: number }>(
    'select repository_id as id from forge.project where path = $1',
    [path],
  )
  return forgeRows(facts, rows[0]?.id ?? 0)
}

async function put(folder: string, files: Record<string, readonly object[]>, path: string) {
  await mkdir(folder, { recursive: true })
  for (const [name, all] of Object.entries(files))
    await writeFile(
      join(folder, `${name}.jsonl`),
      all
        .map((one) => JSON.stringify(one).replaceAll('group/team/app', path))
        // Each round is another project, which its own number would tell to be the same.
        .map((line) => line.replace('"project_id":77,', ''))
        .join('\n'),
    )
  return folder
}

test('a dump in any order, read twice, is the same', async ({ facts, folder }) => {
  const expected = await bring(facts, await put(join(folder, 'one'), week, 'team/one'), 'team/one')
  expect(
    Object.fromEntries(Object.entries(expected).map(([name, all]) => [name, all.length])),
  ).toEqual({
    ...{ request: 2, request_size: 2, request_event: 9, request_commit: 1, run: 1, job: 3 },
    ...{ deployment: 1, deployment_status: 1, release: 1, issue: 0, coverage: expect.anything() },
    request_path: 0,
  })
  expect(Object.values(expected).join('')).not.toContain('nobody keeps')
  const shuffled = fc.record(
    Object.fromEntries(
      Object.entries(week).map(([name, all]) => [
        name,
        fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 }),
      ]),
    ),
  )
  let round = 0
  await fc.assert(
    fc.asyncProperty(shuffled, async (files) => {
      const path = `team/round-${++round}`
      const dump = await put(join(folder, String(round)), files, path)
      expect(await bring(facts, dump, path)).toEqual(expected)
      expect(await bring(facts, dump, path)).toEqual(expected)
    }),
    { numRuns: 2 },
  )
})
