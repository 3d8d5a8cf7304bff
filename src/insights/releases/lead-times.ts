/** How long changes waited: from their committer date to the release that first held them. */
import { sql, type RawBuilder } from 'kysely'
import { flag } from '#facts/words/flags.ts'
import { readPacked } from '#facts/reading/packed.ts'
import type { Scope } from '../insight.ts'
import { finderOf, multirangeOf } from './commit-set.ts'
import { dayMs, type Release } from './release.ts'
import { isTouching } from './touching.ts'

export interface Leads {
  /** Non-merge commits first held by the release. */
  commits: number
  merges: number
  /** Lead times in days, of those whose dates allow it. */
  days: number[]
  /** Committed after the release, by their own clocks. */
  negative: number
  undated: number
  bulk: number
  formatOnly: number
  bot: number
}

const mark = { merge: 1, bulk: 2, formatOnly: 4, bot: 8 }

/**
 * The commits are read in one sweep and dealt out to their releases here: releases are many small ranges, and a plan that
 * looks each up, or asks of each commit which it is in, takes seconds. Budget at 80,000 commits: 60 ms.
 */
export async function leadTimes(
  scope: Scope,
  releases: readonly Release[],
  touching: readonly number[] | null,
): Promise<Map<Release, Leads>> {
  const { facts, repository } = scope
  const { first, before } = spanOf(releases)
  const packed = await readPacked(
    facts.db,
    // date_part, because extract is five times slower.
    sql`int4send(c.commit_id) || int8send(coalesce(date_part('epoch', c.committed_at)::bigint, -1)) || int4send(
      case when c.parents > 1 then ${sql.lit(mark.merge)} else 0 end
      + case when c.flags & ${sql.lit(flag.bulk)} > 0 then ${sql.lit(mark.bulk)} else 0 end
      + case when c.flags & ${sql.lit(flag.formatOnly)} > 0 then ${sql.lit(mark.formatOnly)} else 0 end
      + case when c.author_id in (select a.identity_id from attribution a
          where a.repository_id = ${repository.id} and a.kind = 'bot') then ${sql.lit(mark.bot)} else 0 end)`,
    sql`commit c where c.repository_id = ${repository.id} and c.commit_id >= ${first} and c.commit_id < ${before}
      ${isTouching(touching)}`,
  )
  const rowOf = new Int32Array(before - first).fill(-1)
  for (let row = 0; row < packed.length; row += width) rowOf[(packed[row] ?? 0) - first] = row
  return new Map(
    releases.map((release) => {
      const leads = noLeads()
      for (const [from, until] of release.ranges)
        for (let id = from; id < until; id++) {
          const row = rowOf[id - first] ?? -1
          if (row < 0) continue
          const second = (packed[row + 1] ?? 0) * 2 ** 32 + ((packed[row + 2] ?? 0) >>> 0)
          add(leads, { second, marks: packed[row + 3] ?? 0, releasedAt: release.at })
        }
      return [release, leads]
    }),
  )
}

const width = 4

function spanOf(releases: readonly Release[]): { first: number; before: number } {
  let first = Infinity
  let before = 0
  for (const { ranges } of releases)
    for (const [from, until] of ranges) {
      first = Math.min(first, from)
      before = Math.max(before, until)
    }
  return { first: Math.min(first, before), before }
}

function noLeads(): Leads {
  return {
    commits: 0,
    merges: 0,
    days: [],
    negative: 0,
    undated: 0,
    bulk: 0,
    formatOnly: 0,
    bot: 0,
  }
}

function add(
  leads: Leads,
  { second, marks, releasedAt }: { second: number; marks: number; releasedAt: Date | null },
): void {
  if ((marks & mark.merge) > 0) {
    leads.merges++
    return
  }
  leads.commits++
  leads.bulk += Number((marks & mark.bulk) > 0)
  leads.formatOnly += Number((marks & mark.formatOnly) > 0)
  leads.bot += Number((marks & mark.bot) > 0)
  const days = releasedAt === null ? 0 : (releasedAt.getTime() - second * 1000) / dayMs
  if (second < 0) leads.undated++
  else if (days < 0) leads.negative++
  else if (releasedAt !== null) leads.days.push(days)
}

/**
 * Commits c of release number w.key, by an index: in ranges of ids, or one by one where a path was asked for. Of many releases
 * and many commits that touch it, the planner would compare each with each.
 */
function wanted(
  { repository }: Scope,
  releases: readonly Release[],
  touching: readonly number[] | null,
): RawBuilder<unknown> {
  if (touching === null)
    return sql`(
    select w.key, lower(r) as first, upper(r) as before
    from unnest(${releases.map((_, key) => key)}::integer[], ${releases.map((release) => multirangeOf(release.ranges))}::text[]) w(key, commits),
      unnest(w.commits::int4multirange) r) w
    join commit c on c.repository_id = ${repository.id} and c.commit_id >= w.first and c.commit_id < w.before`
  const keyOf = finderOf(releases.map(({ ranges }, owner) => ({ owner, ranges })))
  const found = touching.flatMap((id) => {
    const key = keyOf(id)
    return key === undefined ? [] : [{ id, key }]
  })
  return sql`unnest(${found.map(({ key }) => key)}::integer[], ${found.map(({ id }) => id)}::integer[]) w(key, commit_id)
    join commit c on c.repository_id = ${repository.id} and c.commit_id = w.commit_id`
}

export interface ReleasedChange {
  oid: string
  at: Date | null
  subject: string
  added: number | null
  deleted: number | null
  flags: number
  moment: number
  leadTimeDays: number | null
}

/** The changes of each release, newest first by git's own order, then by object id; `limit` is over all. */
export async function changesOf(
  scope: Scope,
  releases: readonly Release[],
  { limit, touching }: { limit?: number; touching: readonly number[] | null },
): Promise<Map<Release, ReleasedChange[]>> {
  const { facts, repository } = scope
  const { rows } = await sql<Omit<ReleasedChange, 'leadTimeDays'> & { key: number }>`
    select c.key, encode(c.oid, 'hex') as oid, c.committed_at as at, coalesce(m.subject, '') as subject, c.flags, c.moment,
      l.added, l.deleted
    from (select w.key, c.commit_id, c.oid, c.committed_at, c.flags, c.moment from ${wanted(scope, releases, touching)}
      where c.parents < 2
      order by w.key, c.moment desc, c.oid desc ${limit === undefined ? sql`` : sql`limit ${limit}`}) c
    left join message m on m.repository_id = ${repository.id} and m.commit_id = c.commit_id
    left join lateral (select sum(added) as added, sum(deleted) as deleted from change_lines
      where repository_id = ${repository.id} and commit_id = c.commit_id) l on true
    order by c.key, c.moment desc, c.oid desc`.execute(facts.db)
  const byKey = Map.groupBy(rows, (row) => row.key)
  return new Map(
    releases.map((release, key) => [
      release,
      (byKey.get(key) ?? []).map((row) => withLead(release, row)),
    ]),
  )
}

function withLead(
  release: Release,
  { oid, at, subject, added, deleted, flags, moment }: Omit<ReleasedChange, 'leadTimeDays'>,
): ReleasedChange {
  const days =
    at === null || release.at === null ? -1 : (release.at.getTime() - at.getTime()) / dayMs
  return { oid, at, subject, added, deleted, flags, moment, leadTimeDays: days < 0 ? null : days }
}
