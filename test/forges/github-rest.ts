/** REST answers of the fake GitHub: lists cut into pages, in the order that GitHub has them. */
import type { GithubState, Said } from './github-state.ts'

export interface RestAnswer {
  /** By what its shape is called in openapi.ts. */
  name: string
  body: unknown
  headers: Record<string, string>
}

/** `below`: of the repository. */
export function restAnswer(state: GithubState, below: string, url: URL): RestAnswer | undefined {
  for (const [pattern, route] of routes) {
    const match = pattern.exec(below)
    if (match !== null) return route(state, url, match.slice(1).map(Number))
  }
  return undefined
}

type Route = (state: GithubState, url: URL, ids: readonly number[]) => RestAnswer | undefined

const wordOf = (one: Said, key: string) => {
  const value = one[key]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
const by =
  (...keys: readonly string[]) =>
  (one: Said, other: Said) => {
    for (const key of keys) {
      const [a, b] = [wordOf(one, key).padStart(24, '0'), wordOf(other, key).padStart(24, '0')]
      if (a !== b) return a < b ? -1 : 1
    }
    return 0
  }

const routes: readonly [RegExp, Route][] = [
  [
    /^issues$/,
    (state, url) => {
      const since = url.searchParams.get('since') ?? ''
      const pulls = state.pulls.map((pull) => ({
        ...pick(pull, 'number', 'title', 'state', 'user', 'created_at', 'updated_at', 'closed_at'),
        ...{ labels: pull['labels'], pull_request: {} },
      }))
      const all = [...state.issues, ...pulls]
        .filter((one) => wordOf(one, 'updated_at') >= since)
        .toSorted(by('updated_at', 'number'))
      return { name: 'issues', ...paged(url, all) }
    },
  ],
  [
    /^actions\/runs$/,
    (state, url) => {
      const created = url.searchParams.get('created') ?? ''
      const [from = '', to = '9'] = created.replace('>=', '').split('..')
      const all = state.runs
        .filter((one) => !state.runs.some((other) => isLater(other, one)))
        .filter((one) => wordOf(one, 'created_at') >= from && wordOf(one, 'created_at') <= to)
        .toSorted(by('created_at', 'id'))
        .toReversed()
      const { body, headers } = paged(url, all.slice(0, 1000))
      return { name: 'runs', headers, body: { total_count: all.length, workflow_runs: body } }
    },
  ],
  [
    /^actions\/runs\/(\d+)\/attempts\/(\d+)$/,
    (state, _, [id, attempt]) => {
      const found = state.runs.find((one) => one['id'] === id && one['run_attempt'] === attempt)
      return found && { name: 'attempt', body: found, headers: {} }
    },
  ],
  [
    /^actions\/runs\/(\d+)\/jobs$/,
    (state, url, [id]) => {
      if (url.searchParams.get('filter') !== 'all') return undefined
      const all = state.jobs.filter((one) => one['run_id'] === id)
      const { body, headers } = paged(url, all)
      return { name: 'jobs', headers, body: { total_count: all.length, jobs: body } }
    },
  ],
  [
    /^deployments$/,
    (state, url) => ({
      name: 'deployments',
      ...paged(url, state.deployments.toSorted(by('id')).toReversed()),
    }),
  ],
  [
    /^deployments\/(\d+)\/statuses$/,
    (state, url, [id]) => {
      const own = state.statuses.filter((one) => one.of === id)
      return {
        name: 'statuses',
        ...paged(
          url,
          own.map((one) => pick(one, 'id', 'state', 'created_at')),
        ),
      }
    },
  ],
  [
    /^releases$/,
    (state, url) => ({ name: 'releases', ...paged(url, state.releases.toReversed()) }),
  ],
]

function isLater(other: Said, one: Said): boolean {
  return other['id'] === one['id'] && Number(other['run_attempt']) > Number(one['run_attempt'])
}

function pick(one: Said, ...keys: readonly string[]): Said {
  return Object.fromEntries(keys.map((key) => [key, one[key]]))
}

function paged(url: URL, all: readonly unknown[]) {
  const size = Math.min(Number(url.searchParams.get('per_page') ?? 30), 100)
  const page = Number(url.searchParams.get('page') ?? 1)
  const next = new URL(url)
  next.searchParams.set('page', String(page + 1))
  const link = page * size < all.length ? { link: `<${next.href}>; rel="next"` } : {}
  return { body: all.slice((page - 1) * size, page * size), headers: { ...link } }
}
