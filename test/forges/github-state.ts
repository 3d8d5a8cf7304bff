/** What a repository on the fake GitHub holds, in the words of GitHub's REST API; GraphQL tells of the same. */
import { hash } from 'node:crypto'
import * as answers from '#sources/github/answers.fixture.ts'

export type Said = Record<string, unknown>

export interface GithubState {
  id: number
  /** owner/name */
  path: string
  createdAt: string
  pulls: Said[]
  reviews: (Said & { of: number })[]
  /** `review`: the id of the one that it belongs to. */
  lineComments: (Said & { of: number; review: number })[]
  comments: (Said & { of: number })[]
  events: (Said & { of: number })[]
  commits: (Said & { of: number })[]
  files: (Said & { of: number })[]
  issues: Said[]
  /** Also attempts before the last. */
  runs: Said[]
  jobs: Said[]
  deployments: Said[]
  statuses: (Said & { of: number })[]
  releases: Said[]
}

const start = Date.parse('2026-01-05T09:00:00Z')

/** So many minutes after nine on the fifth of January 2026. */
export function minutes(after: number): string {
  return new Date(start + after * 60_000).toISOString().replace('.000', '')
}

const sha = (text: string) => hash('sha1', text)
const people = [answers.ana, answers.ben, answers.robot, null]
const events = [
  ...['ready_for_review', 'convert_to_draft', 'review_requested', 'review_request_removed'],
  ...['head_ref_force_pushed', 'labeled', 'unlabeled', 'added_to_merge_queue'],
  ...['removed_from_merge_queue', 'auto_merge_enabled', 'auto_merge_disabled', 'review_dismissed'],
]

export interface Wanted {
  pulls: number
  runs?: number
  deployments?: number
}

/** A repository with something of everything; what comes of it hangs on the counts alone. */
export function aGithubState({ pulls, runs = 5, deployments = 3 }: Wanted): GithubState {
  const state: GithubState = {
    ...{ id: 77, path: 'team/app', createdAt: minutes(-1000), pulls: [], reviews: [] },
    ...{
      lineComments: [],
      comments: [],
      events: [],
      commits: [],
      files: [],
      jobs: [],
      statuses: [],
    },
    issues: [1, 2, 3].map((number) =>
      answers.issue(9000 + number, { updated_at: minutes(number) }),
    ),
    runs: [],
    deployments: [],
    releases: [1, 2].map((number) => answers.release(number, { created_at: minutes(number) })),
  }
  for (let number = 1; number <= pulls; number++) addPull(state, number)
  for (let id = 1; id <= runs; id++) addRun(state, id)
  for (let id = 1; id <= deployments; id++) {
    const at = { created_at: minutes(id), updated_at: minutes(id + 1) }
    state.deployments.push(answers.deployment(id, { ...at, production_environment: true }))
    state.statuses.push({ ...answers.deploymentStatus(id * 10, id), of: id })
  }
  return state
}

/** Reviewed, commented on, with events and commits: of each kind as many as its number says, up to three. */
export function addPull(state: GithubState, number: number): void {
  const many = Array.from({ length: number % 4 }, (_, index) => index)
  const who = (index: number) => people[(number + index) % people.length] ?? null
  const isMerged = number % 3 === 1
  const end = minutes(number + 50)
  for (const index of many) {
    const id = number * 100 + index
    const at = minutes(number + index + 1)
    const review = { user: who(index), submitted_at: at }
    state.reviews.push({ ...answers.review(id, number, review), of: number })
    const line = { user: who(index + 1), created_at: at, pull_request_review_id: id }
    state.lineComments.push({ ...answers.lineComment(id, number, line), of: number, review: id })
    const said = { user: who(index + 2), created_at: at }
    state.comments.push({ ...answers.comment(id, number, said), of: number })
    state.commits.push({ ...answers.commit('a'), sha: sha(`${number} ${index}`), of: number })
  }
  for (const [index, name] of events.entries()) {
    if ((index + number) % 3 !== 0) continue
    const isAsked = name.startsWith('review_request')
    state.events.push({
      ...answers.event(number * 100 + index, name, {
        ...{ created_at: minutes(number + index), actor: who(index) },
        ...(isAsked ? { requested_reviewer: answers.ben } : {}),
        ...(name === 'review_dismissed' ? { dismissed_review: { state: 'approved' } } : {}),
      }),
      of: number,
    })
  }
  const ends = isMerged ? ['merged', 'closed'] : []
  for (const [index, name] of ends.entries())
    state.events.push({
      ...answers.event(number * 100 + 90 + index, name, { created_at: end, actor: answers.ben }),
      of: number,
    })
  for (const name of ['a.ts', `deep/${number}.ts`])
    state.files.push({ filename: `src/${name}`, status: 'modified', of: number })
  state.pulls.push(
    answers.pull(number, {
      ...{
        user: who(0),
        draft: number % 5 === 0,
        head: { ref: `b${number}`, sha: sha(`h${number}`) },
      },
      ...{ state: isMerged ? 'closed' : 'open', merge_commit_sha: sha(`m${number}`) },
      ...{ created_at: minutes(number), updated_at: minutes(number + 60) },
      ...(isMerged ? { closed_at: end, merged_at: end, merged_by: answers.ben } : {}),
      ...{ comments: many.length, review_comments: many.length, commits: many.length },
      ...{ additions: number, deletions: 1, changed_files: 2, milestone: { title: 'v2' } },
    }),
  )
}

/** Each fourth was run again after it had failed. */
export function addRun(state: GithubState, id: number): void {
  const attempts = id % 4 === 0 ? 2 : 1
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const at = minutes(id * 3 + attempt)
    state.runs.push(
      answers.run(id, {
        ...{ run_attempt: attempt, created_at: minutes(id * 3), run_started_at: at },
        ...{
          updated_at: minutes(id * 3 + attempt + 1),
          conclusion: attempt < attempts ? 'failure' : 'success',
        },
      }),
    )
    const job = { run_attempt: attempt, created_at: at, started_at: at, head_sha: sha('x') }
    state.jobs.push(answers.job(id * 10 + attempt, id, { ...job, workflow_name: 'Checks' }))
  }
}
