/** A GitLab on this machine. Its answers have the shapes of the examples in GitLab's documentation (doc/api), cut to what is read. */
import { aFake, type AskedOfFake, type Fake, type FakeAnswer } from './fake.ts'
import type { Said } from './github-state.ts'
import type { GitlabState } from './gitlab-state.ts'

export type FakeGitlab = Fake<GitlabState>

export function aFakeGitlab(state: GitlabState): Promise<FakeGitlab> {
  return aFake(
    state,
    {
      authorization: { header: 'private-token', value: (token) => token },
      limits: (fake) => ({
        'ratelimit-limit': '5000',
        'ratelimit-observed': String(5000 - fake.remaining),
        'ratelimit-remaining': String(Math.max(0, fake.remaining)),
        'ratelimit-reset': String(Math.floor(fake.now() / 1000) + 60),
      }),
      answer: async (fake, asked) => answerOf(fake, asked),
    },
    'glpat-secret',
  )
}

function answerOf(fake: FakeGitlab, { url }: AskedOfFake): FakeAnswer | undefined {
  const { state } = fake
  const [, name = '', below = ''] = /^\/api\/v4\/projects\/([^/]+)\/?(.*)$/.exec(url.pathname) ?? []
  const asked = decodeURIComponent(name)
  if (state.formerly.includes(asked)) {
    // It is sent to where it lies by its number.
    const location = `http://${fake.host}/api/v4/projects/${state.id}${below === '' ? '' : `/${below}`}${url.search}`
    return { status: 301, headers: { location }, body: { message: 'moved' } }
  }
  if (asked !== String(state.id) && asked !== state.path) return undefined
  if (below === '')
    return {
      headers: {},
      body: { id: state.id, path_with_namespace: state.path, ...state.levels },
    }
  for (const [pattern, route] of routes) {
    const match = pattern.exec(below)
    const list = match === null ? undefined : route(state, Number(match[1]), url)
    if (list !== undefined) return paged(fake, url, list)
  }
  return undefined
}

type Route = (state: GitlabState, id: number, url: URL) => readonly object[] | undefined

/** Without a word of whose they are, as it is told. */
const partsOf = (list: readonly { of: number }[], parent: number) =>
  list
    .filter((one) => one.of === parent)
    .map((one) => Object.fromEntries(Object.entries(one).filter(([key]) => key !== 'of')))

/** By their last change, as it is asked for; else it is refused, for a fake that guesses hides mistakes. */
function changed(all: readonly Said[], { searchParams }: URL): readonly Said[] | undefined {
  if (searchParams.get('order_by') !== 'updated_at' || searchParams.get('sort') !== 'asc')
    return undefined
  const after = Date.parse(searchParams.get('updated_after') ?? '1970-01-01T00:00:00Z')
  const when = (one: Said) => Date.parse(String(one['updated_at']))
  return all
    .filter((one) => when(one) > after)
    .toSorted((one, other) => when(one) - when(other) || Number(one['id']) - Number(other['id']))
}

const routes: readonly [RegExp, Route][] = [
  [/^merge_requests$/, ({ requests }, _, url) => ofAll(url, changed(requests, url))],
  [/^issues$/, ({ issues }, _, url) => ofAll(url, changed(issues, url))],
  [/^merge_requests\/(\d+)\/notes$/, ({ notes }, iid) => partsOf(notes, iid)],
  [/^merge_requests\/(\d+)\/commits$/, ({ commits }, iid) => partsOf(commits, iid)],
  [
    /^merge_requests\/(\d+)\/resource_state_events$/,
    (state, iid) => partsOf(state.stateEvents, iid),
  ],
  [
    /^merge_requests\/(\d+)\/resource_label_events$/,
    (state, iid) => partsOf(state.labelEvents, iid),
  ],
  [/^pipelines$/, ({ pipelines }, _, url) => changed(ofSource(pipelines, url), url)],
  [
    /^pipelines\/(\d+)\/jobs$/,
    ({ jobs }, id, url) =>
      url.searchParams.get('include_retried') === 'true'
        ? jobs.filter((one) => Object.entries(one['pipeline'] ?? {}).some(([, own]) => own === id))
        : undefined,
  ],
  [/^environments$/, ({ environments }) => environments],
  [
    /^deployments$/,
    ({ deployments }, _, url) =>
      // What kind of place it is stands with the environment alone.
      changed(deployments, url)?.map((one) => ({
        ...one,
        environment: tierless(one['environment']),
      })),
  ],
  [/^releases$/, ({ releases }) => releases.toReversed()],
]

/** Child pipelines are told where they alone are asked for. */
function ofSource(pipelines: readonly Said[], { searchParams }: URL): readonly Said[] {
  const isOfParent = searchParams.get('source') === 'parent_pipeline'
  return pipelines.filter((one) => (one['source'] === 'parent_pipeline') === isOfParent)
}

/** Without these words it would tell of those of the asking user. */
function ofAll({ searchParams }: URL, list: readonly Said[] | undefined) {
  return searchParams.get('scope') === 'all' && searchParams.get('state') === 'all'
    ? list
    : undefined
}

function tierless(environment: unknown): object {
  return Object.fromEntries(Object.entries(environment ?? {}).filter(([key]) => key !== 'tier'))
}

function paged(fake: FakeGitlab, url: URL, all: readonly object[]): FakeAnswer {
  const size = Math.min(Number(url.searchParams.get('per_page') ?? 20), fake.pageMax)
  const page = Number(url.searchParams.get('page') ?? 1)
  const next = new URL(url)
  next.searchParams.set('page', String(page + 1))
  const isMore = page * size < all.length
  return {
    body: all.slice((page - 1) * size, page * size),
    headers: {
      'x-total': String(all.length),
      'x-next-page': isMore ? String(page + 1) : '',
      ...(isMore ? { link: `<${next.href}>; rel="next"` } : {}),
    },
  }
}
