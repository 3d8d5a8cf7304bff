/** The changes of one file in the window, oldest first, with a name it had in each. */
import { sql } from 'kysely'
import { notByHand } from '#facts/words/classes.ts'
import { countedChanges } from '#facts/reading/counted.ts'
import { flag } from '#facts/words/flags.ts'
import { inWholeTree, type Scope } from '../insight.ts'

export interface Revision {
  oid: string
  at: Date | null
  /** Seconds, in the order of the graph. */
  moment: number
  path: string
  /** All that the commit touched it under. */
  names: string[]
  subject: string | null
  added: number | null
  deleted: number | null
  flags: number
  isBulk: boolean
  isFormatOnly: boolean
  isBot: boolean
  /** Whether the commit also changes a generated, vendored or lock file. */
  isGenerating: boolean
  /** Who made it, by number: to tell one hand from many. */
  person: number
}

export interface Revisions {
  revisions: Revision[]
  /** How often it was deleted: nothing is there to measure then. */
  deletions: number
}

export async function revisionsOf(scope: Scope, path: string): Promise<Revisions> {
  const { facts, repository, branch } = scope
  // As arrays, found once: as joins, a database without statistics looks them up for every row.
  const its = sql`array(select path_id from path where repository_id = ${repository.id} and path = ${path})`
  const byMachine = sql`array(select path_id from path where repository_id = ${repository.id} and class = any(${notByHand}::text[]))`
  const generating = sql`array(select commit_id from change where repository_id = ${repository.id} and path_id = any(${byMachine}))`
  const changes = countedChanges(facts.db, inWholeTree(scope))
    .where(sql<boolean>`ch.path_id = any(${its} || array(
      select path_id from life where repository_id = ${repository.id} and branch_id = ${branch.id} and file_id = any(${its})))`)
    .where(sql<boolean>`coalesce(l.file_id, ch.path_id) = any(${its})`)
  const { rows } = await sql<Row>`
    select encode(q.oid, 'hex') as oid, q.committed_at as at, q.moment, p.path, m.subject, q.added, q.deleted, q.flags,
      q.status = 'D' as "isDeletion",
      q.flags & ${flag.bulk} > 0 as "isBulk", q.flags & ${flag.formatOnly} > 0 as "isFormatOnly",
      coalesce(a.kind = 'bot', false) as "isBot", coalesce(a.person_id, -q.author_id) as person,
      q.commit_id in (select unnest(${generating})) as "isGenerating"
    from ${changes} q
    left join attribution a on a.repository_id = ${repository.id} and a.identity_id = q.author_id
    join path p on p.repository_id = ${repository.id} and p.path_id = q.path_id
    left join message m on m.repository_id = ${repository.id} and m.commit_id = q.commit_id
    order by q.moment, q.oid, p.path collate "C"`.execute(facts.db)
  const changed = [...Map.groupBy(rows, ({ oid }) => oid).values()].flatMap((those) =>
    asOne(those, path),
  )
  const revisions = changed.filter((row) => !row.isDeletion)
  return { revisions, deletions: changed.length - revisions.length }
}

type Row = Omit<Revision, 'names'> & { isDeletion: boolean }

/** A commit may touch the file under two of its names. What is left of it is measured, by its last name where that is among them. */
function asOne(rows: readonly Row[], path: string): (Row & Revision)[] {
  const left = rows.filter((row) => !row.isDeletion)
  const one = left.find((row) => row.path === path) ?? left[0] ?? rows[0]
  const lines = { added: sumOf(rows, 'added'), deleted: sumOf(rows, 'deleted') }
  return one === undefined ? [] : [{ ...one, ...lines, names: rows.map((row) => row.path) }]
}

function sumOf(rows: readonly Row[], lines: 'added' | 'deleted'): number | null {
  const known = rows.flatMap((row) => row[lines] ?? [])
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0)
}
