/** What GitLab tells, with what makes numbers lie. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect } from 'vitest'
import { Tally } from '#facts/forge/dump/tally.ts'
import type { ForgeBatch } from '#facts/forge/seen.ts'
import { test } from '../../../test/cairn.ts'
import * as answers from './answers.fixture.ts'
import { readDump } from './dump/read-dump.ts'
import { isProject, placeOf } from './parse/place.ts'
import { mergeRequestSeen } from './parse/requests.ts'
import { jobSeen, runSeen } from './parse/runs.ts'
import { systemNotes } from './parse/system-notes.ts'

const { at, comment, job, merged, mergeRequest, note, pipeline, sha } = answers
const of = (parent: number, object: object) => ({ parent, object })
const ms = (time: string) => Date.parse(at(time))

async function readAll(folder: string, files: Record<string, unknown>) {
  for (const [name, all] of Object.entries(files))
    await writeFile(join(folder, `${name}.json`), JSON.stringify(all))
  const tally = new Tally()
  const batches: ForgeBatch[] = []
  const wish = { folder, project: 'group/team/app', tally, batchSize: 2 }
  for await (const { batch } of readDump(wish)) batches.push(batch)
  return {
    events: batches.flatMap(({ events }) => events ?? []),
    jobs: batches.flatMap(({ jobs }) => jobs ?? []),
    deployments: batches.flatMap(({ deployments }) => deployments ?? []),
    statuses: batches.flatMap(({ deploymentStatuses }) => deploymentStatuses ?? []),
    whole: batches.flatMap(({ coverage }) => coverage ?? []).map((c) => `${c.kind} ${c.number}`),
    leftOut: tally.leftOutRows,
  }
}

describe('a merge request', () => {
  test('was brought in by its merge, else by its squashed commit, else by its own', () => {
    const mergeOid = (over: object) =>
      mergeRequestSeen(mergeRequest(1, { ...merged, ...over })).request.mergeOid
    expect(mergeOid({})).toBe(sha('c'))
    expect(mergeOid({ merge_commit_sha: null })).toBe(sha('b'))
    expect(mergeOid({ merge_commit_sha: null, squash_commit_sha: null })).toBe(sha('a'))
    expect(mergeRequestSeen(mergeRequest(1)).request.mergeOid).toBeNull()
  })

  test('of an old version is a draft by its old word, and may have been merged at no known time', () => {
    const { request, events } = mergeRequestSeen(
      mergeRequest(1, { ...merged, draft: undefined, work_in_progress: true, merged_at: null }),
    )
    expect(request).toMatchObject({ isDraft: true, state: 'merged', mergedAt: null })
    expect(events.map(({ kind }) => kind)).toEqual(['opened'])
    expect(mergeRequestSeen(mergeRequest(1, { state: 'locked' })).request.state).toBe('open')
  })

  test('counts files only where GitLab counted them to the end', () => {
    const files = (changes_count: unknown) =>
      mergeRequestSeen(mergeRequest(1, { changes_count })).size?.files
    expect(files('12')).toBe(12)
    expect(files('1000+')).toBeNull()
  })
})

describe('a note that GitLab writes', () => {
  test('says what happened by how it begins', () => {
    const kinds = (body: string) => systemNotes(body).map(({ kind }) => kind)
    expect(kinds('marked this merge request as **draft** from abc123')).toEqual(['draft'])
    expect(kinds('marked as a **Work In Progress**')).toEqual(['draft'])
    expect(kinds('unmarked as a **Work In Progress**')).toEqual(['ready'])
    expect(kinds('marked this merge request as **ready**')).toEqual(['ready'])
    expect(kinds('added 2 commits\n\n<ul><li>a - approved this merge request</li></ul>')).toEqual([
      'pushed',
    ])
    expect(kinds('enabled an automatic merge when the pipeline for abc succeeds')).toEqual([
      'auto_merge',
    ])
    expect(kinds('mentioned in merge request !7')).toEqual([])
    expect(kinds('changed title from **Draft: x** to **x**')).toEqual([])
    expect(systemNotes('unapproved this merge request')).toEqual([
      { kind: 'dismissed', verdict: 'approved' },
    ])
  })

  test('may ask several for a review, and take it from another', () => {
    const body = 'requested review from @ana.b and @ben-c. and removed review request for @robot'
    expect(systemNotes(body).map(({ kind, subject }) => `${kind} ${subject?.login}`)).toEqual([
      ...['review_requested ana.b', 'review_requested ben-c', 'review_request_removed robot'],
    ])
  })

  test('is never refused, whatever it says', () => {
    fc.assert(fc.property(fc.string(), (body) => Array.isArray(systemNotes(body))))
  })

  test('tells once what the title tells, too; comments stay without their words', async ({
    folder,
  }) => {
    const { events, leftOut } = await readAll(folder, {
      merge_requests: [mergeRequest(7, merged)],
      'merge_requests-notes': [
        note(1, 7, 'marked this merge request as **ready**'),
        note(2, 7, 'changed title from **{-Draft: -}A change** to **A change**'),
        note(3, 7, 'merged', { created_at: at('14:00:01') }),
        comment(4, 7, { type: 'DiffNote' }),
        comment(5, 7, { author: { id: 5, username: 'project_77_bot_abc' } }),
        comment(6, 7, { noteable_type: 'Issue' }),
        { ...comment(8, 7), noteable_iid: undefined },
      ],
    })
    expect(events.map(({ kind, key }) => `${kind} ${key}`)).toEqual([
      ...['opened opened', 'merged merged', 'ready ready:2026-01-05T10:00:00Z:ben:'],
      ...['merged merged', 'line_commented note:4', 'commented note:5'],
    ])
    expect(events.at(-1)?.actor?.type).toBe('bot')
    expect(JSON.stringify(events)).not.toContain('nobody keeps')
    expect(leftOut.map(({ count }) => count)).toEqual([1, 1, 1])
  })
})

describe('a job', () => {
  const seen = (over: object) => jobSeen(job(1, 5, over), { parent: null, attempt: 1 })

  test('began to wait when GitLab says, and not when the pipeline was made', () => {
    expect(seen({})).toMatchObject({ createdAt: ms('10:30') - 2500, queue: 'big, linux' })
    expect(seen({ queued_duration: null }).createdAt).toBe(ms('10'))
  })

  test('that no runner took never started, and has its end', () => {
    const stuck = { status: 'failed', started_at: null, queued_duration: null }
    expect(seen(stuck)).toMatchObject({
      ...{ startedAt: null, createdAt: ms('10'), endedAt: ms('10:40') },
      ...{ status: 'completed', conclusion: 'failure' },
    })
    expect(seen({ status: 'canceling' })).toMatchObject({ status: 'running', conclusion: null })
    expect(seen({ status: 'waiting_for_resource' }).status).toBe('waiting')
    expect(seen({ status: 'canceled' }).conclusion).toBe('cancelled')
  })

  test('that was retried is the next attempt by the order of ids, however they lie in the files', async ({
    folder,
  }) => {
    const all = [job(30, 5), job(9, 5), job(10, 5), job(11, 6), job(12, 5, { name: 'lint' })]
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...all, ...all], { minLength: 10 }),
        async (shuffled) => {
          const { jobs } = await readAll(folder, { jobs: shuffled })
          const attempts = new Map(jobs.map(({ id, attempt }) => [id, attempt]))
          expect(Object.fromEntries(attempts)).toEqual({ 9: 1, 10: 2, 30: 3, 11: 1, 12: 1 })
        },
      ),
      { numRuns: 10 },
    )
  })
})

test('a pipeline asked for by itself takes a word from the list, and knows its request', () => {
  const ref = 'refs/merge-requests/12/head'
  const listed = runSeen(pipeline(5, { ref }))
  const asked = runSeen(pipeline(5, { ref, started_at: at('10:01'), finished_at: at('11') }))
  expect(listed).toMatchObject({ requestNumber: 12, endedAt: null, conclusion: 'success' })
  expect(asked.version).toBeGreaterThan(listed.version)
})

test('a deployment succeeded when its job ended, in production where GitLab says so', async ({
  folder,
}) => {
  const { deployments, statuses } = await readAll(folder, {
    deployments: [
      answers.deployment(1),
      answers.deployment(2, { status: 'failed', deployable: null, environment: { name: 'eu' } }),
    ],
  })
  expect(deployments.map(({ isProduction }) => isProduction)).toEqual([true, null])
  expect(statuses.map(({ state, at: when }) => [state, when])).toEqual([
    ...[
      ['success', ms('16')],
      ['failure', ms('18')],
    ],
  ])
})

describe('what was read whole', () => {
  const notes = (count: number) =>
    Array.from({ length: count }, (_, index) => note(100 + index, 7, 'approved this merge request'))

  test('is not what nobody counts and nothing was read of', async ({ folder }) => {
    const { whole } = await readAll(folder, {
      merge_requests: [mergeRequest(7, merged), mergeRequest(8, { user_notes_count: 1 })],
      'merge_requests-notes': [],
    })
    expect(whole).toEqual(['comments 7', 'review_comments 7', 'requests 0'])
  })

  test('is what has a note and as many comments as it says, but for full pages', async ({
    folder,
  }) => {
    const whole = async (count: number) =>
      (
        await readAll(folder, {
          merge_requests: [mergeRequest(7, merged)],
          'merge_requests-notes': notes(count),
        })
      ).whole.includes('reviews 7')
    expect([await whole(1), await whole(20), await whole(21)]).toEqual([true, false, true])
  })

  test('is what coverage.json says', async ({ folder }) => {
    const { whole } = await readAll(folder, {
      merge_requests: [mergeRequest(7)],
      'merge_requests-commits': [of(7, answers.commit('d'))],
      coverage: { 'merge_requests-notes': { '7': true }, 'merge_requests-commits': 'none' },
    })
    expect(whole).toEqual(['comments 7', 'review_comments 7', 'reviews 7', 'events 7'])
  })

  test('is not what was refused', async ({ folder }) => {
    const { whole, leftOut } = await readAll(folder, {
      issues: [{ message: '403 Forbidden' }],
      pipelines: [pipeline(5)],
    })
    expect(whole).toEqual(['runs 0'])
    expect(leftOut[0]?.why).toContain('refuses')
  })

  test('is not what was fetched of another project alone', async ({ folder }) => {
    const deployable = { web_url: 'https://git.example.org/team/other/-/jobs/1' }
    const { whole, leftOut } = await readAll(folder, {
      merge_requests: [mergeRequest(7)],
      deployments: [answers.deployment(3, { deployable })],
    })
    expect([whole, leftOut[0]?.why]).toEqual([[], 'of another repository'])
  })
})

test('answers about another project alone are refused; GitLab may lie below the root of its host', async ({
  folder,
}) => {
  const web_url = 'https://git.example.org/gitlab/group/team/app/merge_requests/7'
  expect(placeOf({ web_url, project_id: 3 })).toEqual({
    ...{ project: 'gitlab/group/team/app', externalId: '3' },
  })
  expect(isProject('gitlab/group/team/app', 'Group/Team/App')).toBe(true)
  expect(isProject('my-group/team/app', 'group/team/app')).toBe(false)
  const other = mergeRequest(7, { web_url: 'https://gitlab.com/other/app/-/merge_requests/7' })
  await expect(readAll(folder, { merge_requests: [other] })).rejects.toMatchObject({
    code: 'import.other_repository',
  })
})
