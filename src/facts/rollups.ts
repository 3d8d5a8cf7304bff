/**
 * Rollups of a repository's default branch: what a page asks on arrival. After a first scan they are made whole; after a
 * later one only for the files that new commits touch or whose renames read differently now, with the same statements, so
 * that both give the same rows.
 */
import type pg from 'pg'
import { notFindings } from './classes.ts'
import { flag } from './flags.ts'

export interface RollupRequest {
  repositoryId: number
  branchId: number
  /** Commits on the default branch, as an int4multirange. */
  commits: string
  /** What changed since the rollups were last made; null to make them whole. */
  since: RollupChanges | null
}

export interface RollupChanges {
  /** Commits on the branch that the rollups do not know yet, as an int4multirange. */
  freshCommits: string
  /** Files that a new or vanished rename gives or takes changes, or that are at head again. */
  refiledIds: number[]
}

/** A pair seen once is chance; leaving it out keeps the table a tenth of its size. */
export const pairSharedMin = 2

/** After the first pass: files, revisions per month, pairs. Lines are nought until `rollUpLines`. */
export async function rollUpShape(client: pg.ClientBase, request: RollupRequest): Promise<void> {
  await prepare(client, request)
  await rollUpFiles(client, request)
  await rollUpMonths(client, request)
  await rollUpPairs(client, request)
  await client.query('drop table counted, touched')
}

/** After the second pass: lines per month, who changed what, the repository's months. */
export async function rollUpLines(client: pg.ClientBase, request: RollupRequest): Promise<void> {
  await prepare(client, request)
  await rollUpMonths(client, request)
  await rollUpAuthors(client, request)
  await client.query('drop table counted, touched')
  await rollUpRepository(client, request)
}

/** Changes with the file they belong to. Aliases: ch change, c commit, l life. */
export const countedFrom = `
  change ch
  join commit c on c.repository_id = ch.repository_id and c.commit_id = ch.commit_id
  left join life l on l.repository_id = ch.repository_id and l.branch_id = $2 and l.path_id = ch.path_id
    and c.moment >= l.since and c.moment < l.until`

async function prepare(client: pg.ClientBase, { repositoryId, branchId, commits, since }: RollupRequest): Promise<void> {
  // Tables filled a moment ago have no statistics yet; a plan for a few rows would take minutes for many.
  await client.query(`set local work_mem = '128MB'; set local enable_nestloop = ${since === null ? 'off' : 'on'}`)
  await client.query('create temporary table touched (file_id integer primary key) on commit drop')
  if (since !== null)
    await client.query(
      `insert into touched select distinct coalesce(l.file_id, ch.path_id) from ${countedFrom}
       where ch.repository_id = $1 and ch.commit_id <@ $3::int4multirange
       union select unnest($4::integer[])`,
      [repositoryId, branchId, since.freshCommits, since.refiledIds],
    )
  const ofTouched =
    since === null
      ? ''
      : `and coalesce(l.file_id, ch.path_id) in (select file_id from touched)
         and ch.path_id in (select file_id from touched
           union select path_id from life where repository_id = $1 and branch_id = $2 and file_id in (select file_id from touched))`
  await client.query(
    `create temporary table counted (file_id integer, commit_id integer, month integer, committed_at timestamptz,
       author_id integer, flags integer, added integer, deleted integer, moment bigint) on commit drop`,
  )
  await client.query(
    `insert into counted
     select coalesce(l.file_id, ch.path_id), ch.commit_id, c.month, c.committed_at, c.author_id, c.flags, cl.added, cl.deleted, c.moment
     from ${countedFrom}
     left join change_lines cl on cl.repository_id = ch.repository_id and cl.commit_id = ch.commit_id and cl.path_id = ch.path_id
     where ch.repository_id = $1 and ch.commit_id <@ $3::int4multirange ${ofTouched}`,
    [repositoryId, branchId, commits],
  )
  await client.query('analyze counted')
}

async function clear(client: pg.ClientBase, table: string, { repositoryId, since }: RollupRequest): Promise<void> {
  const some = since === null ? '' : 'and file_id in (select file_id from touched)'
  await client.query(`delete from ${table} where repository_id = $1 ${some}`, [repositoryId])
}

async function rollUpFiles(client: pg.ClientBase, request: RollupRequest): Promise<void> {
  await clear(client, 'file', request)
  await client.query(
    `insert into file (repository_id, file_id, at_head, first_at, last_at, first_author_id)
     select $1, file_id, false, min(committed_at), max(committed_at),
       (array_agg(author_id order by moment, commit_id))[1]
     from counted group by file_id`,
    [request.repositoryId],
  )
}

async function rollUpMonths(client: pg.ClientBase, request: RollupRequest): Promise<void> {
  await clear(client, 'file_month', request)
  const isBot = 'bot.identity_id is not null'
  await client.query(
    `insert into file_month (repository_id, file_id, month, revisions, plain, bulk, format_only, bot, fixes, added, deleted)
     select $1, file_id, month, count(*),
       count(*) filter (where flags & ${flag.bulk | flag.formatOnly} = 0 and not ${isBot}),
       count(*) filter (where flags & ${flag.bulk} > 0),
       count(*) filter (where flags & ${flag.formatOnly} > 0),
       count(*) filter (where ${isBot}),
       count(*) filter (where flags & ${flag.fix} > 0),
       coalesce(sum(added), 0), coalesce(sum(deleted), 0)
     from counted left join (
       select a.identity_id from attribution a join person p using (person_id) where a.repository_id = $1 and p.kind = 'bot'
     ) bot on bot.identity_id = counted.author_id
     group by file_id, month`,
    [request.repositoryId],
  )
}

