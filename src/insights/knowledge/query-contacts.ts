/**
 * Who changed which file how often, and who was first. Two ways that give the same rows: the rollups where they answer
 * (82,000 commits in some 60 ms), else the changes themselves.
 */
import { sql } from 'kysely'
import { countedChanges, pathsBelow } from '#facts/reading/counted.ts'
import { flag } from '#facts/words/flags.ts'
import { commitUnits } from '#facts/reading/units.ts'
import { inScope, isRolledUp, type Scope } from '../insight.ts'
import type { Contact } from './history.ts'

export interface Contacts {
  contacts: Contact[]
  /** By file id; a file is absent where its first change is outside the window. */
  firsts: Map<number, First>
}

export interface First {
  identityId: number
  isInBulk: boolean
}

export async function contactsOf(scope: Scope): Promise<Contacts> {
  return isRolledUp(scope) ? rolledContacts(scope) : rawContacts(scope)
}

async function rolledContacts(scope: Scope): Promise<Contacts> {
  const { facts, repository, prefix } = scope
  const contacts = await facts.db
    .selectFrom('file_author')
    .where('repository_id', '=', repository.id)
    .$if(prefix !== '', (query) =>
      query.where('file_id', 'in', pathsBelow(facts.db, repository.id, prefix)),
    )
    .select((e) => [
      'file_id as fileId',
      'identity_id as identityId',
      'changes',
      'bulk_changes as bulkChanges',
      sql<number | null>`extract(epoch from ${e.ref('last_at')})::bigint`.as('lastAt'),
    ])
    .execute()
  return { contacts, firsts: await rolledFirsts(scope) }
}

interface FirstRow {
  file_id: number
  first_author_id: number
  changes: number
  bulk_changes: number
}

async function rolledFirsts(scope: Scope): Promise<Map<number, First>> {
  const { facts, repository, prefix } = scope
  const rows: FirstRow[] = await facts.db
    .selectFrom('file as f')
    .innerJoin('file_author as a', (join) =>
      join
        .onRef('a.repository_id', '=', 'f.repository_id')
        .onRef('a.file_id', '=', 'f.file_id')
        .onRef('a.identity_id', '=', 'f.first_author_id'),
    )
    .where('f.repository_id', '=', repository.id)
    .$if(prefix !== '', (query) =>
      query.where('f.file_id', 'in', pathsBelow(facts.db, repository.id, prefix)),
    )
    .select(['f.file_id', 'a.identity_id as first_author_id', 'a.changes', 'a.bulk_changes'])
    .execute()
  const unsure = rows
    .filter((row) => row.changes > 0 && row.bulk_changes > 0)
    .map((row) => row.file_id)
  const inBulk = await firstsInBulk(scope, unsure)
  return new Map(
    rows.map((row) => [
      row.file_id,
      { identityId: row.first_author_id, isInBulk: row.changes === 0 || inBulk.has(row.file_id) },
    ]),
  )
}

/** Of these files, those whose first change stands in a bulk commit; asked only where the rollup cannot tell. */
async function firstsInBulk(
  { facts, repository, branch }: Scope,
  fileIds: number[],
): Promise<Set<number>> {
  if (fileIds.length === 0) return new Set()
  const { rows } = await sql<{ file_id: number }>`
    select file_id from (
      select coalesce(l.file_id, ch.path_id) as file_id, (array_agg(c.flags order by c.moment, c.commit_id))[1] as flags
      from change ch
      join commit c on c.repository_id = ch.repository_id and c.commit_id = ch.commit_id
      left join life l on l.repository_id = ch.repository_id and l.branch_id = ${branch.id} and l.path_id = ch.path_id
        and c.moment >= l.since and c.moment < l.until
      where ch.repository_id = ${repository.id} and ch.commit_id <@ ${branch.commits}::int4multirange
        and ch.path_id in (
          select unnest(${fileIds}::integer[])
          union select path_id from life
          where repository_id = ${repository.id} and branch_id = ${branch.id} and file_id = any(${fileIds}::integer[]))
      group by 1
    ) first where flags & ${sql.lit(flag.bulk)} > 0 and file_id = any(${fileIds}::integer[])`.execute(
    facts.db,
  )
  return new Set(rows.map((row) => row.file_id))
}

interface RawRow extends Contact {
  /** [moment, commit id, 1 in a bulk commit, 1 when the file is added] of the identity's first change of the file. */
  first: string
}

export async function rawContacts(scope: Scope): Promise<Contacts> {
  const { facts, window, unit } = scope
  const wish = inScope(scope)
  const isBulk = sql`t.flags & ${sql.lit(flag.bulk)} > 0`
  const one = unit === 'commit' ? sql`distinct t.commit_id` : sql`distinct u.unit`
  const units =
    unit === 'commit'
      ? sql``
      : sql`join (${commitUnits(unit, wish)}) u on u.commit_id = t.commit_id`
  const { rows } = await sql<RawRow>`
    select t.file_id as "fileId", t.author_id as "identityId",
      count(${one}) filter (where not ${isBulk}) as changes, count(${one}) filter (where ${isBulk}) as "bulkChanges",
      extract(epoch from max(t.committed_at))::bigint as "lastAt",
      min(array[t.moment, t.commit_id, (${isBulk})::integer, (t.status = 'A')::integer])::text as first
    from ${countedChanges(facts.db, wish)} t ${units}
    group by t.file_id, t.author_id`.execute(facts.db)
  return { contacts: rows, firsts: rawFirsts(rows, window.from !== null) }
}

/** With a window that begins somewhere, a file has a first author only when it was added inside. */
function rawFirsts(rows: readonly RawRow[], mustBeAdded: boolean): Map<number, First> {
  const earliest = new Map<number, { key: number[]; identityId: number }>()
  for (const { fileId, identityId, first } of rows) {
    const key = first.slice(1, -1).split(',').map(Number)
    const known = earliest.get(fileId)
    if (known === undefined || isBefore(key, known.key)) earliest.set(fileId, { key, identityId })
  }
  return new Map(
    [...earliest]
      .filter(([, { key }]) => !mustBeAdded || key[3] === 1)
      .map(([fileId, { key, identityId }]) => [fileId, { identityId, isInBulk: key[2] === 1 }]),
  )
}

function isBefore(
  [moment = 0, commit = 0]: readonly number[],
  [otherMoment = 0, otherCommit = 0]: readonly number[],
): boolean {
  return moment < otherMoment || (moment === otherMoment && commit < otherCommit)
}
