/** A Gitea on this machine. What it answers is held against Gitea's own description, which names every field and none that must be. */
import { aFake, type AskedOfFake, type Fake, type FakeAnswer } from './fake.ts'
import type { GiteaState } from './gitea-state.ts'
import type { Said } from './github-state.ts'
import { shapesOf } from './openapi.ts'

const { faultsOf } = shapesOf('gitea')

export type FakeGitea = Fake<GiteaState>

export async function aFakeGitea(state: GiteaState): Promise<FakeGitea> {
  const fake = await aFake(
    state,
    {
      authorization: { header: 'authorization', value: (token) => `token ${token}` },
      limits: () => ({}),
      answer: async (own, asked) => answerOf(own, asked),
    },
    '0123456789abcdef',
  )
  fake.pageMax = 50
  return fake
}

function answerOf(fake: FakeGitea, { url }: AskedOfFake): FakeAnswer | undefined {
  const { state } = fake
  const path = url.pathname.replace('/api/v1/', '')
  const told = (name: string, body: unknown, headers: Record<string, string> = {}): FakeAnswer => {
    // Of an empty list Go tells null.
    for (const fault of body === null ? [] : faultsOf(name, body))
      fake.strange.push(`${name}${fault}`)
    return { body, headers }
  }
  if (path === 'version') return { body: { version: state.version }, headers: {} }
  if (path === 'settings/api')
    return { body: { max_response_items: fake.pageMax, default_paging_num: 30 }, headers: {} }
  const repository = { id: state.id, full_name: state.path, ...state.switches }
  if (path === `repositories/${state.id}`) return told('repository', repository)
  const [, name = '', below = ''] = /^repos\/([^/]+\/[^/]+)\/?(.*)$/.exec(path) ?? []
  if (state.formerly.includes(name)) {
    const location = url.pathname.replace(name, state.path) + url.search
    return { status: 301, headers: { location }, body: {} }
  }
  if (name !== state.path) return undefined
  if (below === '') return told('repository', repository)
  for (const [pattern, route] of routes) {
    const match = pattern.exec(below)
    const found = match === null ? undefined : route(fake, match.slice(1).map(Number), url)
    if (found !== undefined) return told(found.name, found.body, found.headers)
  }
  return undefined
}

interface Found {
  name: string
  body: unknown
  headers: Record<string, string>
}

type Route = (fake: FakeGitea, ids: readonly number[], url: URL) => Found | undefined

/** Without a word of whose they are, as it is told. */
const partsOf = (list: readonly { of: number }[], parent: number | undefined) =>
  list.filter((one) => one.of === parent).map((one) => without(one, 'of', 'review'))

function without(one: object, ...keys: readonly string[]): Said {
  return Object.fromEntries(Object.entries(one).filter(([key]) => !keys.includes(key)))
}

const routes: readonly [RegExp, Route][] = [
  [/^issues$/, issues],
  [
    /^pulls\/(\d+)$/,
    ({ state }, [number]) => {
      const body = state.pulls.find((one) => one['number'] === number)
      return body && { name: 'pull', body, headers: {} }
    },
  ],
  [
    /^pulls\/(\d+)\/reviews$/,
    ({ state, pageMax }, [number], url) => {
      // It names no next page.
      const { headers, body } = paged(pageMax, url, partsOf(state.reviews, number))
      return { name: 'reviews', body, headers: { 'x-total-count': headers['x-total-count'] ?? '' } }
    },
  ],
  [
    /^pulls\/(\d+)\/reviews\/(\d+)\/comments$/,
    ({ state }, [number, id]) => {
      const own = state.lines.filter(({ review }) => review === id)
      return { name: 'lines', body: partsOf(own, number), headers: {} }
    },
  ],
  [
    /^pulls\/(\d+)\/commits$/,
    ({ state, pageMax }, [number], url) => ({
      name: 'commits',
      ...paged(pageMax, url, partsOf(state.commits, number)),
    }),
  ],
  [
    /^issues\/(\d+)\/timeline$/,
    ({ state, pageMax }, [number], url) => {
      const told = paged(pageMax, url, partsOf(state.timeline, number)).body.filter(
        ({ type }) => type !== 'code',
      )
      // How many are on this page, and none is null.
      const headers = { 'x-total-count': String(told.length) }
      return { name: 'timeline', body: told.length === 0 ? null : told, headers }
    },
  ],
  [
    /^actions\/runs$/,
    ({ state, pageMax }, _, url) =>
      wrapped('runs', 'workflow_runs', paged(pageMax, url, state.runs.toReversed())),
  ],
  [
    /^actions\/runs\/(\d+)\/jobs$/,
    ({ state, pageMax }, [run], url) => {
      const own = state.jobs.filter((one) => one['run_id'] === run)
      return wrapped('jobs', 'jobs', paged(pageMax, url, own))
    },
  ],
  [
    /^releases$/,
    ({ state, pageMax }, _, url) => ({
      name: 'releases',
      ...paged(pageMax, url, state.releases.toReversed()),
    }),
  ],
]

/** Those that were made last first, whenever they changed. */
function issues({ state, pageMax }: FakeGitea, _: readonly number[], url: URL): Found | undefined {
  const { searchParams } = url
  if (searchParams.get('state') !== 'all') return undefined
  const type = searchParams.get('type')
  const pulls = state.pulls.map((pull) => ({
    ...pick(pull, ['id', 'number', 'title', 'state', 'user', 'labels', 'milestone']),
    ...pick(pull, ['created_at', 'updated_at', 'closed_at']),
    pull_request: pick(pull, ['merged', 'merged_at', 'draft']),
  }))
  const [since, before] = [searchParams.get('since') ?? '', searchParams.get('before') ?? '9']
  const all = [...(type === 'pulls' ? [] : state.issues), ...(type === 'issues' ? [] : pulls)]
    .filter((one: Said) => String(one['updated_at']) >= since)
    .filter((one: Said) => String(one['updated_at']) <= before)
    .toReversed()
  return { name: 'issues', ...paged(pageMax, url, all) }
}

function pick(one: Said, keys: readonly string[]): Said {
  return Object.fromEntries(keys.flatMap((key) => (key in one ? [[key, one[key]]] : [])))
}

function wrapped(name: string, list: string, { body, headers }: Omit<Found, 'name'>): Found {
  return { name, headers, body: { total_count: Number(headers['x-total-count']), [list]: body } }
}

function paged(pageMax: number, url: URL, all: readonly Said[]) {
  const size = Math.min(Number(url.searchParams.get('limit') ?? 30), pageMax)
  const page = Number(url.searchParams.get('page') ?? 1)
  const next = new URL(url)
  next.searchParams.set('page', String(page + 1))
  const link = page * size < all.length ? { link: `<${next.href}>; rel="next"` } : {}
  const headers: Record<string, string> = { ...link, 'x-total-count': String(all.length) }
  return { body: all.slice((page - 1) * size, page * size), headers }
}
