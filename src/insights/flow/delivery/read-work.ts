/**
 * What is known of the open changes of a repository beside their stages, and who reviewed what.
 *
 * Query budget: at 5,000 requests with 40,000 events six queries, some 300 ms; and one pass over the events of all repositories for
 * when the authors of open changes were last seen anywhere.
 */
import { sql } from 'kysely'
import { inMs } from '#facts/reading/in-ms.ts'
import { eventKinds, eventKindOf } from '#facts/forge/event-kinds.ts'
import { namesNobody, type Verdict } from '#facts/forge/seen.ts'
import { readAccounts, type Account } from '#facts/forge/who.ts'
import type { Facts } from '#facts/facts.ts'
import { toldOnce, type Told } from '../told-twice.ts'
import type { OpenSeen } from './open-changes.ts'
import type { Review } from './review-load.ts'

export async function readWork(
  facts: Facts,
  { repositoryId, repository }: { repositoryId: number; repository: string },
): Promise<{ open: Map<number, OpenSeen>; reviews: Review[] }> {
  const [accounts, requests, acts, reviewed] = await Promise.all([
    readAccounts(facts, repositoryId),
    readOpen(facts, repositoryId),
    readActs(facts, repositoryId),
    readReviewed(facts, repositoryId),
  ])
  const who = new Map(accounts.map((account) => [account.id, account]))
  const same = (id: number | null) => (id === null ? null : (who.get(id)?.same ?? id))
  const isBot = (id: number | null) => id !== null && who.get(id)?.kind === 'bot'
  const authors = new Set(requests.map(({ author }) => same(author)))
  const seenAt = await lastSeen(
    facts,
    accounts.filter((account) => authors.has(account.same)),
  )
  const actsOf = Map.groupBy(acts, ({ number }) => number)
  return {
    open: new Map(
      requests.map(({ number, isDraft, author, openedAt }): [number, OpenSeen] => {
        const byPeople = (actsOf.get(number) ?? []).filter(({ actor }) => !isBot(actor))
        const its = same(author)
        return [
          number,
          {
            isDraft,
            lastHumanAt: latest([
              ...byPeople.map(({ at }) => at),
              ...(isBot(author) ? [] : [openedAt]),
            ]),
            awaitsAuthor: awaitsAuthor(byPeople, (actor) => its !== null && same(actor) === its),
            author: author === null ? 'gone' : isBot(author) ? 'bot' : 'human',
            authorSeenAt: its === null ? null : latest([seenAt.get(its) ?? null, openedAt]),
          },
        ]
      }),
    ),
    reviews: reviewed.flatMap(({ number, actor: reviewer, author, at }) =>
      isBot(reviewer) || (reviewer !== null && same(reviewer) === same(author))
        ? []
        : [{ repository, number, reviewer: same(reviewer), at }],
    ),
  }
}

interface Act {
  number: number
  /** Null of commits. */
  kind: number | null
  at: number
  actor: number | null
  verdict: Verdict | null
}

/** Whoever pushes to the author's branch and is not known is taken for its author. */
function awaitsAuthor(acts: readonly Act[], isAuthor: (actor: number | null) => boolean): boolean {
  const requested = latest(
    acts.flatMap(({ at, verdict, actor }) =>
      verdict === 'changes_requested' && !isAuthor(actor) ? [at] : [],
    ),
  )
  if (requested === null) return false
  return !acts.some(({ kind, at, actor }) => {
    const name = kind === null ? 'commit' : eventKindOf(kind)
    const isPush = name === 'pushed' || name === 'force_pushed'
    return (
      at > requested &&
      ((name === 'commit' && actor === null) || (isAuthor(actor) && (isPush || name === 'commit')))
    )
  })
}

function latest(times: readonly (number | null)[]): number | null {
  return times.reduce<number | null>(
    (last, at) => (at === null || (last !== null && last >= at) ? last : at),
    null,
  )
}

