/** Deliveries of GitHub with known truth: so many requests, each with the same story, some of it sent twice, in any order. */
import { randomFrom } from './shuffled.ts'

export interface Sent {
  id: string
  event: string
  body: string
}

export interface Truth {
  /** All that is sent, duplicates among it, shuffled. */
  deliveries: Sent[]
  unique: number
  requests: number
  /** Of requests, of all kinds. */
  events: number
  runs: number
  jobs: number
}

const repository = { id: 77, full_name: 'team/app' }
const user = (id: number) => ({ id, login: `dev${id}`, type: 'User' })
const start = Date.UTC(2026, 0, 5, 8)
const oid = (number: number) => number.toString(16).padStart(40, '0')

/** `total` of them, of which every fifth was sent before. */
export function madeDeliveries(total: number): Truth {
  const unique = Math.floor((total * 4) / 5)
  const requests = Math.ceil(unique / story.length)
  const all = Array.from({ length: requests }, (_, index) => storyOf(index + 1)).flat()
  const once = all.slice(0, unique).map((one, index) => ({ ...one, id: `delivery-${index}` }))
  const random = randomFrom(20_260_105)
  const again = random.shuffled(once).slice(0, total - unique)
  const last = unique - (requests - 1) * story.length
  const counted = (what: (step: Step) => number) =>
    (requests - 1) * story.reduce((sum, step) => sum + what(step), 0) +
    story.slice(0, last).reduce((sum, step) => sum + what(step), 0)
  return {
    ...{ deliveries: random.shuffled([...once, ...again]), unique, requests },
    events: counted(({ events }) => events),
    runs: counted(({ event }) => (event === 'workflow_run' ? 1 : 0)),
    jobs: counted(({ event }) => (event === 'workflow_job' ? 1 : 0)),
  }
}

interface Step {
  event: string
  /** New ones of the request that it tells. */
  events: number
  payload: (number: number, at: string) => object
}

const story: Step[] = [
  { event: 'pull_request', events: 1, payload: about('opened') },
  { event: 'pull_request', events: 1, payload: about('review_requested') },
  {
    event: 'workflow_run',
    events: 0,
    payload: (number, at) => ({ workflow_run: run(number, at) }),
  },
  {
    event: 'workflow_job',
    events: 0,
    payload: (number, at) => ({ workflow_job: job(number, at) }),
  },
  { event: 'pull_request_review', events: 1, payload: review('changes_requested', 1) },
  { event: 'pull_request', events: 1, payload: about('synchronize') },
  {
    ...{ event: 'issue_comment', events: 1 },
    payload: (number, at) => ({
      ...{ action: 'created', issue: { number, pull_request: {} } },
      comment: { id: number * 10 + 3, user: user(2), created_at: at, body: 'words '.repeat(100) },
    }),
  },
  { event: 'pull_request_review', events: 1, payload: review('approved', 2) },
  { event: 'pull_request', events: 1, payload: about('closed') },
  { event: 'star', events: 0, payload: () => ({ action: 'created' }) },
]

function storyOf(number: number): Omit<Sent, 'id'>[] {
  return story.map(({ event, payload }, step) => {
    const at = new Date(start + number * 60_000 + step * 3_600_000).toISOString()
    const sender = user(1 + (number % 7))
    const body = JSON.stringify({ repository, sender, ...payload(number, at.replace('.000', '')) })
    return { event, body }
  })
}

function about(action: string) {
  return (number: number, at: string): object => ({
    ...{ action, number, pull_request: pull(number, at, action === 'closed') },
    ...(action === 'review_requested' ? { requested_reviewer: user(20) } : {}),
  })
}

function review(state: string, nth: number) {
  return (number: number, at: string): object => ({
    ...{ action: 'submitted', pull_request: pull(number, at, false) },
    review: { id: number * 10 + nth, user: user(20), state, submitted_at: at },
  })
}

/** With as many words as GitHub sends along, which nobody keeps. */
function pull(number: number, at: string, isMerged: boolean) {
  const opened = new Date(start + number * 60_000).toISOString().replace('.000', '')
  return {
    ...{ number, title: `Change ${number}`, state: isMerged ? 'closed' : 'open', draft: false },
    ...{ user: user(1 + (number % 7)), body: 'words '.repeat(1000), labels: [], milestone: null },
    ...{ base: { ref: 'main', sha: oid(1) }, head: { ref: `topic-${number}`, sha: oid(number) } },
    ...{ created_at: opened, updated_at: at, merged: isMerged, merged_at: isMerged ? at : null },
    ...{ closed_at: isMerged ? at : null, merge_commit_sha: isMerged ? oid(number + 1e6) : null },
    ...{
      commits: 2,
      comments: 1,
      review_comments: 0,
      additions: 9,
      deletions: 3,
      changed_files: 2,
    },
  }
}

function run(number: number, at: string) {
  return {
    ...{ id: number * 100, run_attempt: 1, name: 'CI', event: 'pull_request', status: 'completed' },
    ...{ head_branch: `topic-${number}`, head_sha: oid(number), conclusion: 'success' },
    ...{ created_at: at, run_started_at: at, updated_at: at, pull_requests: [] },
  }
}

function job(number: number, at: string) {
  return {
    ...{
      id: number * 100 + 1,
      run_id: number * 100,
      run_attempt: 1,
      name: 'test',
      labels: ['linux'],
    },
    ...{ head_sha: oid(number), status: 'completed', conclusion: 'success', workflow_name: 'CI' },
    ...{ created_at: at, started_at: at, completed_at: at, runner_id: 1, steps: [{}] },
  }
}
