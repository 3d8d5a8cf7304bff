/** GitHub's answers in our words: what is left out is unknown, what is broken is refused or unknown, and no words of anybody stay. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import * as answers from '../answers.fixture.ts'
import { commitSeen } from './commits.ts'
import { deploymentSeen, deploymentStatusSeen, releaseSeen } from './delivery.ts'
import { eventSeen } from './events.ts'
import { issueSeen, requestAmongIssues } from './issues.ts'
import { idOfRepository, placeOf } from './place.ts'
import { pullSeen } from './requests.ts'
import { jobSeen, runSeen } from './runs.ts'
import { commentSeen, lineCommentSeen, reviewSeen } from './said.ts'

const { ana, at, ben, ghost, ms, robot } = answers
const accountOf = (id: string, login: string, type = 'user') => ({ id, login, type })

describe('a request', () => {
  test('of a list is told without counts, and its merge is one only when it is merged', () => {
    const { request, size, events } = pullSeen(answers.pull(7))
    expect(request).toMatchObject({
      ...{ number: 7, state: 'open', author: accountOf('1', 'ana'), openedAt: ms('9') },
      ...{ base: 'main', head: 'topic', headOid: 'a'.repeat(40), mergeOid: null, isDraft: false },
      ...{ labels: ['bug'], milestone: null, version: ms('9') },
    })
    expect(size).toBeNull()
    expect(events.map(({ key, kind }) => [key, kind])).toEqual([['opened', 'opened']])
  })

  test.each([5, {}, [], true, 'yesterday'])(
    'that was merged or closed at %j is not understood',
    (never) => {
      for (const said of [{ merged_at: never }, { closed_at: never }])
        expect(() => pullSeen(answers.pull(7, { state: 'closed', ...said }))).toThrow(z.ZodError)
    },
  )

  test.each([null, undefined, '', '0001-01-01T00:00:00Z'])(
    'that was merged at %j was not',
    (never) => {
      const { request } = pullSeen(answers.pull(7, { merged_at: never, closed_at: never }))
      expect(request).toMatchObject({ state: 'open', mergedAt: null, closedAt: null })
    },
  )

  test('that is merged says so once, whoever tells of it, and the one who knows by whom holds', () => {
    const merged = { state: 'closed', closed_at: at('12'), merged_at: at('12') }
    const ofList = pullSeen(answers.pull(7, merged))
    const alone = pullSeen(answers.pull(7, { ...merged, merged: true, merged_by: ben }))
    const heard = eventSeen(
      answers.event(1, 'merged', { actor: ben, created_at: at('12:00:01') }),
      7,
    )
    expect(ofList.request).toMatchObject({ state: 'merged', mergeOid: 'c'.repeat(40) })
    const [one, other] = [ofList.events[1], alone.events[1]]
    expect([one?.key, other?.key, heard?.key]).toEqual(['merged', 'merged', 'merged'])
    expect(one?.version).toBeLessThan(other?.version ?? 0)
    expect(ofList.events.map(({ kind }) => kind)).toEqual(['opened', 'merged'])
  })

  test('that is closed has one closing, though a list does not say by whom', () => {
    const { events } = pullSeen(answers.pull(7, { state: 'closed', closed_at: at('11') }))
    const heard = eventSeen(answers.event(1, 'closed', { actor: ben }), 7)
    expect(heard?.key).toBe(events[1]?.key)
    expect(heard?.version).toBeGreaterThan(events[1]?.version ?? Infinity)
  })

  test('asked for by itself tells its size', () => {
    const counts = { commits: 2, comments: 0, review_comments: 1, additions: 5, deletions: 0 }
    expect(pullSeen(answers.pull(7, { ...counts, changed_files: 3 })).size).toEqual({
      ...{ number: 7, commits: 2, comments: 0, reviewComments: 1, added: 5, deleted: 0, files: 3 },
      version: ms('9'),
    })
  })

  test('of a deleted account, from a deleted fork, with nothing else, is a request all the same', () => {
    for (const user of [null, undefined, ghost, { login: '' }, 'ana', {}])
      expect(pullSeen(answers.pull(7, { user })).request.author).toBeNull()
    const bare = {
      number: 7,
      title: 'x',
      state: 'open',
      head: { ref: null, sha: null, repo: null },
    }
    expect(pullSeen(bare).request).toEqual({
      ...{ number: 7, title: 'x', author: null, state: 'open', isDraft: null, base: null },
      ...{ head: null, headOid: null, mergeOid: null, openedAt: null, closedAt: null },
      ...{ mergedAt: null, labels: [], milestone: null, version: 0 },
    })
    expect(pullSeen(bare).events).toEqual([])
  })

  test('without a number, a title or a state is refused, and with a new state, too', () => {
    for (const wrong of [
      { number: 0 },
      { number: 2 ** 31 },
      { number: '7' },
      { title: null },
      { state: 'frozen' },
    ])
      expect(() => pullSeen(answers.pull(7, wrong))).toThrow(z.ZodError)
  })

  test('keeps no time that is none, and takes one with any zone', () => {
    const openedAt = (created_at: unknown) =>
      pullSeen(answers.pull(7, { created_at })).request.openedAt
    for (const none of [
      '0001-01-01T00:00:00Z',
      '2026-01-05T09:00:00',
      'soon',
      1,
      '9999-01-01T00:00:00Z',
    ])
      expect(openedAt(none)).toBeNull()
    expect(openedAt('2026-01-05T10:00:00+01:00')).toBe(ms('9'))
    expect(openedAt('2038-01-19T03:14:08Z')).toBe(2 ** 31 * 1000)
  })

  test('loses a zero byte and half characters, and a title without end is cut', () => {
    const title = (given: string) => pullSeen(answers.pull(7, { title: given })).request.title
    expect(title('a\0b\u{d83d}')).toBe('a\u{fffd}b\u{fffd}')
    expect(title('\u{1f680}')).toBe('\u{1f680}')
    expect(title('x'.repeat(2 ** 20))).toHaveLength(1000)
  })
})

describe('what was said', () => {
  test('is who and when, and never a word', () => {
    const all = [
      reviewSeen(answers.review(1, 7), 7),
      commentSeen(answers.comment(2, 7), 7),
      lineCommentSeen(answers.lineComment(3, 7), 7),
      commitSeen(answers.commit('d'), 7),
      pullSeen(answers.pull(7)),
    ]
    expect(JSON.stringify(all)).not.toContain('words that nobody keeps')
    expect(all[0]).toEqual({
      ...{ number: 7, key: 'review:1', kind: 'reviewed', at: ms('10'), version: ms('10') },
      ...{ actor: accountOf('2', 'ben'), verdict: 'approved' },
    })
    expect(all[1]).toMatchObject({ key: 'comment:2', kind: 'commented' })
    expect(all[2]).toMatchObject({ key: 'line:3', kind: 'line_commented' })
  })

  test('keeps a number beyond 2^53, and the kind of a bot', () => {
    const seen = commentSeen(answers.comment(0, 7, { id: '90071992547409931', user: robot }), 7)
    expect(seen).toMatchObject({ key: 'comment:90071992547409931', actor: { type: 'bot' } })
    expect(() => commentSeen(answers.comment(0, 7, { id: '9223372036854775808' }), 7)).toThrow(
      z.ZodError,
    )
  })

  test('of a review has its verdict in any case; one that is pending is none, and a new verdict is none either', () => {
    const verdict = (state: string) => reviewSeen(answers.review(1, 7, { state }), 7)?.verdict
    expect(verdict('changes_requested')).toBe('changes_requested')
    expect(verdict('COMMENTED')).toBe('commented')
    expect(verdict('THANKED')).toBeUndefined()
    expect(reviewSeen(answers.review(1, 7, { state: 'PENDING', submitted_at: null }), 7)).toBeNull()
  })

  test('of a review that was dismissed later holds over what it said before', () => {
    const approved = reviewSeen(answers.review(1, 7), 7)
    const dismissed = reviewSeen(answers.review(1, 7, { state: 'DISMISSED' }), 7)
    expect(dismissed?.version).toBeGreaterThan(approved?.version ?? Infinity)
    const dismissed_review = { state: 'CHANGES_REQUESTED', review_id: 1 }
    expect(eventSeen(answers.event(1, 'review_dismissed', { dismissed_review }), 7)).toMatchObject({
      ...{ kind: 'dismissed', verdict: 'changes_requested' },
    })
  })
})

describe('what happened', () => {
  test('tells whose review was asked for, by whom; of a team, nobody', () => {
    const asked = { actor: null, review_requester: ana, requested_reviewer: ben }
    expect(eventSeen(answers.event(1, 'review_requested', asked), 7)).toMatchObject({
      ...{ actor: { login: 'ana' }, subject: { login: 'ben' } },
      key: 'review_requested:2026-01-05T11:00:00Z:ana:ben',
    })
    const ofTeam = { requested_team: { name: 'core' } }
    expect(eventSeen(answers.event(1, 'review_requested', ofTeam), 7)).toMatchObject({
      subject: null,
    })
  })

  test('is kept where it says something of the way of a request', () => {
    const kind = (name: string) => eventSeen(answers.event(1, name), 7)?.kind ?? null
    expect(
      ['ready_for_review', 'convert_to_draft', 'head_ref_force_pushed', 'reopened'].map(kind),
    ).toEqual(['ready', 'draft', 'force_pushed', 'reopened'])
    expect(['added_to_merge_queue', 'removed_from_merge_queue'].map(kind)).toEqual([
      'queued',
      'unqueued',
    ])
    expect(['mentioned', 'locked', 'something_new'].map(kind)).toEqual([null, null, null])
    expect(() => eventSeen(answers.event(1, 'closed', { created_at: null }), 7)).toThrow(z.ZodError)
  })

  test('by nobody is by nobody', () => {
    expect(eventSeen(answers.event(1, 'head_ref_force_pushed', { actor: null }), 7)).toMatchObject({
      ...{ actor: null, key: 'force_pushed:2026-01-05T11:00:00Z::' },
    })
  })
})

test('a commit of a list and one of a timeline are one; only the list knows the account', () => {
  const { commit, sha } = z
    .object({ sha: z.string(), commit: z.object({ author: z.unknown(), committer: z.unknown() }) })
    .parse(answers.commit('d'))
  const ofList = commitSeen(answers.commit('d'), 7)
  expect(ofList).toMatchObject({
    authoredAt: ms('8'),
    email: 'Ana@example.org',
    author: { id: '1' },
  })
  expect(commitSeen({ event: 'committed', sha, ...commit }, 7)).toEqual({ ...ofList, author: null })
  expect(commitSeen(answers.commit('d', { author: {} }), 7).author).toBeNull()
})

describe('a job', () => {
  test('waited from when it was made until a runner took it', () => {
    expect(jobSeen(answers.job(4, 9))).toMatchObject({
      ...{ id: '4', runId: '9', attempt: 1, name: 'test', queue: 'ubuntu-latest' },
      ...{ createdAt: ms('9'), startedAt: ms('9:01'), endedAt: ms('9:05') },
    })
  })

  test.each([
    ['waits for a runner', { status: 'queued', conclusion: null, completed_at: null }],
    ['waits for an approval', { status: 'waiting', conclusion: null, completed_at: null }],
    ['was skipped', { conclusion: 'skipped', runner_id: null, steps: [] }],
    ['was cancelled before', { conclusion: 'cancelled', runner_id: 0, runner_name: '', steps: [] }],
  ])('that %s never started, though GitHub tells a start', (_, said) => {
    expect(jobSeen(answers.job(4, 9, said)).startedAt).toBeNull()
  })

  test('that was cancelled while it ran did start, and so did one of an old answer that knows no runners', () => {
    expect(jobSeen(answers.job(4, 9, { conclusion: 'cancelled' })).startedAt).toBe(ms('9:01'))
    const old = { runner_id: undefined, runner_name: undefined, created_at: undefined }
    expect(jobSeen(answers.job(4, 9, old))).toMatchObject({
      startedAt: ms('9:01'),
      createdAt: null,
    })
  })

  test('that was taken over from an attempt before keeps its old times: it started before it was made', () => {
    const taken = { run_attempt: 2, created_at: at('11'), runner_id: 0, runner_name: '' }
    const { attempt, createdAt, startedAt } = jobSeen(answers.job(4, 9, taken))
    expect(attempt).toBe(2)
    expect(startedAt).toBeLessThan(createdAt ?? 0)
  })

  test('is told by the sighting that is further on', () => {
    const waiting = { status: 'queued', started_at: at('9'), completed_at: null, conclusion: null }
    const versions = [
      waiting,
      { ...waiting, status: 'in_progress' },
      { started_at: at('9'), completed_at: at('9') },
    ].map((said) => jobSeen(answers.job(4, 9, said)).version)
    expect(versions).toEqual(versions.toSorted((one, other) => one - other))
    expect(new Set(versions).size).toBe(3)
  })

  test('bears the labels of its runners in one order, or their group', () => {
    const queue = (said: object) => jobSeen(answers.job(4, 9, { ...said })).queue
    expect(queue({ labels: ['x64', 'self-hosted'] })).toBe('self-hosted, x64')
    expect(queue({ labels: [] })).toBe('Default')
    expect(queue({ labels: null, runner_group_name: null })).toBeNull()
  })
})

describe('a run', () => {
  test('is the attempt that the answer is about; it ended when it changed last, once it is over', () => {
    const again = { run_attempt: 3, run_started_at: at('11'), updated_at: at('20') }
    expect(runSeen(answers.run(9, again))).toMatchObject({
      ...{ id: '9', attempt: 3, workflow: 'Checks', trigger: 'push', branch: 'topic' },
      ...{ createdAt: ms('9'), startedAt: ms('11'), endedAt: ms('20'), version: ms('20') },
    })
    expect(runSeen(answers.run(9, { status: 'in_progress' })).endedAt).toBeNull()
  })

  test('is of the request whose branch it ran, and not of one that is open for it elsewhere', () => {
    const repo = (id: number) => ({ id })
    const listed = (number: number, head: number, base: number) => ({
      ...{ number, head: { ref: 'topic', sha: 'x', repo: repo(head) }, base: { repo: repo(base) } },
    })
    const of = (event: string, ...pull_requests: unknown[]) =>
      runSeen(answers.run(9, { event, pull_requests })).requestNumber
    expect(of('pull_request', listed(7, 77, 77), listed(8, 66, 66))).toBe(7)
    expect(of('pull_request', listed(7, 77, 77), listed(8, 77, 77))).toBeNull()
    expect(of('pull_request', listed(7, 77, 66))).toBeNull()
    expect(of('push', listed(7, 77, 77))).toBeNull()
    expect(of('pull_request', null, { number: 'x' })).toBeNull()
  })

  test('keeps a conclusion that nobody knows yet', () => {
    expect(runSeen(answers.run(9, { conclusion: 'DREAMT' })).conclusion).toBe('dreamt')
  })
})

test('deployments, what became of them, releases and issues', () => {
  expect(deploymentSeen(answers.deployment(3))).toMatchObject({
    ...{ id: '3', environment: 'production', isProduction: null, createdAt: ms('12') },
  })
  expect(deploymentStatusSeen(answers.deploymentStatus(5, 3), '3')).toEqual({
    ...{ id: '5', deploymentId: '3', state: 'success', at: ms('12:05') },
  })
  expect(releaseSeen(answers.release(1))).toMatchObject({ tag: 'v1', publishedAt: ms('12:30') })
  expect(issueSeen(answers.issue(4))).toMatchObject({ labels: ['incident'], milestone: 'v2' })
  expect(requestAmongIssues(answers.issue(4, { pull_request: { url: 'x' } }))).toBe(4)
  expect(requestAmongIssues(answers.issue(4))).toBeNull()
})

test('an object tells by its addresses which repository and which request it is of', () => {
  expect(placeOf(answers.review(1, 7))).toMatchObject({ repository: 'team/app', parent: '7' })
  expect(placeOf(answers.comment(1, 7))).toMatchObject({ parent: '7', isOfIssue: false })
  const html_url = 'https://github.com/team/app/issues/7#issuecomment-1'
  expect(placeOf(answers.comment(1, 7, { html_url }))).toMatchObject({ isOfIssue: true })
  const ofList = { number: 7, url: 'x', html_url: html_url.replace(/#.*/, '') }
  expect(placeOf(answers.event(1, 'closed', { issue: ofList }))).toMatchObject({
    ...{ parent: '7', isOfIssue: true },
  })
  const issue = { ...ofList, pull_request: { url: 'x' } }
  expect(placeOf(answers.event(1, 'closed', { issue }))).toMatchObject({ isOfIssue: false })
  expect(placeOf(answers.deploymentStatus(5, 3))).toMatchObject({ parent: '3' })
  expect(placeOf('nothing')).toEqual({
    repository: null,
    parent: null,
    isOfIssue: false,
    page: null,
  })
  expect(idOfRepository(answers.pull(7))).toBe('77')
})

