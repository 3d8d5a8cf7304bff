/** How much work went into each file: its changes in the window, with what may explain them away. */
import { sql, type Kysely, type RawBuilder } from 'kysely'
import { countedChanges, pathsBelow } from '#facts/reading/counted.ts'
import { flag } from '#facts/words/flags.ts'
import type { FactTables } from '#facts/tables.ts'
import { commitUnits } from '#facts/reading/units.ts'
import { inScope, isRolledUp, type Scope } from '../insight.ts'

export interface Effort {
  fileId: number
  revisions: number
  /** Of them, those that are none of the next three. */
  plain: number
  bulk: number
  formatOnly: number
  bot: number
  fixes: number
  added: number
  deleted: number
  lastAt: Date | null
}

/** Also of files that are gone from the head: they are part of all the effort. */
export async function effortByFile(scope: Scope): Promise<Effort[]> {
  const query = isRolledUp(scope) ? rolledUp(scope.facts.db, scope) : counted(scope.facts.db, scope)
  return (await sql<Effort>`${query}`.execute(scope.facts.db)).rows
}

function rolledUp(db: Kysely<FactTables>, { repository, prefix }: Scope): RawBuilder<unknown> {
  const below =
    prefix === '' ? sql`` : sql`and file_id in (${pathsBelow(db, repository.id, prefix)})`
  return sql`
    select m.file_id as "fileId", m.revisions, m.plain, m.bulk, m."formatOnly", m.bot, m.fixes, m.added, m.deleted, f.last_at as "lastAt"
    from (select file_id, sum(revisions) as revisions, sum(plain) as plain, sum(bulk) as bulk, sum(format_only) as "formatOnly",
        sum(bot) as bot, sum(fixes) as fixes, sum(added) as added, sum(deleted) as deleted
      from file_month where repository_id = ${repository.id} ${below} group by file_id) m
    join file f on f.repository_id = ${repository.id} and f.file_id = m.file_id`
}

function counted(db: Kysely<FactTables>, scope: Scope): RawBuilder<unknown> {
  const { repository, unit } = scope
  const wish = inScope(scope)
  const isOne = unit === 'commit'
  // A commit that touches a file under two of its names is one change of it.
  const count = isOne ? sql`count(distinct q.commit_id)` : sql`count(distinct u.unit)`
  const units = isOne
    ? sql``
    : sql`join (${commitUnits(unit, wish)}) u on u.commit_id = q.commit_id`
  const isBot = sql`q.author_id = any(array(select identity_id from attribution where repository_id = ${repository.id}
    and kind = 'bot'))`
  return sql`
    select q.file_id as "fileId", ${count} as revisions,
      ${count} filter (where q.flags & ${flag.bulk | flag.formatOnly} = 0 and not ${isBot}) as plain,
      ${count} filter (where q.flags & ${flag.bulk} > 0) as bulk,
      ${count} filter (where q.flags & ${flag.formatOnly} > 0) as "formatOnly",
      ${count} filter (where ${isBot}) as bot,
      ${count} filter (where q.flags & ${flag.fix} > 0) as fixes,
      coalesce(sum(q.added), 0) as added, coalesce(sum(q.deleted), 0) as deleted, max(q.committed_at) as "lastAt"
    from ${countedChanges(db, wish)} q ${units}
    group by q.file_id`
}
