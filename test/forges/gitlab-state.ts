/** What a project on the fake GitLab holds, in the words of GitLab's REST API. */
import { hash } from 'node:crypto'
import * as answers from '#sources/gitlab/answers.fixture.ts'
import type { Said } from './github-state.ts'

export interface GitlabState {
  id: number
  /** With all groups. */
  path: string
  /** Paths that it had. */
  formerly: string[]
  levels: Record<string, string>
  requests: Said[]
  notes: (Said & { of: number })[]
  commits: (Said & { of: number })[]
  stateEvents: (Said & { of: number })[]
  labelEvents: (Said & { of: number })[]
  issues: Said[]
  pipelines: Said[]
  jobs: Said[]
  environments: Said[]
  deployments: Said[]
  releases: Said[]
}

const start = Date.parse('2026-01-05T09:00:00Z')

/** So many minutes after nine on the fifth of January 2026, to the millisecond, as GitLab tells it. */
export function gitlabMinutes(after: number): string {
  return new Date(start + after * 60_000 + 250).toISOString()
}

const at = gitlabMinutes
const sha = (text: string) => hash('sha1', text)
const people = [
  { id: 1, username: 'ana' },
  { id: 2, username: 'ben' },
  { id: 9, username: 'project_77_bot_abc' },
  null,
]
const bodies = [
  ...['marked this merge request as **draft**', 'marked this merge request as **ready**'],
  ...['requested review from @ana and @ben', 'approved this merge request', 'added 2 commits'],
  ...['unapproved this merge request', 'enabled an automatic merge when', 'mentioned in issue #3'],
]

/** A project with something of everything; what comes of it hangs on the counts alone. */
export function aGitlabState({ requests, pipelines = 5, deployments = 3 }: Wanted): GitlabState {
  const state: GitlabState = {
    ...{ id: 77, path: 'group/team/app', formerly: [], levels: {}, requests: [], notes: [] },
    ...{ commits: [], stateEvents: [], labelEvents: [], pipelines: [], jobs: [], deployments: [] },
    issues: [1, 2, 3].map((iid) => issue(iid, { updated_at: at(iid) })),
    environments: [
      { id: 5, name: 'live', tier: 'production' },
      { id: 6, name: 'review/x', tier: null },
    ],
    releases: [1, 2].map((number) => ({
      ...{ tag_name: `v${number}`, created_at: at(number), released_at: at(number) },
    })),
  }
  for (let iid = 1; iid <= requests; iid++) addRequest(state, iid)
  for (let id = 1; id <= pipelines; id++) addPipeline(state, id)
  for (let id = 1; id <= deployments; id++)
    state.deployments.push(
      answers.deployment(id, {
        ...{ created_at: at(id), updated_at: at(id + 1), iid: id },
        ...{ status: id % 3 === 0 ? 'failed' : 'success', environment: state.environments[id % 2] },
      }),
    )
  return state
}

export interface Wanted {
  requests: number
  pipelines?: number
  deployments?: number
}

export function issue(iid: number, over: object = {}) {
  return {
    ...{ id: 4000 + iid, iid, project_id: 77, title: 'A wish', state: 'opened', author: people[0] },
    ...{ labels: [], milestone: { title: 'v1' }, created_at: at(0), updated_at: at(0) },
    ...{ closed_at: null, description: 'words that nobody keeps', ...over },
  }
}

/** Noted, with commits and events: of each kind as many as its number says, up to three. */
export function addRequest(state: GitlabState, iid: number): void {
  const many = Array.from({ length: iid % 4 }, (_, index) => index)
  const who = (index: number) => people[(iid + index) % people.length] ?? null
  const isMerged = iid % 3 === 1
  for (const index of many) {
    const said = { author: who(index), created_at: at(iid + index + 1), noteable_iid: iid }
    const id = iid * 100 + index
    state.notes.push({ ...answers.comment(id, iid, said), of: iid })
    state.notes.push({ ...answers.comment(id + 10, iid, { ...said, type: 'DiffNote' }), of: iid })
    state.commits.push({ ...answers.commit('a'), id: sha(`${iid} ${index}`), of: iid })
    const event = {
      id,
      user: who(index + 1),
      created_at: at(iid + index),
      resource_type: 'MergeRequest',
    }
    const label = { id: 3, name: 'x' }
    state.labelEvents.push({ ...event, label, action: index === 1 ? 'remove' : 'add', of: iid })
    state.stateEvents.push({ ...event, state: index % 2 === 0 ? 'closed' : 'reopened', of: iid })
  }
  for (const [index, body] of bodies.entries())
    if ((index + iid) % 3 === 0) {
      const said = { author: who(index), created_at: at(iid + index) }
      state.notes.push({ ...answers.note(iid * 100 + 50 + index, iid, body, said), of: iid })
    }
  const end = at(iid + 50)
  if (isMerged) {
    const merging = { id: iid * 100 + 99, user: people[1], created_at: end, state: 'merged' }
    state.stateEvents.push({ ...merging, resource_type: 'MergeRequest', of: iid })
  }
  state.requests.push(
    answers.mergeRequest(iid, {
      ...{ author: who(0), draft: iid % 5 === 0, source_branch: `b${iid}`, sha: sha(`h${iid}`) },
      ...{ created_at: at(iid), updated_at: at(iid * 20 + 60), user_notes_count: many.length * 2 },
      ...{ milestone: { title: 'v2' } },
      ...(isMerged ? { state: 'merged', merged_at: end, merge_user: people[1] } : {}),
      ...(isMerged ? { merge_commit_sha: sha(`m${iid}`), squash_commit_sha: null } : {}),
    }),
  )
}

/** In each fourth a job was tried again. */
export function addPipeline(state: GitlabState, id: number, said: Said = {}): void {
  const tries = id % 4 === 0 ? 2 : 1
  const ref = id % 2 === 0 ? 'main' : `refs/merge-requests/${id}/head`
  const times = { created_at: at(id * 3), updated_at: at(id * 3 + tries + 1) }
  state.pipelines.push(answers.pipeline(id, { ...times, ref, iid: id, name: null, ...said }))
  for (let one = 1; one <= tries; one++)
    state.jobs.push(
      answers.job(id * 10 + one, id, {
        ...{
          created_at: at(id * 3),
          started_at: at(id * 3 + one),
          finished_at: at(id * 3 + one + 1),
        },
        ...{ status: one < tries ? 'failed' : 'success', stage: 'test' },
      }),
    )
}