describe('whatever a field holds', () => {
  const any = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom(null, '', '\0', -1, 2 ** 60, '0001-01-01T00:00:00Z', [], {}, '__proto__'),
  )
  const readers: Record<string, [Record<string, unknown>, (raw: unknown) => unknown]> = {
    pull: [answers.pull(7), pullSeen],
    review: [answers.review(1, 7), (raw) => reviewSeen(raw, 7)],
    comment: [answers.comment(1, 7), (raw) => commentSeen(raw, 7)],
    event: [answers.event(1, 'review_requested'), (raw) => eventSeen(raw, 7)],
    commit: [answers.commit('d'), (raw) => commitSeen(raw, 7)],
    run: [answers.run(9), runSeen],
    job: [answers.job(4, 9), jobSeen],
    issue: [answers.issue(4), issueSeen],
    deployment: [answers.deployment(3), deploymentSeen],
    release: [answers.release(1), releaseSeen],
  }

  test.each(Object.keys(readers))('%s is understood or refused, and never breaks', (name) => {
    const [usual, read] = readers[name] ?? [{}, () => {}]
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(usual)), any, (key, value) => {
        try {
          const text = JSON.stringify(read({ ...usual, [key]: value }))
          expect(text).not.toContain('\\u0000')
        } catch (error) {
          expect(error).toBeInstanceOf(z.ZodError)
        }
      }),
    )
  })
})
