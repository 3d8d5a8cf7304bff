/**
 * The change requests of a repository as their stages are told from them. Reads each table once, in the order of the numbers: what
 * hangs on ids of ours is not told.
 *
 * Query budget: at 5,000 requests with 40,000 events six queries, some 300 ms.
 */
import { sql } from 'kysely'
import { inMs } from '#facts/reading/in-ms.ts'
import { eventKindOf, type EventKind } from '#facts/forge/event-kinds.ts'
import { readAccounts, type Account } from '#facts/forge/who.ts'
import { namesNobody, type Verdict } from '#facts/forge/seen.ts'
import type { Facts } from '#facts/facts.ts'
import type { Clocks } from './clocks.ts'
import { inOrder, type Change, type Happening } from './change.ts'
import { componentsOf } from './components.ts'
import type { Corrections } from './corrections.ts'
import { deployedOf, type MergedChange } from './deployed.ts'
import { readDeliveries } from './deliveries.ts'
import { readPaths } from './read-paths.ts'
import { readSizes } from './read-sizes.ts'
import type { FlowSettings } from './settings.ts'
import { toldOnce } from './told-twice.ts'

export interface ReadChange extends Change {
  /** The account that stands for all that are the same. */
  author: number | null
  /** Lines added and deleted, as the forge told or else the history; null where neither does. */
  size: number | null
  /** Names, in order. */
  components: readonly string[]
  title: string
  base: string | null
  /** The zones of those it waits for. */
  clocks: Clocks
}

interface RequestRow {
  number: number
  title: string
  author: number | null
  state: 'open' | 'closed' | 'merged'
  isDraft: boolean | null
  base: string | null
  mergeOid: string | null
  openedAt: number | null
  closedAt: number | null
  mergedAt: number | null
  labels: string[]
  commits: number | null
  comments: number | null
  reviewComments: number | null
  size: number | null
  /** It was counted how many of what it has late enough to count for all of it. */
  isCounted: boolean
  /** What was read whole, late enough. */
  covered: string[]
}

export async function readChanges(
  facts: Facts,
  {
    repositoryId,
    settings,
    said,
  }: { repositoryId: number; settings: FlowSettings; said: Corrections['deployments'] },
): Promise<ReadChange[]> {
  const [requests, events, commits, accounts, sizes, paths] = await Promise.all([
    readRequests(facts, repositoryId),
    readEvents(facts, repositoryId),
    readCommits(facts, repositoryId),
    readAccounts(facts, repositoryId),
    readSizes(facts, repositoryId),
    settings.components.some((one) => one.paths.length > 0) ? readPaths(facts, repositoryId) : null,
  ])
  const who = new Map(accounts.map((account) => [account.id, account]))
  const eventsOf = Map.groupBy(events, ({ number }) => number)
  const merged = requests.flatMap((request) => {
    const { number, state, mergeOid, base } = request
    const mergedAt = state === 'merged' ? endOf(request, eventsOf.get(number) ?? []) : null
    return mergedAt === null ? [] : [{ number, mergedAt, mergeOid, base }]
  })
  const { placed, deliveries } = await readDeliveries(facts, {
    ...{ repositoryId, settings, merged, said },
  })
  const deployed = deployedOf(placed satisfies MergedChange[], deliveries)
  const commitsOf = Map.groupBy(commits, ({ number }) => number)
  return requests.flatMap((request): ReadChange[] => {
    const { number, openedAt, state: outcome } = request
    if (openedAt === null) return []
    const its = toldOnce(eventsOf.get(number) ?? [])
    const made = commitsOf.get(number) ?? []
    return [
      {
        ...{ number, openedAt, outcome, isDraft: request.isDraft, title: request.title },
        endedAt: endOf(request, eventsOf.get(number) ?? []),
        happenings: happeningsOf(its, request, who),
        firstAuthoredAt: firstOf(made.map(({ authoredAt }) => authoredAt)),
        pushedAt: pushesOf(its, made, request, who),
        knows: knownOf(request, its, made),
        deployed: deployed.get(number) ?? { at: null, because: 'no data' },
        author: request.author === null ? null : (who.get(request.author)?.same ?? request.author),
        ...{ size: request.size ?? sizes.get(number) ?? null, base: request.base },
        clocks: clocksOf(its, request, who),
        components: componentsOf(settings.components, {
          labels: request.labels,
          paths: paths?.get(number) ?? [],
        }),
      },
    ]
  })
}

/** As the request tells, else as what happened to it; null while it is open, and where neither does. */
function endOf(
  { state, mergedAt, closedAt }: RequestRow,
  events: readonly EventRow[],
): number | null {
  if (state === 'open') return null
  const told = state === 'merged' ? mergedAt : closedAt
  const times = events.flatMap(({ kind, at }) => (kind === state ? [at] : []))
  return told ?? (times.length === 0 ? null : Math.max(...times))
}

/**
 * Whether all of a kind was read: it was said to be, or there is as much of it as the request says there is. Both tell of the request as it
 * was then, and so count only where they reach its end or, while it is open, the last that is known of it.
 */
