/** What Gitea and Forgejo send, under the names of many versions. */
import { expect, test } from 'vitest'
import { ana, at, ben, issue, job, merged, pull, run } from '../answers.fixture.ts'
import { reviewSeen } from '../parse/said.ts'
import { deliveredBy } from './payload.ts'

const repository = { id: 77, full_name: 'team/app', html_url: 'https://git.example.org/team/app' }
const changed = { updated_at: at('11') }

function eventsOf(event: string, payload: object): string[] {
  const { batch } = deliveredBy(event, { repository, sender: ben, ...payload })
  return (batch?.events ?? [])
    .filter(({ kind }) => kind !== 'opened')
    .map(({ kind, actor, subject, verdict }) =>
      [kind, actor?.login, subject?.login, verdict].filter(Boolean).join(' '),
    )
}

const about = (action: string, over: object = {}, more: object = {}) => ({
  ...{ action, number: 7, pull_request: pull(7, { ...changed, ...over }), ...more },
})
const reviewed = (type: string) => about('reviewed', {}, { review: { type, content: 'words' } })

test.each([
  ['pull_request', about('opened'), []],
  ['pull_request', about('closed', merged), ['merged ben']],
  ['pull_request', about('closed', { state: 'closed', closed_at: at('11') }), ['closed']],
  ['pull_request', about('reopened'), ['reopened ben']],
  ['pull_request_sync', about('synchronized'), ['pushed ben']],
  ['pull_request', about('synchronized'), ['pushed ben']],
  [
    'pull_request_review_request',
    about('review_requested', {}, { requested_reviewer: ana }),
    ['review_requested ben ana'],
  ],
  [
    'pull_request',
    about('edited', {}, { changes: { title: { from: 'WIP: A change' } } }),
    ['ready ben'],
  ],
  ['pull_request', about('edited', {}, { changes: { body: { from: 'words' } } }), []],
  ['pull_request_approved', reviewed('pull_request_review_approved'), ['reviewed ben approved']],
  [
    'pull_request_review_rejected',
    reviewed('pull_request_review_rejected'),
    ['reviewed ben changes_requested'],
  ],
  ['pull_request_comment', reviewed('pull_request_review_comment'), ['reviewed ben commented']],
  ['pull_request', about('label_updated'), []],
])('%s', (event, payload, events) => {
  expect(eventsOf(event, payload)).toEqual(events)
})

test('a review that was sent is the one that an answer tells', () => {
  const { batch } = deliveredBy('pull_request_approved', {
    ...{ repository, sender: ben, ...reviewed('pull_request_review_approved') },
  })
  const answered = reviewSeen({ user: ben, state: 'APPROVED', submitted_at: at('11') }, 7)
  expect(batch?.events?.find(({ kind }) => kind === 'reviewed')).toEqual(answered)
})

test('comments of requests are told, those of issues are not', () => {
  const comment = { id: 3, user: ben, created_at: at('10') }
  const request = issue(7, { pull_request: { merged: false } })
  const told = [
    ['issue_comment', { action: 'created', issue: request, comment }],
    ['pull_request_comment', { action: 'created', issue: request, comment }],
    ['issue_comment', { action: 'created', issue: issue(8), comment }],
    ['issue_comment', { action: 'edited', issue: request, comment }],
  ] as const
  expect(told.map(([event, payload]) => eventsOf(event, payload))).toEqual([
    ...[['commented ben'], ['commented ben'], [], []],
  ])
})

test('issues, releases, runs and jobs are told; what nobody knows is not', () => {
  const batchOf = (event: string, payload: object) =>
    deliveredBy(event, { repository, ...payload }).batch
  expect(batchOf('issues', { action: 'opened', issue: issue(8) })?.issues).toHaveLength(1)
  expect(batchOf('issue_label', { action: 'label_updated', issue: issue(8) })?.issues).toHaveLength(
    1,
  )
  const release = { id: 1, tag_name: 'v1', created_at: at('12'), published_at: at('12') }
  expect(batchOf('release', { action: 'published', release })?.releases).toHaveLength(1)
  expect(batchOf('release', { action: 'deleted', release })).toBeNull()
  expect(batchOf('workflow_run', { workflow_run: run(5) })?.runs).toHaveLength(1)
  expect(batchOf('workflow_job', { workflow_job: job(6) })?.jobs).toHaveLength(1)
  const nothing = ['push', 'create', 'wiki', 'package', 'action_run_failure', '__proto__']
  expect(nothing.map((event) => batchOf(event, {}))).toEqual(nothing.map(() => null))
  expect(() => batchOf('release', { release: {} })).toThrow('tag_name')
})

test('it says which repository it is of, and where that is', () => {
  expect(deliveredBy('push', { repository }).project).toEqual({
    ...{ path: 'team/app', externalId: '77', host: 'git.example.org' },
  })
  expect(deliveredBy('push', {}).project).toBeNull()
})
