/** The payloads that octokit collects of GitHub, cloud and Enterprise: each is understood, or named here with the reason. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { messageOf } from '#std/errors.ts'
import { deliveredBy } from './payload.ts'

const cloud = import.meta.resolve('@octokit/webhooks-examples')
const Kinds = z.array(z.object({ name: z.string(), examples: z.array(z.unknown()) }))
const editions = ['api.github.com', 'ghes-31', 'ghes-32', 'ghes-33', 'ghes-34', 'ghes-35']
const all = editions.flatMap((edition) => examplesOf(new URL(`../${edition}/index.json`, cloud)))

function examplesOf(file: URL): { name: string; payload: unknown }[] {
  const kinds = Kinds.parse(JSON.parse(readFileSync(fileURLToPath(file), 'utf8')))
  return kinds.flatMap(({ name, examples }) => examples.map((payload) => ({ name, payload })))
}

const weRead = [
  ...['pull_request', 'pull_request_review', 'pull_request_review_comment', 'issue_comment'],
  ...['issues', 'workflow_run', 'workflow_job', 'deployment', 'deployment_status', 'release'],
]

const Action = z.object({ action: z.string().catch('') })

/** Of kinds that are read: what is left out, by kind and action, and why. */
const leftOut: Record<string, string> = {
  'issue_comment created': 'where it is of an issue: only requests have a way',
  'issue_comment edited': 'a comment counts once, when it was written',
  'issue_comment deleted': 'that somebody spoke stays true',
  'issues demilestoned': 'where it is of a request: a delivery about the request says the same',
  'issues milestoned': 'where it is of a request: a delivery about the request says the same',
  'pull_request_review_comment edited': 'a comment counts once, when it was written',
  'pull_request_review_comment deleted': 'that somebody spoke stays true',
}

/** Examples that GitHub never sent: they say nothing of whether the issue is open. */
const notUnderstood = ['issues pinned', 'issues unpinned']

test('every example is understood, or left out for a reason that is named', () => {
  const outcomes = all.map(({ name, payload }) => {
    const what = `${name} ${Action.parse(payload).action}`
    try {
      return { what, isRead: weRead.includes(name), batch: deliveredBy(name, payload).batch }
    } catch (error) {
      return { what, problem: messageOf(error) }
    }
  })
  expect(outcomes.length).toBeGreaterThan(250)
  const problems = outcomes.filter(({ problem }) => problem !== undefined)
  expect(problems.map(({ what }) => what)).toEqual(notUnderstood)
  expect(problems.map(({ problem }) => problem)).toEqual([
    ...[expect.stringContaining('state'), expect.stringContaining('state')],
  ])
  const nothing = outcomes.filter(({ isRead, batch }) => isRead === true && batch === null)
  expect(new Set(nothing.map(({ what }) => what))).toEqual(new Set(Object.keys(leftOut)))
  expect(outcomes.filter(({ isRead, batch }) => isRead === false && batch !== null)).toEqual([])
})
