/**
 * Rollups of a repository's default branch: what a page asks on arrival. After a first scan they are made whole; after a
 * later one only for the files that new commits touch or whose renames read differently now, with the same statements, so
 * that both give the same rows.
 */
import type pg from 'pg'
import { flag } from '#facts/words/flags.ts'
import { amongCommits } from './among-commits.ts'
import { rollUpSomePairs } from './rollup-pairs.ts'
import { countedFrom, type RollupChanges, type RollupRequest } from './rollup-request.ts'

/**
 * What is kept by file: files, their months, who changed what, and the pairs that a later scan adds. All pairs, which need
 * no lines, are made apart (facts/rollups/rollup-pairs.ts).
 */
export async function rollUpFiles(client: pg.ClientBase, request: RollupRequest): Promise<void> {
  await prepare(client, request)
  await writeFiles(client, request)
  await writeMonths(client, request)
  if (request.since !== null) await rollUpSomePairs(client, request, request.since)
  await writeAuthors(client, request)
  await client.query('drop table counted, refiled')
}

/** A commit may touch a file under two of its names: one change, of the lines of both. */
const countedColumns = `coalesce(l.file_id, ch.path_id) as file_id, c.commit_id, c.month, c.committed_at, c.author_id, c.flags,
  sum(cl.added), sum(cl.deleted), bool_or(cl.added is null), c.moment, c.oid`
const onceEach = 'group by coalesce(l.file_id, ch.path_id), c.repository_id, c.commit_id'
const withLines = `left join change_lines cl
  on cl.repository_id = ch.repository_id and cl.commit_id = ch.commit_id and cl.path_id = ch.path_id`

/**
 * Table `counted`: all changes of the branch; or, after a later scan, those of new commits (`is_fresh`) and all others of the
 * files in table `refiled`, whose rows are made anew.
 */
async function prepare(client: pg.ClientBase, request: RollupRequest): Promise<void> {
  const { repositoryId, branchId, commits, since } = request
  // Tables filled a moment ago have no statistics yet; a plan for a few rows would take minutes for many.
  await client.query(
    `set local work_mem = '128MB'; set local enable_nestloop = ${since === null ? 'off' : 'on'}`,
  )
  await client.query('create temporary table refiled (file_id integer primary key) on commit drop')
  await client.query(
    `create temporary table counted (file_id integer, commit_id integer, month integer, committed_at timestamptz,
       author_id integer, flags integer, added integer, deleted integer, is_uncounted boolean, moment bigint, oid bytea, is_fresh boolean) on commit drop`,
  )
  if (since === null)
    await client.query(
      `insert into counted select ${countedColumns}, true from ${countedFrom} ${withLines}
       where ch.repository_id = $1 and ${amongCommits('ch.commit_id', commits)} ${onceEach}`,
      [repositoryId, branchId],
    )
  else await prepareSome(client, request, since)
  await client.query('analyze counted')
}

/** A file whose first change turns out to be a new commit's (an old line merged late) is made anew too. */
async function prepareSome(
  client: pg.ClientBase,
  { repositoryId, branchId, commits }: RollupRequest,
  since: RollupChanges,
): Promise<void> {
  const isFresh = amongCommits('ch.commit_id', since.freshCommits)
  await client.query(
    `insert into counted select ${countedColumns}, true from ${countedFrom} ${withLines}
     where ch.repository_id = $1 and ${isFresh} ${onceEach}`,
    [repositoryId, branchId],
  )
  await client.query(
    `insert into refiled select unnest($2::integer[])
     union select f.file_id from file f
     join (select file_id, min(moment) as moment from counted group by file_id) fresh using (file_id)
     where f.repository_id = $1 and fresh.moment <= f.first_moment`,
    [repositoryId, since.refiledIds],
  )
  await client.query('analyze refiled')
  // A table of its own, whose size is known: few files must not cost a look at every change.
  await client.query(
    `create temporary table own on commit drop as
     select file_id as path_id from refiled
     union select path_id from life where repository_id = $1 and branch_id = $2 and file_id in (select file_id from refiled)`,
    [repositoryId, branchId],
  )
  await client.query('analyze own')
  await client.query(
    `insert into counted select ${countedColumns}, false
     from own join (${countedFrom} ${withLines}) on ch.repository_id = $1 and ch.path_id = own.path_id
     where coalesce(l.file_id, ch.path_id) in (select file_id from refiled)
       and ${amongCommits('ch.commit_id', commits)} and not ${isFresh} ${onceEach}`,
    [repositoryId, branchId],
  )
  await client.query('drop table own')
}

/** What is made anew is taken away first; what new commits add is added to what stands. */
async function clear(
  client: pg.ClientBase,
  table: string,
  { repositoryId, since }: RollupRequest,
): Promise<void> {
  const some = since === null ? '' : 'and file_id in (select file_id from refiled)'
  await client.query(`delete from ${table} where repository_id = $1 ${some}`, [repositoryId])
}