async function rollUpAuthors(client: pg.ClientBase, request: RollupRequest): Promise<void> {
  await clear(client, 'file_author', request)
  await client.query(
    `insert into file_author (repository_id, file_id, identity_id, changes, bulk_changes, added, deleted, first_at, last_at)
     select $1, file_id, author_id, count(*) filter (where flags & ${flag.bulk} = 0), count(*) filter (where flags & ${flag.bulk} > 0),
       coalesce(sum(added), 0), coalesce(sum(deleted), 0), min(committed_at), max(committed_at)
     from counted group by file_id, author_id`,
    [request.repositoryId],
  )
}

/** Months that new commits fall into, or all. */
async function rollUpRepository(client: pg.ClientBase, { repositoryId, commits, since }: RollupRequest): Promise<void> {
  const { rows } = await client.query<{ month: number }>(
    'select distinct month from commit where repository_id = $1 and commit_id <@ $2::int4multirange',
    [repositoryId, since?.freshCommits ?? commits],
  )
  const months = rows.map((row) => row.month)
  await client.query('delete from repository_month where repository_id = $1 and ($3 or month = any($2::integer[]))', [
    repositoryId,
    months,
    since === null,
  ])
  await client.query(
    `with counted as materialized (
       select commit_id, month, kind, parents, files from commit
       where repository_id = $1 and commit_id <@ $2::int4multirange and month = any($3::integer[])
     )
     insert into repository_month (repository_id, month, kind, commits, merges, files, added, deleted)
     select $1, month, kind, count(*), count(*) filter (where parents > 1), sum(files), coalesce(sum(added), 0), coalesce(sum(deleted), 0)
     from counted left join (
       select commit_id, sum(added) as added, sum(deleted) as deleted from change_lines
       where repository_id = $1 and commit_id in (select commit_id from counted) group by commit_id
     ) l using (commit_id)
     group by month, kind`,
    [repositoryId, commits, months],
  )
}

/** Files of classes that findings leave out, and commits of more than 50 paths, make no pairs. */
async function rollUpPairs(client: pg.ClientBase, request: RollupRequest): Promise<void> {
  await client.query('create temporary table kept (commit_id integer, file_id integer) on commit drop')
  if (request.since === null) await rollUpAllPairs(client, request)
  else await rollUpSomePairs(client, request, request.since)
  await client.query('drop table kept')
}

const isKept = `flags & ${flag.bulk} = 0 and p.class not in (${notFindings.map((name) => `'${name}'`).join(', ')})`

async function rollUpAllPairs(client: pg.ClientBase, { repositoryId }: RollupRequest): Promise<void> {
  await client.query('delete from file_pair where repository_id = $1', [repositoryId])
  await client.query(
    `insert into kept select distinct commit_id, file_id from counted
     join path p on p.repository_id = $1 and p.path_id = counted.file_id where ${isKept}`,
    [repositoryId],
  )
  await client.query('analyze kept')
  await client.query(
    `insert into file_pair (repository_id, file_a, file_b, shared)
     select $1, a.file_id, b.file_id, count(*) from kept a join kept b on b.commit_id = a.commit_id and a.file_id < b.file_id
     group by a.file_id, b.file_id having count(*) >= ${pairSharedMin}`,
    [repositoryId],
  )
}

/**
 * Pairs that a new commit touches, and all pairs of refiled files, are counted anew over all commits. `kept` holds the
 * changes of every touched file and, for commits that touch a refiled one, of every file.
 */
async function rollUpSomePairs(
  client: pg.ClientBase,
  { repositoryId, branchId, commits }: RollupRequest,
  since: RollupChanges,
): Promise<void> {
  await client.query(
    `insert into kept
     select commit_id, file_id from counted join path p on p.repository_id = $1 and p.path_id = counted.file_id where ${isKept}
     union
     select ch.commit_id, coalesce(l.file_id, ch.path_id) from ${countedFrom}
     join path p on p.repository_id = ch.repository_id and p.path_id = coalesce(l.file_id, ch.path_id)
     where ch.repository_id = $1 and ch.commit_id <@ $3::int4multirange and ${isKept}
       and ch.commit_id in (select commit_id from counted where file_id = any($4::integer[]))`,
    [repositoryId, branchId, commits, since.refiledIds],
  )
  await client.query('create index on kept (commit_id)')
  await client.query('analyze kept')
  await client.query('create temporary table wanted (file_a integer, file_b integer, primary key (file_a, file_b)) on commit drop')
  await client.query(
    `insert into wanted
     select a.file_id, b.file_id from kept a join kept b on b.commit_id = a.commit_id and a.file_id < b.file_id
     where a.commit_id <@ $1::int4multirange
     union
     select a.file_id, b.file_id from kept a join kept b on b.commit_id = a.commit_id and a.file_id < b.file_id
     where a.file_id = any($2::integer[]) or b.file_id = any($2::integer[])`,
    [since.freshCommits, since.refiledIds],
  )
  await client.query(
    `delete from file_pair f where repository_id = $1
       and (file_a = any($2::integer[]) or file_b = any($2::integer[])
         or exists (select from wanted w where w.file_a = f.file_a and w.file_b = f.file_b))`,
    [repositoryId, since.refiledIds],
  )
  await client.query('create index on kept (file_id)')
  await client.query('analyze wanted')
  await client.query(
    `insert into file_pair (repository_id, file_a, file_b, shared)
     select $1, w.file_a, w.file_b, count(*) from wanted w
     join kept a on a.file_id = w.file_a join kept b on b.commit_id = a.commit_id and b.file_id = w.file_b
     group by w.file_a, w.file_b having count(*) >= ${pairSharedMin}`,
    [repositoryId],
  )
  await client.query('drop table wanted')
}
