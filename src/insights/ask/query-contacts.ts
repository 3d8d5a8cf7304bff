/** Who touched these files: changes, co-authorships and reviews, one contact per person and commit. */
import { sql } from 'kysely'
import { flag } from '#facts/words/flags.ts'
import { onBranch } from '#facts/reading/on-branch.ts'
import type { Scope } from '../insight.ts'
import { reviewed, wroteWith } from './contact-trailers.ts'

export type ContactKind = 'changed' | 'wrote with' | 'reviewed'

export interface ContactRow {
  name: string
  email: string
  isBot: boolean
  kind: ContactKind
  /** How many commits. */
  count: number
  /** Of them, those that only reformatted. */
  formatOnly: number
  /** Faded contact in millionths. */
  contact: number
  /** Sum of the squares of each commit's contact in thousandths: how much it rests on a few. */
  squares: number
  /** Seconds since 1970; null where no commit has a date. */
  lastAt: number | null
  /** Whether the first change of the file is among them; false where several files are asked about. */
  isFirst: boolean
}

export interface Contacts {
  rows: ContactRow[]
  /** By people, of at most 50 paths. */
  commits: number
  /** By people, of more. */
  bulkCommits: number
  botCommits: number
}

/** `fileIds` are final paths; renames are followed. Budget at 80,000 commits: 20 ms for a file, 500 ms for the whole tree. */
export async function contactsWith(
  scope: Scope,
  fileIds: readonly number[],
  asOf: number,
): Promise<Contacts> {
  if (fileIds.length === 0) return { rows: [], commits: 0, bulkCommits: 0, botCommits: 0 }
  const hasFirst = fileIds.length === 1 && scope.window.from === null
  const { rows } = await sql<CountedRow>`
    with touched as materialized (${touchedCommits(scope, fileIds)}),
    first as (
      select commit_id from touched where ${hasFirst} order by moment, commit_id limit 1
    ),
    contact as (
      select author_id as identity_id, commit_id, at, is_format_only, 1 as kind from touched where not is_bulk
      union all
      select tr.identity_id, t.commit_id, t.at, t.is_format_only, case when tk.token = any(${[...wroteWith]}::text[]) then 2 else 3 end
      from touched t
      join trailer tr on tr.repository_id = ${scope.repository.id} and tr.commit_id = t.commit_id and tr.identity_id is not null
      join token tk on tk.token_id = tr.token_id and tk.token = any(${[...wroteWith, ...reviewed]}::text[])
      where not t.is_bulk
    ),
    once as (
      select a.person_id, min(a.name) as name, min(a.email) as email, min(a.kind) = 'bot' as is_bot, c.commit_id, c.at, c.is_format_only, min(c.kind) as kind,
        power(0.5::float8, greatest(0, ${asOf}::bigint - extract(epoch from c.at))::float8 / 15552000) as weight
      from contact c join attribution a on a.repository_id = ${scope.repository.id} and a.identity_id = c.identity_id
      group by a.person_id, c.commit_id, c.at, c.is_format_only
    ),
    summed as (
      select o.name, o.email, o.is_bot as "isBot",
        case o.kind when 1 then 'changed' when 2 then 'wrote with' else 'reviewed' end as kind,
        count(*) as count, count(*) filter (where o.is_format_only) as "formatOnly",
        coalesce(sum(round(1000000 * o.weight)::bigint), 0) as contact,
        coalesce(sum(round(1000000 * o.weight * o.weight)::bigint), 0) as squares,
        extract(epoch from max(o.at))::bigint as "lastAt",
        bool_or(o.kind = 1 and o.commit_id in (select commit_id from first)) as "isFirst"
      from once o
      group by o.person_id, o.name, o.email, o.is_bot, o.kind
    )
    select counts.*, summed.*
    from (select count(*) filter (where not is_bulk and not is_bot) as commits, count(*) filter (where is_bulk and not is_bot) as "bulkCommits",
      count(*) filter (where is_bot) as "botCommits" from touched) counts
    left join summed on true`.execute(scope.facts.db)
  const [first] = rows
  return {
    commits: first?.commits ?? 0,
    bulkCommits: first?.bulkCommits ?? 0,
    botCommits: first?.botCommits ?? 0,
    rows: rows.flatMap(contactRow),
  }
}

type CountedRow = Omit<Contacts, 'rows'> & (ContactRow | { [column in keyof ContactRow]: null })

function contactRow({
  name,
  email,
  isBot,
  kind,
  count,
  formatOnly,
  contact,
  squares,
  lastAt,
  isFirst,
}: CountedRow): ContactRow[] {
  if (name === null) return []
  return [{ name, email, isBot, kind, count, formatOnly, contact, squares, lastAt, isFirst }]
}

/**
 * The commits that touch these files, each once; renames followed. Lives are found by their path (`+ 0` keeps the index from
 * being searched by time alone, which a database without statistics takes for as good).
 */
function touchedCommits({ repository, branch, window }: Scope, fileIds: readonly number[]) {
  const from = window.from === null ? sql`` : sql`and c.committed_at >= ${window.from}`
  const to = window.to === null ? sql`` : sql`and c.committed_at <= ${window.to}`
  return sql`
    select distinct c.commit_id, c.author_id, c.moment, c.committed_at as at, coalesce(a.kind = 'bot', false) as is_bot, c.flags & ${sql.lit(flag.bulk)} > 0 as is_bulk,
      c.flags & ${sql.lit(flag.formatOnly)} > 0 as is_format_only
    from change ch
    join commit c on c.repository_id = ch.repository_id and c.commit_id = ch.commit_id
    left join attribution a on a.repository_id = c.repository_id and a.identity_id = c.author_id
    left join life l on l.repository_id = ch.repository_id and l.branch_id = ${branch.id} and l.path_id = ch.path_id
      and c.moment >= l.since + 0 and c.moment < l.until
    where ch.repository_id = ${repository.id} and ${onBranch('ch.commit_id', branch.commits)} ${from} ${to}
      and coalesce(l.file_id, ch.path_id) = any(${[...fileIds]}::integer[])
      and ch.path_id = any(array(
        select unnest(${[...fileIds]}::integer[])
        union select path_id from life
        where repository_id = ${repository.id} and branch_id = ${branch.id} and file_id = any(${[...fileIds]}::integer[])))`
}