async function writeFiles(client: pg.ClientBase, request: RollupRequest): Promise<void> {
  await clear(client, 'file', request)
  await client.query(
    `insert into file (repository_id, file_id, at_head, first_at, last_at, first_author_id, first_moment)
     select $1, file_id, false, min(committed_at), max(committed_at), (array_agg(author_id order by moment, oid))[1], min(moment)
     from counted group by file_id
     on conflict (repository_id, file_id) do update set
       first_at = least(file.first_at, excluded.first_at), last_at = greatest(file.last_at, excluded.last_at),
       first_author_id = coalesce(file.first_author_id, excluded.first_author_id),
       first_moment = coalesce(file.first_moment, excluded.first_moment)`,
    [request.repositoryId],
  )
}

async function writeMonths(client: pg.ClientBase, request: RollupRequest): Promise<void> {
  await clear(client, 'file_month', request)
  const isBot = 'bot.identity_id is not null'
  await client.query(
    `insert into file_month (repository_id, file_id, month, revisions, plain, bulk, format_only, bot, fixes, added, deleted, uncounted)
     select $1, file_id, month, count(*),
       count(*) filter (where flags & ${flag.bulk | flag.formatOnly} = 0 and not ${isBot}),
       count(*) filter (where flags & ${flag.bulk} > 0),
       count(*) filter (where flags & ${flag.formatOnly} > 0),
       count(*) filter (where ${isBot}),
       count(*) filter (where flags & ${flag.fix} > 0),
       coalesce(sum(added), 0), coalesce(sum(deleted), 0), count(*) filter (where is_uncounted)
     from counted left join (
       select identity_id from attribution where repository_id = $1 and kind = 'bot'
     ) bot on bot.identity_id = counted.author_id
     group by file_id, month
     on conflict (repository_id, file_id, month) do update set
       revisions = file_month.revisions + excluded.revisions, plain = file_month.plain + excluded.plain,
       bulk = file_month.bulk + excluded.bulk, format_only = file_month.format_only + excluded.format_only,
       bot = file_month.bot + excluded.bot, fixes = file_month.fixes + excluded.fixes,
       added = file_month.added + excluded.added, deleted = file_month.deleted + excluded.deleted,
       uncounted = file_month.uncounted + excluded.uncounted`,
    [request.repositoryId],
  )
}

async function writeAuthors(client: pg.ClientBase, request: RollupRequest): Promise<void> {
  await clear(client, 'file_author', request)
  await client.query(
    `insert into file_author (repository_id, file_id, identity_id, changes, bulk_changes, added, deleted, first_at, last_at)
     select $1, file_id, author_id, count(*) filter (where flags & ${flag.bulk} = 0), count(*) filter (where flags & ${flag.bulk} > 0),
       coalesce(sum(added), 0), coalesce(sum(deleted), 0), min(committed_at), max(committed_at)
     from counted group by file_id, author_id
     on conflict (repository_id, file_id, identity_id) do update set
       changes = file_author.changes + excluded.changes, bulk_changes = file_author.bulk_changes + excluded.bulk_changes,
       added = file_author.added + excluded.added, deleted = file_author.deleted + excluded.deleted,
       first_at = least(file_author.first_at, excluded.first_at), last_at = greatest(file_author.last_at, excluded.last_at)`,
    [request.repositoryId],
  )
}

/** The repository's months, after the second pass: those that new commits fall into, or all. */
export async function rollUpRepository(
  client: pg.ClientBase,
  { repositoryId, commits, since }: RollupRequest,
): Promise<void> {
  const { rows } = await client.query<{ month: number }>(
    `select distinct month from commit where repository_id = $1 and ${amongCommits('commit_id', since?.freshCommits ?? commits)}`,
    [repositoryId],
  )
  const months = rows.map((row) => row.month)
  await client.query(
    'delete from repository_month where repository_id = $1 and ($3 or month = any($2::integer[]))',
    [repositoryId, months, since === null],
  )
  await client.query(
    `with counted as materialized (
       select commit_id, month, kind, parents, files from commit
       where repository_id = $1 and ${amongCommits('commit_id', commits)} and month = any($2::integer[])
     )
     insert into repository_month (repository_id, month, kind, commits, merges, files, added, deleted)
     select $1, month, kind, count(*), count(*) filter (where parents > 1), sum(files), coalesce(sum(added), 0), coalesce(sum(deleted), 0)
     from counted left join (
       select commit_id, sum(added) as added, sum(deleted) as deleted from change_lines
       where repository_id = $1 and commit_id in (select commit_id from counted) group by commit_id
     ) l using (commit_id)
     group by month, kind`,
    [repositoryId, months],
  )
}
