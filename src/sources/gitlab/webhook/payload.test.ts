/** What GitLab sends, and what it means: with what it leaves out, and with times in its own ways. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ForgeBatch } from '#facts/forge/seen.ts'
import { mergeRequest as answer } from '../answers.fixture.ts'
import { mergeRequestSeen } from '../parse/requests.ts'
import * as sent from './deliveries.fixture.ts'
import { deliveredBy } from './payload.ts'

const ms = (time: string) => Date.parse(`2026-01-05T${time}Z`)
const came = ms('16:00:00')

function batchOf(raw: unknown): ForgeBatch {
  const { batch } = deliveredBy(raw, came)
  expect(batch).not.toBeNull()
  return batch ?? {}
}

const eventsOf = (raw: unknown) =>
  (batchOf(raw).events ?? [])
    .filter(({ kind }) => kind !== 'opened')
    .map(({ kind, at, actor, subject, verdict }) =>
      [kind, new Date(at).toISOString().slice(11, 16), actor?.login, subject?.login, verdict]
        .filter((part) => part !== undefined)
        .join(' '),
    )

const later = { updated_at: sent.at('11:00:00') }

test.each([
  ['merge', { state: 'merged', ...later }, {}, ['merged 11:00 ben']],
  ['close', { state: 'closed', ...later }, {}, ['closed 11:00 ben']],
  ['reopen', later, {}, ['reopened 11:00 ben']],
  ['update', { oldrev: sent.sha('a'), ...later }, {}, ['pushed 11:00 ben']],
  [
    'update',
    later,
    { changes: { draft: { previous: true, current: false } } },
    ['ready 11:00 ben'],
  ],
  [
    'update',
    later,
    { changes: { draft: { previous: false, current: true } } },
    ['draft 11:00 ben'],
  ],
  [
    'update',
    later,
    { changes: { reviewers: { previous: [sent.ben], current: [sent.ana] } } },
    ['review_requested 11:00 ben ana', 'review_request_removed 11:00 ben ben'],
  ],
  // The time of the request need not be that of the approval.
  ['approved', {}, {}, ['reviewed 16:00 ben approved']],
  ['approval', {}, {}, ['reviewed 16:00 ben approved']],
  ['unapproved', {}, {}, ['dismissed 16:00 ben approved']],
  ['update', later, {}, []],
])('a merge request: %s', (action, over, more, events) => {
  expect(eventsOf(sent.mergeRequest(action, over, more))).toEqual(events)
})

test('who wrote a merge request is told by name only where they did what is told', () => {
  const by = (user: object) =>
    batchOf(sent.mergeRequest('open', {}, { user })).requests?.[0]?.author
  expect([by(sent.ana)?.login, by(sent.ben)]).toEqual(['ana', null])
})

test('an answer of the same state holds over a delivery, and a later delivery over both', () => {
  const updated = '2026-01-05T11:00:00.000Z'
  const { version } = mergeRequestSeen(answer(7, { updated_at: updated })).request
  const of = (time: string) =>
    batchOf(sent.mergeRequest('update', { updated_at: sent.at(time) })).requests?.[0]?.version ?? 0
  expect(of('11:00:00')).toBeLessThan(version)
  expect(of('11:00:01')).toBeGreaterThan(version)
})

test('an ended merge request is not told anew without when it ended', () => {
  const told = ['merge', 'update', 'approved'].map(
    (action) => batchOf(sent.mergeRequest(action, { state: 'merged', ...later })).requests,
  )
  expect(told).toMatchObject([[{ state: 'merged', mergedAt: ms('11:00:00') }], [], []])
})

test('comments are told once, where they were written, and only of merge requests', () => {
  expect(eventsOf(sent.note())).toEqual(['commented 10:00 ben'])
  expect(eventsOf(sent.note({ type: 'DiffNote' }))).toEqual(['line_commented 10:00 ben'])
  const others = [
    sent.note({ action: 'update' }),
    sent.note({ noteable_type: 'Issue' }, { merge_request: undefined }),
  ]
  expect(others.map((one) => deliveredBy(one, came).batch)).toEqual([null, null])
})

test('of a pipeline the delivery that is further on holds, though no time in it changed', () => {
  const versions = [
    { status: 'pending', finished_at: null },
    { status: 'running', finished_at: null },
    { status: 'success' },
  ].map((over) => batchOf(sent.pipeline(over)).runs?.[0]?.version ?? 0)
  expect(versions).toEqual(versions.toSorted((a, b) => a - b))
  expect(new Set(versions).size).toBe(3)
  expect(batchOf(sent.pipeline()).runs).toMatchObject([
    {
      ...{ id: '31', status: 'completed', conclusion: 'success', requestNumber: 7 },
      ...{ branch: 'topic', startedAt: ms('10:00:12'), endedAt: ms('10:30:00') },
    },
  ])
  expect(batchOf(sent.pipeline({ source: 'push' })).runs?.[0]?.requestNumber).toBeNull()
})

test('a job tells which try it is and how long it waited', () => {
  expect(batchOf(sent.job()).jobs).toMatchObject([
    {
      ...{ id: '380', runId: '31', attempt: 2, name: 'test', queue: 'docker, linux' },
      ...{ createdAt: ms('10:09:30'), startedAt: ms('10:10:00'), oid: sent.sha('b') },
    },
  ])
  const skipped = { build_status: 'skipped', build_started_at: null, build_finished_at: null }
  const [before, after] = ['created', 'skipped'].map(
    (build_status) => batchOf(sent.job({ ...skipped, build_status })).jobs?.[0]?.version ?? 0,
  )
  expect(after).toBeGreaterThan(before ?? Infinity)
})

test('deployments, releases and issues are told; what names no request is not', () => {
  expect(batchOf(sent.deployment)).toMatchObject({
    deployments: [{ id: '15', environment: 'live', isProduction: true, oid: sent.sha('c') }],
    deploymentStatuses: [{ state: 'success', at: ms('15:00:00') }],
  })
  expect(batchOf(sent.release).releases).toMatchObject([{ tag: 'v1', createdAt: ms('12:00:00') }])
  expect(batchOf(sent.issue).issues).toMatchObject([
    { number: 23, author: { login: 'ana' }, labels: ['API'], createdAt: ms('08:00:00') },
  ])
  const nothing = [
    ...[sent.push, sent.tagPush, { ...sent.release, action: 'delete' }],
    ...[{ object_kind: 'wiki_page' }, { event_name: 'user_create' }, { object_kind: '__proto__' }],
  ]
  expect(nothing.map((one) => deliveredBy(one, came).batch)).toEqual(nothing.map(() => null))
})

test('it says which project it is of, and where that is', () => {
  expect(deliveredBy(sent.push, came).project).toEqual({
    ...{ path: 'group/team/app', externalId: '77', host: 'git.example.org' },
  })
  const { project: _, ...old } = sent.job({
    ...{ project_id: 380, repository: { homepage: 'http://10.0.0.1:3005/group/app' } },
  })
  expect(deliveredBy(old, came).project).toEqual({
    ...{ path: 'group/app', externalId: '380', host: '10.0.0.1:3005' },
  })
  const strange = { ...sent.push, project: { ...sent.project, web_url: 'javascript:1' } }
  expect(deliveredBy(strange, came).project?.host).toBeNull()
})

test('whatever is broken in one is refused as not understood, or left out', () => {
  const all = [sent.mergeRequest('open'), sent.note(), sent.pipeline(), sent.job(), sent.deployment]
  fc.assert(
    fc.property(fc.constantFrom(...all), fc.jsonValue(), fc.nat(), (one, value, place) => {
      const keys = Object.keys(one).filter((key) => key !== 'project')
      const broken = { ...one, [keys[place % keys.length] ?? '']: value }
      try {
        deliveredBy(broken, came)
      } catch (error) {
        expect(error).toHaveProperty('issues')
      }
    }),
  )
})
