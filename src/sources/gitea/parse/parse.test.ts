/** Gitea's words, and what they mean: with what it leaves out, and what it tells in a way of its own. */
import { expect, test } from 'vitest'
import {
  ana,
  at,
  ben,
  ghost,
  issue,
  item,
  job,
  merged,
  never,
  pull,
  review,
  run,
} from '../answers.fixture.ts'
import { account } from './account.ts'
import { commitSeen } from './commits.ts'
import { timelineSeen } from './events.ts'
import { issueSeen, requestAmongIssues } from './issues.ts'
import { releaseSeen } from './releases.ts'
import { pullSeen } from './requests.ts'
import { jobSeen, runSeen } from './runs.ts'
import { commentSeen, lineCommentSeen, reviewSeen } from './said.ts'

const ms = (time: string) => Date.parse(at(time))

test('a merged request is merged, with who merged it and the branch it came from', () => {
  const { request, events, size } = pullSeen(pull(7, merged))
  expect(request).toMatchObject({
    ...{ number: 7, state: 'merged', head: 'topic', base: 'main', mergedAt: ms('15') },
    ...{ mergeOid: 'c'.repeat(40), isDraft: false },
  })
  expect(events.map(({ kind, actor }) => [kind, actor?.login])).toEqual([
    ['opened', 'ana'],
    ['merged', 'ben'],
  ])
  expect(size).toMatchObject({ added: 10, deleted: 2, files: 1, commits: null })
})

test('an old version says by its title alone that a request is a draft, and never that it is none', () => {
  const drafts = ['WIP: x', '[wip] x', 'A change', 'Wiping tables'].map((title) => {
    const { draft: _, ...old } = pull(7, { title })
    return pullSeen(old).request.isDraft
  })
  expect(drafts).toEqual([true, true, null, null])
})

test('a review that is only asked for, or not submitted, is none', () => {
  const kinds = ['APPROVED', 'REQUEST_CHANGES', 'COMMENT', 'REQUEST_REVIEW', 'PENDING', '']
  const verdicts = kinds.map((state) => reviewSeen(review(1, state), 7)?.verdict ?? null)
  expect(verdicts).toEqual(['approved', 'changes_requested', 'commented', null, null, null])
})

test('a dismissed review takes the place of what it was', () => {
  const [before, after] = [false, true].map((dismissed) =>
    reviewSeen(review(1, 'APPROVED', { dismissed }), 7),
  )
  expect(after).toMatchObject({ key: before?.key, verdict: 'dismissed' })
  expect(after?.version).toBeGreaterThan(before?.version ?? Infinity)
})

test('the timeline tells what happened, and a title that a request became ready', () => {
  const told = [
    item('pull_push', { body: '{"is_force_push":true,"commit_ids":[]}' }),
    item('pull_push', { body: '{"is_force_push":false,"commit_ids":[]}' }),
    item('review_request', { assignee: ana }),
    item('review_request', { assignee: ana, removed_assignee: true }),
    item('change_title', { old_title: 'WIP: x', new_title: 'x' }),
    item('change_title', { old_title: 'x', new_title: '[WIP] x' }),
    item('change_title', { old_title: 'x', new_title: 'y' }),
    item('dismiss_review'),
    item('label', { body: '1' }),
    item('merge_pull'),
    item('close'),
    item('reopen'),
    item('commit_ref'),
    item('review'),
  ].map((one) => timelineSeen(one, 7))
  expect(told.map((one) => one?.kind ?? null)).toEqual([
    ...['force_pushed', 'pushed', 'review_requested', 'review_request_removed', 'ready', 'draft'],
    ...[null, 'dismissed', 'labeled', 'merged', 'closed', 'reopened', null, null],
  ])
  expect(told[2]).toMatchObject({ actor: { login: 'ben' }, subject: { login: 'ana' } })
})

test('nobody is who deleted the account, and what a workflow does a bot does', () => {
  expect([ghost, null, ben].map((who) => account.parse(who)?.login ?? null)).toEqual([
    null,
    null,
    'ben',
  ])
  expect(account.parse({ id: -2, login: 'gitea-actions' })?.type).toBe('bot')
  // Somebody may be called so.
  expect(account.parse({ id: 9, login: 'ghost' })?.login).toBe('ghost')
  const comment = { id: 3, user: ghost, created_at: at('10') }
  expect(commentSeen(comment, 7).actor).toBeNull()
  expect(lineCommentSeen(comment, 7)).toMatchObject({ kind: 'line_commented', actor: null })
})

test('requests among issues are told apart', () => {
  const request = issue(7, { pull_request: { merged: false, merged_at: null } })
  expect([issue(8), request].map(requestAmongIssues)).toEqual([null, 7])
  expect(issueSeen(issue(8))).toMatchObject({ number: 8, milestone: 'v1', state: 'open' })
})

test('a time that has not come is none', () => {
  const waiting = job(1, {
    ...{ status: 'queued', conclusion: '', started_at: never },
    completed_at: '1970-01-01T00:00:00Z',
  })
  expect(jobSeen(waiting)).toMatchObject({
    ...{ startedAt: null, endedAt: null, conclusion: null, queue: 'big, linux' },
  })
  expect(jobSeen(job(1)).version).toBeGreaterThan(jobSeen(waiting).version)
  expect(runSeen(run(5))).toMatchObject({
    ...{ workflow: 'ci.yml', attempt: 1, conclusion: 'failure', endedAt: ms('10:20') },
  })
  expect(releaseSeen({ id: 1, tag_name: 'v1', draft: true, published_at: never })).toMatchObject({
    ...{ publishedAt: null, isDraft: true, version: 0 },
  })
})

test('a commit tells when it was written, when it was made and by whom', () => {
  const who = (time: string) => ({ name: 'Ana', email: 'ana@example.org', date: at(time) })
  const raw = {
    sha: 'D'.repeat(40),
    author: ana,
    commit: { author: who('7'), committer: who('8') },
  }
  expect(commitSeen(raw, 7)).toEqual({
    ...{ number: 7, oid: 'd'.repeat(40), email: 'ana@example.org' },
    author: { id: '1', login: 'ana', type: 'unknown' },
    ...{ authoredAt: ms('7'), committedAt: ms('8') },
  })
  expect(() => commitSeen({ ...raw, sha: 'x' }, 7)).toThrow('expected string')
})