function knownOf(
  { covered, isCounted, comments, reviewComments, commits }: RequestRow,
  events: readonly EventRow[],
  made: readonly CommitRow[],
): Change['knows'] {
  const count = (kind: EventKind) => events.filter((one) => one.kind === kind).length
  const isWhole = (kind: string, said: number | null, found: number) =>
    covered.includes(kind) || (isCounted && said !== null && found >= said)
  return {
    reviews:
      covered.includes('reviews') &&
      isWhole('review_comments', reviewComments, count('line_commented')),
    comments: isWhole('comments', comments, count('commented')),
    commits: isWhole('commits', commits, made.length),
    events: covered.includes('events'),
  }
}

function happeningsOf(
  events: readonly EventRow[],
  { author }: RequestRow,
  who: ReadonlyMap<number, Account>,
): Happening[] {
  return inOrder(
    events.map(({ kind, at, actor, verdict, key }) => ({
      ...{ kind, at, verdict, key },
      by: namesNobody({ key, kind }) ? 'unknown' : byWhom(actor, author, who),
    })),
  )
}

/** Of several reviewers nobody can tell for whom it waited when. */
function clocksOf(
  events: readonly EventRow[],
  { author }: RequestRow,
  who: ReadonlyMap<number, Account>,
): Clocks {
  const zoneOf = (account: number | null) =>
    account === null ? null : (who.get(account)?.zone ?? null)
  const reviewers = new Set(
    events.flatMap(({ kind, actor, key }) =>
      !namesNobody({ key, kind }) &&
      (kind === 'reviewed' || kind === 'commented' || kind === 'line_commented') &&
      byWhom(actor, author, who) === 'another'
        ? [actor === null ? null : (who.get(actor)?.same ?? actor)]
        : [],
    ),
  )
  const [only = null] = reviewers
  return { author: zoneOf(author), reviewer: reviewers.size === 1 ? zoneOf(only) : null }
}

/** An account that is gone is somebody, and not the author: only people's accounts vanish from what they said. */
function byWhom(
  actor: number | null,
  author: number | null,
  who: ReadonlyMap<number, Account>,
): Happening['by'] {
  const [one, other] = [
    actor === null ? undefined : who.get(actor),
    author === null ? undefined : who.get(author),
  ]
  if (one?.kind === 'bot') return 'bot'
  return one !== undefined && one.same === other?.same ? 'author' : 'another'
}

/** What a bot or somebody else pushed does not answer a request for changes. */
function pushesOf(
  events: readonly EventRow[],
  commits: readonly CommitRow[],
  { author }: RequestRow,
  who: ReadonlyMap<number, Account>,
): number[] {
  const isAuthors = (actor: number | null) => byWhom(actor, author, who) === 'author'
  const times = [
    ...events.flatMap(({ kind, at, actor }) =>
      (kind === 'pushed' || kind === 'force_pushed') && isAuthors(actor) ? [at] : [],
    ),
    // A commit whose author the forge does not know is taken for the author's: whose branch it is tells so.
    ...commits.flatMap(({ committedAt, author: by }) =>
      committedAt !== null && (by === null || isAuthors(by)) ? [committedAt] : [],
    ),
  ]
  return times.sort((a, b) => a - b)
}

function firstOf(times: readonly (number | null)[]): number | null {
  return times.reduce<number | null>(
    (first, at) => (at === null || (first !== null && first <= at) ? first : at),
    null,
  )
}

async function readRequests({ db }: Facts, repositoryId: number): Promise<RequestRow[]> {
  const { rows } = await sql<RequestRow>`
    select r.number, r.title, r.author_id as author, r.state, r.is_draft as "isDraft", r.base,
      encode(r.merge_oid, 'hex') as "mergeOid", ${inMs('r.opened_at')} as "openedAt", ${inMs('r.closed_at')} as "closedAt",
      ${inMs('r.merged_at')} as "mergedAt", r.labels, s.commits, s.comments, s.review_comments as "reviewComments",
      s.added + s.deleted as size, coalesce(s.version >= r.needs_version, false) as "isCounted",
      coalesce(c.kinds, '{}') as covered
    from forge.request_told r
    left join forge.request_size s on s.repository_id = r.repository_id and s.number = r.number
    left join (select c.number, array_agg(c.kind) as kinds from forge.coverage c
      join forge.request_told q on q.repository_id = c.repository_id and q.number = c.number and c.version >= q.needs_version
      where c.repository_id = ${repositoryId} group by c.number) c on c.number = r.number
    where r.repository_id = ${repositoryId} order by r.number`.execute(db)
  return rows
}

interface EventRow {
  number: number
  key: string
  kind: EventKind
  at: number
  actor: number | null
  verdict: Verdict | null
}

async function readEvents({ db }: Facts, repositoryId: number): Promise<EventRow[]> {
  const { rows } = await sql<Omit<EventRow, 'kind'> & { kind: number }>`
    select number, key, kind, ${inMs('at')} as at, actor_id as actor, verdict
    from forge.request_event where repository_id = ${repositoryId}`.execute(db)
  return rows.flatMap((row) => {
    const kind = eventKindOf(row.kind)
    return kind === undefined ? [] : [{ ...row, kind }]
  })
}

interface CommitRow {
  number: number
  authoredAt: number | null
  committedAt: number | null
  author: number | null
}

async function readCommits({ db }: Facts, repositoryId: number): Promise<CommitRow[]> {
  const { rows } = await sql<CommitRow>`
    select number, ${inMs('authored_at')} as "authoredAt", ${inMs('committed_at')} as "committedAt", author_id as author
    from forge.request_commit where repository_id = ${repositoryId}`.execute(db)
  return rows
}
