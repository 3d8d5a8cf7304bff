/** The open requests of a repository as one person's page is made from them: by account, and so for that person alone. */
import { sql } from 'kysely'
import { eventKindOf, type EventKind } from '#facts/forge/event-kinds.ts'
import { namesNobody, type Verdict } from '#facts/forge/seen.ts'
import { readAccounts, type Account } from '#facts/forge/who.ts'
import { inMs } from '#facts/reading/in-ms.ts'
import type { Facts } from '#facts/facts.ts'

/** Times are milliseconds since 1970; accounts are those that stand for all that are the same. */
export interface Told {
  number: number
  title: string
  author: number | null
  openedAt: number
  isDraft: boolean | null
  /** By time. */
  happenings: readonly Happening[]
  /** When its author brought something new. Ascending. */
  pushes: readonly number[]
  /** Reviews and comments were read. */
  knows: boolean
  /** Since when checks of its newest commit are not over; null where they are, or where none is known. */
  checksSince: number | null
}

export interface Happening {
  kind: EventKind
  at: number
  actor: number | null
  /** Whose review is asked for. */
  subject: number | null
  verdict: Verdict | null
  isBot: boolean
}

export interface OpenRequests {
  requests: Told[]
  accounts: Account[]
}

export async function readOpenRequests(facts: Facts, repositoryId: number): Promise<OpenRequests> {
  const [accounts, requests, events, commits] = await Promise.all([
    readAccounts(facts, repositoryId),
    readRequests(facts, repositoryId),
    readEvents(facts, repositoryId),
    readCommits(facts, repositoryId),
  ])
  const who = new Map(accounts.map((account) => [account.id, account]))
  const same = (id: number | null) => (id === null ? null : (who.get(id)?.same ?? id))
  const eventsOf = Map.groupBy(events, ({ number }) => number)
  const commitsOf = Map.groupBy(commits, ({ number }) => number)
  return {
    accounts,
    requests: requests.map(({ author: given, ...request }): Told => {
      const author = same(given)
      const happenings = (eventsOf.get(request.number) ?? []).flatMap(
        ({ key, kind: number, at, actor, subject, verdict }): Happening[] => {
          const kind = eventKindOf(number)
          const isBot = actor !== null && who.get(actor)?.kind === 'bot'
          return kind === undefined || namesNobody({ key, kind })
            ? []
            : [{ kind, at, actor: same(actor), subject: same(subject), verdict, isBot }]
        },
      )
      const pushes = [
        ...happenings.flatMap(({ kind, at, actor }) =>
          (kind === 'pushed' || kind === 'force_pushed') && actor === author ? [at] : [],
        ),
        // A commit whose author the forge does not know is taken for the author's.
        ...(commitsOf.get(request.number) ?? []).flatMap(({ at, author: by }) =>
          by === null || same(by) === author ? [at] : [],
        ),
      ].sort((a, b) => a - b)
      return { ...request, author, happenings, pushes }
    }),
  }
}

type RequestRow = Omit<Told, 'happenings' | 'pushes'>

async function readRequests({ db }: Facts, repositoryId: number): Promise<RequestRow[]> {
  const { rows } = await sql<RequestRow>`
    select r.number, r.title, r.author_id as author, ${inMs('r.opened_at')} as "openedAt", r.is_draft as "isDraft",
      exists (select from forge.coverage c where c.repository_id = r.repository_id and c.kind = 'reviews'
        and c.number = r.number and c.version >= r.needs_version) as knows,
      (select (extract(epoch from min(coalesce(u.started_at, u.created_at))) * 1000)::bigint from forge.run u
       where u.repository_id = r.repository_id and u.oid = r.head_oid and u.status in ('queued', 'waiting', 'requested',
         'pending', 'in_progress', 'running', 'created', 'preparing', 'scheduled')) as "checksSince"
    from forge.request_told r
    where r.repository_id = ${repositoryId} and r.state = 'open' and r.opened_at is not null order by r.number`.execute(
    db,
  )
  return rows
}

interface EventRow {
  number: number
  key: string
  kind: number
  at: number
  actor: number | null
  subject: number | null
  verdict: Verdict | null
}

async function readEvents({ db }: Facts, repositoryId: number): Promise<EventRow[]> {
  const { rows } = await sql<EventRow>`
    select e.number, e.key, e.kind, ${inMs('e.at')} as at, e.actor_id as actor, e.subject_id as subject, e.verdict
    from forge.request r join forge.request_event e on e.repository_id = r.repository_id and e.number = r.number
    where r.repository_id = ${repositoryId} and r.state = 'open' order by e.at, e.kind, e.key`.execute(
    db,
  )
  return rows
}

async function readCommits({ db }: Facts, repositoryId: number) {
  const { rows } = await sql<{ number: number; at: number; author: number | null }>`
    select c.number, ${inMs('c.committed_at')} as at, c.author_id as author
    from forge.request r join forge.request_commit c on c.repository_id = r.repository_id and c.number = r.number
    where r.repository_id = ${repositoryId} and r.state = 'open' and c.committed_at is not null`.execute(
    db,
  )
  return rows
}
