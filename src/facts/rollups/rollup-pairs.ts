/** Pairs of files that change together, over all commits of the default branch of at most 50 paths. */
import type pg from 'pg'
import { notFindings } from '#facts/words/classes.ts'
import { flag } from '#facts/words/flags.ts'
import { amongCommits } from './among-commits.ts'
import { countedFrom, type RollupChanges, type RollupRequest } from './rollup-request.ts'

/** A pair seen once is chance; leaving it out keeps the table a tenth of its size. */
const pairSharedMin = 2

const isKept = `flags & ${flag.bulk} = 0 and p.class not in (${notFindings.map((name) => `'${name}'`).join(', ')})`

/** All pairs, made anew. Files of classes that findings leave out make none. */
export async function rollUpAllPairs(
  client: pg.ClientBase,
  { repositoryId, branchId, commits }: RollupRequest,
): Promise<void> {
  await client.query("set local work_mem = '128MB'")
  await client.query('delete from file_pair where repository_id = $1', [repositoryId])
  await client.query(
    `create temporary table kept on commit drop as
     select distinct ch.commit_id, coalesce(l.file_id, ch.path_id) as file_id from (${countedFrom})
     join path p on p.repository_id = ch.repository_id and p.path_id = coalesce(l.file_id, ch.path_id)
     where ch.repository_id = $1 and ${amongCommits('ch.commit_id', commits)} and ${isKept}`,
    [repositoryId, branchId],
  )
  await client.query('analyze kept')
  await client.query(
    `insert into file_pair (repository_id, file_a, file_b, shared)
     select $1, a.file_id, b.file_id, count(*) from kept a join kept b on b.commit_id = a.commit_id and a.file_id < b.file_id
     group by a.file_id, b.file_id having count(*) >= ${pairSharedMin}`,
    [repositoryId],
  )
  await client.query('drop table kept')
}

/** From table `counted` (facts/rollups/rollups.ts): pairs of refiled files are counted anew; to the others new commits add. */
export async function rollUpSomePairs(
  client: pg.ClientBase,
  request: RollupRequest,
  since: RollupChanges,
): Promise<void> {
  await client.query(
    'create temporary table kept (commit_id integer, file_id integer) on commit drop',
  )
  await keepSome(client, request, since)
  await recountRefiled(client, request.repositoryId)
  await client.query(
    `create temporary table fresh_pair on commit drop as
     select a.file_id as file_a, b.file_id as file_b, count(*)::integer as shared
     from kept a join kept b on b.commit_id = a.commit_id and a.file_id < b.file_id
     where a.commit_id in (select commit_id from counted where is_fresh)
       and a.file_id not in (select file_id from refiled) and b.file_id not in (select file_id from refiled)
     group by a.file_id, b.file_id`,
  )
  await client.query(
    `update file_pair f set shared = f.shared + n.shared from fresh_pair n
     where f.repository_id = $1 and f.file_a = n.file_a and f.file_b = n.file_b`,
    [request.repositoryId],
  )
  await addNewPairs(client, request, since)
  await client.query('drop table fresh_pair, kept')
}

/** Table `kept`: what new commits change, and all that the commits behind refiled files change. */
async function keepSome(
  client: pg.ClientBase,
  { repositoryId, branchId, commits }: RollupRequest,
  since: RollupChanges,
): Promise<void> {
  await client.query(
    `insert into kept
     select commit_id, file_id from counted join path p on p.repository_id = $1 and p.path_id = counted.file_id
     where is_fresh and ${isKept}
     union
     select ch.commit_id, coalesce(l.file_id, ch.path_id)
     from (select distinct commit_id from counted where file_id in (select file_id from refiled)) own
     join (${countedFrom}) on ch.repository_id = $1 and ch.commit_id = own.commit_id
     join path p on p.repository_id = ch.repository_id and p.path_id = coalesce(l.file_id, ch.path_id)
     where ${amongCommits('ch.commit_id', commits)} and not ${amongCommits('ch.commit_id', since.freshCommits)} and ${isKept}`,
    [repositoryId, branchId],
  )
  await client.query('create index on kept (commit_id); analyze kept')
}

async function recountRefiled(client: pg.ClientBase, repositoryId: number): Promise<void> {
  await client.query(
    `delete from file_pair where repository_id = $1
       and (file_a in (select file_id from refiled) or file_b in (select file_id from refiled))`,
    [repositoryId],
  )
  await client.query(
    `insert into file_pair (repository_id, file_a, file_b, shared)
     select $1, a.file_id, b.file_id, count(*) from kept a join kept b on b.commit_id = a.commit_id and a.file_id < b.file_id
     where a.file_id in (select file_id from refiled) or b.file_id in (select file_id from refiled)
     group by a.file_id, b.file_id having count(*) >= ${pairSharedMin}`,
    [repositoryId],
  )
}

/**
 * Pairs not stored yet were shared once before, or never: the history of the less changed of the two tells. Tables of their
 * own, whose sizes are known: a handful of pairs must not cost a look at every change.
 */
async function addNewPairs(
  client: pg.ClientBase,
  { repositoryId, branchId, commits }: RollupRequest,
  since: RollupChanges,
): Promise<void> {
  await client.query('analyze fresh_pair')
  await client.query(
    `create temporary table open_pair on commit drop as
     with revisions as materialized (
       select file_id, sum(revisions) as count from file_month where repository_id = $1
         and file_id in (select file_a from fresh_pair union select file_b from fresh_pair) group by file_id
     )
     select n.*, case when a.count <= b.count then n.file_a else n.file_b end as lesser,
       case when a.count <= b.count then n.file_b else n.file_a end as other
     from fresh_pair n join revisions a on a.file_id = n.file_a join revisions b on b.file_id = n.file_b
     where not exists (select from file_pair f where f.repository_id = $1 and f.file_a = n.file_a and f.file_b = n.file_b)`,
    [repositoryId],
  )
  await client.query(
    `create temporary table lesser_path on commit drop as
     select lesser as path_id from open_pair
     union select path_id from life where repository_id = $1 and branch_id = $2 and file_id in (select lesser from open_pair)`,
    [repositoryId, branchId],
  )
  await client.query('analyze open_pair, lesser_path')
  await client.query(
    `create temporary table lesser_change on commit drop as
     select distinct ch.commit_id, coalesce(l.file_id, ch.path_id) as file_id
     from lesser_path own join (${countedFrom}) on ch.repository_id = $1 and ch.path_id = own.path_id
     where ${amongCommits('ch.commit_id', commits)} and not ${amongCommits('ch.commit_id', since.freshCommits)}
       and c.flags & ${flag.bulk} = 0`,
    [repositoryId, branchId],
  )
  await client.query('analyze lesser_change')
  await client.query(
    `with beside as (
       select distinct open.file_a, open.file_b, before.commit_id
       from open_pair open join lesser_change before on before.file_id = open.lesser
       join (${countedFrom}) on ch.repository_id = $1 and ch.commit_id = before.commit_id
       where coalesce(l.file_id, ch.path_id) = open.other
     ),
     counted_before as (select file_a, file_b, count(*) as shared from beside group by file_a, file_b)
     insert into file_pair (repository_id, file_a, file_b, shared)
     select $1, open.file_a, open.file_b, open.shared + coalesce(b.shared, 0)
     from open_pair open left join counted_before b on b.file_a = open.file_a and b.file_b = open.file_b
     where open.shared + coalesce(b.shared, 0) >= ${pairSharedMin}`,
    [repositoryId, branchId],
  )
  await client.query('drop table open_pair, lesser_path, lesser_change')
}
