/** What the rollup of issue keys and authors' days says of this repository and of those it shares some with. */
import { sql, type RawBuilder } from 'kysely'
import type { Scope } from '../insight.ts'
import type { CouplingInput } from './shape.ts'

export type How = NonNullable<CouplingInput['across']>

/** Windows are cut at whole days (UTC); a bot's days tie nothing, so that of days only people's are read. */
function rowsOf({ window }: Scope, how: How, among: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select t.* from cross_touch t where t.how = ${nameOf(how)} and ${among}
    ${how === 'key' ? sql`` : sql`and not t.is_bot and t.day > '-infinity'`} and ${within(window)}`
}

export function nameOf(how: How): string {
  return how === 'key' ? 'key' : 'author_day'
}

/** The condition that a window is on a day. */
export function within({ from, to }: Scope['window']): RawBuilder<unknown> {
  if (from === null && to === null) return sql`true`
  return sql`t.day > '-infinity' ${from === null ? sql`` : sql`and t.day >= ${dayOf(from)}::date`}
    ${to === null ? sql`` : sql`and t.day <= ${dayOf(to)}::date`}`
}

export function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10)
}

export interface Neighbour {
  id: number
  /** Its source where several have its name. */
  name: string
  source: string
}

/** All repositories of the workspace, in the order of their names. */
export async function readNeighbours({ facts }: Scope): Promise<Neighbour[]> {
  const { rows } = await sql<Neighbour>`select * from (
      select repository_id as id, case when count(*) over (partition by name) = 1 then name else source end as name, source
      from repository) named
    order by name collate "C"`.execute(facts.db)
  return rows
}

export interface Tie {
  id: number
  /** Issue keys, or people's days, under which it was touched. */
  keys: number
  /** Those under which it was touched by a change that is neither wide, format-only nor a bot's. */
  plain: number
}

export async function readTies(scope: Scope, how: How, ids: readonly number[]): Promise<Tie[]> {
  const { rows } = await sql<Tie>`
    select repository_id as id, count(distinct key) filter (where commits > 0) as keys,
      count(distinct key) filter (where plain > 0 and not is_bot) as plain
    from (${rowsOf(scope, how, sql`t.repository_id = any(${ids}::integer[])`)}) t group by repository_id`.execute(
    scope.facts.db,
  )
  return rows
}

/** What this repository and another share, in keys or days. */
export interface Meeting {
  id: number
  shared: number
  /** Of these, those with no changes but wide ones; format-only ones; bots'. */
  wide: number
  formatOnly: number
  bot: number
  /** Those that plain changes alone would share. */
  plain: number
  /** Further ones, which are shared only when changes of more than 50 paths count. */
  cut: number
  /** Those with a part of the person who has part in most. Who it is stays in the database. */
  byOne: number
  last: string | null
}

export async function readMeetings(scope: Scope, how: How): Promise<Meeting[]> {
  const own = scope.repository.id
  const keys = sql`select key from (${rowsOf(scope, how, sql`t.repository_id = ${own}`)}) o`
  const { rows } = await sql<Meeting>`
    with t as materialized (${rowsOf(scope, how, sql`t.key = any(array(${keys}))`)}),
    touched as materialized (
      select repository_id, key, sum(commits) as commits, sum(wide) as wide, sum(format_only) as format_only,
        coalesce(sum(commits) filter (where is_bot), 0) as bot, coalesce(sum(plain) filter (where not is_bot), 0) as plain,
        max(day) filter (where commits > 0) as last
      from t group by repository_id, key),
    met as materialized (
      select o.repository_id as id, key, a.commits > 0 and o.commits > 0 as is_shared, a.plain > 0 and o.plain > 0 as is_plain,
        a.commits + o.commits as commits, a.wide + o.wide as wide, a.format_only + o.format_only as format_only, a.bot + o.bot as bot,
        nullif(greatest(a.last, o.last), '-infinity') as last
      from touched a join touched o using (key) where a.repository_id = ${own} and o.repository_id <> ${own}),
    by_person as (
      select met.id, t.person_id, count(distinct key) as shared from met join t using (key)
      where is_shared and t.commits > 0 and t.repository_id in (${own}, met.id) group by met.id, t.person_id),
    by_one as (select id, max(shared) as shared from by_person group by id)
    select id, count(*) filter (where is_shared) as shared,
      count(*) filter (where is_shared and wide = commits) as wide,
      count(*) filter (where is_shared and format_only = commits) as "formatOnly",
      count(*) filter (where is_shared and bot = commits) as bot,
      count(*) filter (where is_plain) as plain, count(*) filter (where not is_shared) as cut,
      coalesce(max(by_one.shared), 0) as "byOne",
      max(last) filter (where is_shared)::text as last
    from met left join by_one using (id) group by id order by id`.execute(scope.facts.db)
  return rows
}

export interface Unmet {
  /** Changes of more than 50 paths. */
  bulk: number
  keyless: number
  undated: number
  botDays: number
}

/** What of this repository takes no part. */
export async function readUnmet({ facts, repository, window }: Scope): Promise<Unmet> {
  const { rows } = await sql<Unmet>`
    select coalesce(sum(bulk), 0)::integer as bulk, coalesce(sum(keyless), 0)::integer as keyless,
      coalesce(sum(commits) filter (where day = '-infinity'), 0)::integer as undated,
      count(*) filter (where is_bot and day > '-infinity') as "botDays"
    from cross_touch t where repository_id = ${repository.id} and how = 'author_day' and ${within(window)}`.execute(
    facts.db,
  )
  return rows[0] ?? { bulk: 0, keyless: 0, undated: 0, botDays: 0 }
}