async function readOpen({ db }: Facts, repositoryId: number) {
  const { rows } = await sql<{
    number: number
    isDraft: boolean | null
    author: number | null
    openedAt: number | null
  }>`
    select number, is_draft as "isDraft", author_id as author, ${inMs('opened_at')} as "openedAt"
    from forge.request_told where repository_id = ${repositoryId} and state = 'open' order by number`.execute(
    db,
  )
  return rows
}

/** All that was done to open changes, commits among it. */
async function readActs({ db }: Facts, repositoryId: number): Promise<Act[]> {
  const { rows } = await sql<Act>`
    select r.number, e.kind, ${inMs('e.at')} as at, e.actor_id as actor, e.verdict
    from forge.request r join forge.request_event e on e.repository_id = r.repository_id and e.number = r.number
    where r.repository_id = ${repositoryId} and r.state = 'open'
    union all
    select r.number, null, ${inMs('c.committed_at')}, c.author_id, null
    from forge.request r join forge.request_commit c on c.repository_id = r.repository_id and c.number = r.number
    where r.repository_id = ${repositoryId} and r.state = 'open' and c.committed_at is not null`.execute(
    db,
  )
  return rows
}

async function readReviewed({ db }: Facts, repositoryId: number) {
  const { rows } = await sql<
    Omit<Told, 'kind'> & { number: number; isReview: boolean; author: number | null }
  >`
    select e.number, e.key, e.kind = ${eventKinds.reviewed} as "isReview", ${inMs('e.at')} as at, e.actor_id as actor,
      e.verdict, r.author_id as author
    from forge.request_event e join forge.request_told r on r.repository_id = e.repository_id and r.number = e.number
    where e.repository_id = ${repositoryId} and e.kind in (${eventKinds.reviewed}, ${eventKinds.dismissed})
    order by e.number, e.key`.execute(db)
  const told = rows.map((row) => ({
    ...row,
    kind: row.isReview ? ('reviewed' as const) : ('dismissed' as const),
  }))
  return [...Map.groupBy(told, ({ number }) => number).values()].flatMap((its) =>
    toldOnce(its).filter((one) => one.isReview && !namesNobody(one)),
  )
}

/** In any repository: on the forge, and in the histories by the addresses that are known to be theirs. By the account that stands for all. */
async function lastSeen({ db }: Facts, accounts: readonly Account[]): Promise<Map<number, number>> {
  const ids = accounts.map(({ id }) => id)
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: number; at: number }>`
    select id, (extract(epoch from max(at)) * 1000)::bigint as at from (
      select repository_id, actor_id as id, max(at) as at from forge.request_event
      where actor_id = any (${ids}) group by 1, 2
      union all
      select repository_id, author_id, max(opened_at) from forge.request where author_id = any (${ids}) group by 1, 2
      union all
      select repository_id, author_id, max(created_at) from forge.issue where author_id = any (${ids}) group by 1, 2
      union all
      select repository_id, author_id, max(committed_at) from forge.request_commit
      where author_id = any (${ids}) group by 1, 2
      union all
      -- The rollup of people's days: the day's end is the least that keeps it from being too long ago.
      select t.repository_id, a.account_id, (max(t.day) + 1)::timestamp at time zone 'UTC' from forge.account_email a
      join identity i on lower(i.email) = a.email join attribution p on p.identity_id = i.identity_id
      join cross_touch t on t.repository_id = p.repository_id and t.how = 'author_day' and t.person_id = p.person_id
      where a.account_id = any (${ids}) and isfinite(t.day) group by 1, 2) seen
    where at is not null group by id`.execute(db)
  const same = new Map(accounts.map((account) => [account.id, account.same]))
  const last = new Map<number, number>()
  for (const { id, at } of rows) {
    const one = same.get(id) ?? id
    last.set(one, Math.max(last.get(one) ?? at, at))
  }
  return last
}
