/** What a repository on the fake Gitea holds, in the words of Gitea's REST API. */
import { hash } from 'node:crypto'
import * as answers from '#sources/gitea/answers.fixture.ts'
import { minutes as at, type Said } from './github-state.ts'

export interface GiteaState {
  id: number
  /** owner/name */
  path: string
  /** Paths that it had. */
  formerly: string[]
  version: string
  switches: Record<string, boolean>
  pulls: Said[]
  reviews: (Said & { of: number })[]
  /** `review`: the id of the one that it belongs to. */
  lines: (Said & { of: number; review: number })[]
  timeline: (Said & { of: number })[]
  commits: (Said & { of: number })[]
  issues: Said[]
  runs: Said[]
  jobs: Said[]
  releases: Said[]
}

const sha = (text: string) => hash('sha1', text)
const people = [answers.ana, answers.ben, answers.ghost, { id: -2, login: 'gitea-actions' }]
const items: readonly [string, object][] = [
  ['pull_push', { body: '{"is_force_push":true,"commit_ids":[]}' }],
  ['review_request', { assignee: answers.ana }],
  ['change_title', { old_title: 'WIP: x', new_title: 'x' }],
  ['label', { body: '1' }],
  ['dismiss_review', {}],
  ['commit_ref', {}],
]

export interface Wanted {
  pulls: number
  runs?: number
}

/** A repository with something of everything; what comes of it hangs on the counts alone. */
export function aGiteaState({ pulls, runs = 5 }: Wanted): GiteaState {
  const state: GiteaState = {
    ...{ id: 77, path: 'team/app', formerly: [], version: '1.26.0', switches: {}, pulls: [] },
    ...{ reviews: [], lines: [], timeline: [], commits: [], runs: [], jobs: [] },
    issues: [1, 2, 3].map((number) => answers.issue(9000 + number, { updated_at: at(number) })),
    releases: [1, 2].map((id) => ({
      ...{ id, tag_name: `v${id}`, draft: false, prerelease: false },
      ...{ created_at: at(id), published_at: at(id) },
    })),
  }
  for (let number = 1; number <= pulls; number++) addPull(state, number)
  for (let id = 1; id <= runs; id++) addRun(state, id)
  return state
}

/** Reviewed, commented on, with commits: of each kind as many as its number says, up to three. */
export function addPull(state: GiteaState, of: number): void {
  const many = Array.from({ length: of % 4 }, (_, index) => index)
  const who = (index: number) => people[(of + index) % people.length]
  const isMerged = of % 3 === 1
  for (const index of many) {
    const id = of * 100 + index
    const time = at(of + index + 1)
    const review = { user: who(index), submitted_at: time, comments_count: 1 }
    state.reviews.push({ ...answers.review(id, 'APPROVED', review), of })
    state.lines.push({ id, user: who(index), created_at: time, of, review: id })
    const said = { id: id + 40, user: who(index + 1), created_at: time }
    state.timeline.push({ ...answers.item('comment', said), of })
    // Comments on lines are in the timeline's pages until they are taken out of them.
    state.timeline.push({ ...answers.item('code', { id, created_at: time }), of })
    const signed = { name: 'Ana', email: 'ana@example.org', date: at(of) }
    const commit = { author: signed, committer: signed }
    state.commits.push({ sha: sha(`${of} ${index}`), author: answers.ana, commit, of })
  }
  for (const [index, [type, over]] of items.entries())
    if ((index + of) % 2 === 0)
      state.timeline.push({
        ...answers.item(type, { id: of * 100 + 60 + index, user: who(index), ...over }),
        ...{ created_at: at(of + index), of },
      })
  const end = at(of + 50)
  const ended = { id: of * 100 + 99, created_at: end }
  if (isMerged) state.timeline.push({ ...answers.item('merge_pull', ended), of })
  state.pulls.push(
    answers.pull(of, {
      ...(isMerged ? { ...answers.merged, merged_at: end, closed_at: end } : {}),
      ...{ user: who(0), created_at: at(of), updated_at: at(of * 20 + 60) },
      ...{ comments: many.length * 2, review_comments: many.length, milestone: { title: 'v2' } },
      ...{ draft: of % 5 === 0, merge_commit_sha: sha(`m${of}`) },
    }),
  )
}

export function addRun(state: GiteaState, id: number): void {
  const times = { started_at: at(id * 3), completed_at: at(id * 3 + 2) }
  state.runs.push(answers.run(id, { ...times, run_attempt: 1 }))
  const created = { created_at: at(id * 3 - 1) }
  state.jobs.push(answers.job(id * 10, { ...times, ...created, run_id: id }))
}
