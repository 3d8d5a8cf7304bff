/** Writes the files at a branch's head, the lives of renamed paths, and the classes a team's attributes give to paths. */
import type pg from 'pg'
import { CopyRows } from './copy.ts'
import { livesOf, type Life, type PathEvent } from './lives.ts'

export interface HeadFile {
  pathId: number
  /** null while its content is not measured. */
  blobId: number | null
}

/** Replaces the files at a branch's head; rows that are right already are left alone, since most are. Gives the paths that came or went. */
export async function writeHeadFiles(
  client: pg.ClientBase,
  repositoryId: number,
  branchId: number,
  files: Iterable<HeadFile>,
): Promise<number[]> {
  const { rows } = await client.query<{ path_id: number; blob_id: number | null }>(
    'select path_id, blob_id from head_file where repository_id = $1 and branch_id = $2',
    [repositoryId, branchId],
  )
  const before = new Map(rows.map((row) => [row.path_id, row.blob_id]))
  // A broken tree may list a path twice; git's first word is kept.
  const now = new Map<number, number | null>()
  for (const { pathId, blobId } of files) if (!now.has(pathId)) now.set(pathId, blobId)
  const gone = [...before.keys()].filter((pathId) => !now.has(pathId))
  const fresh = [...now].filter(([pathId, blobId]) => before.get(pathId) !== blobId)
  await client.query(
    'delete from head_file where repository_id = $1 and branch_id = $2 and path_id = any($3)',
    [repositoryId, branchId, gone],
  )
  await client.query(
    `insert into head_file (repository_id, branch_id, path_id, blob_id)
     select $1, $2, now.path_id, now.blob_id from unnest($3::integer[], $4::integer[]) as now (path_id, blob_id)
     on conflict (repository_id, branch_id, path_id) do update set blob_id = excluded.blob_id`,
    [repositoryId, branchId, fresh.map(([pathId]) => pathId), fresh.map(([, blobId]) => blobId)],
  )
  return [...gone, ...fresh.map(([pathId]) => pathId).filter((pathId) => !before.has(pathId))]
}

/** Says which contents stand at these paths, now that they are measured, and that the head's tree is read. */
export async function fillHeadFiles(
  client: pg.ClientBase,
  repositoryId: number,
  { branchId, head }: { branchId: number; head: string },
  files: readonly HeadFile[],
): Promise<void> {
  await client.query(
    `update head_file h set blob_id = f.blob_id
     from unnest($3::integer[], $4::integer[]) as f (path_id, blob_id)
     where h.repository_id = $1 and h.branch_id = $2 and h.path_id = f.path_id and h.blob_id is null`,
    [repositoryId, branchId, files.map(({ pathId }) => pathId), files.map(({ blobId }) => blobId)],
  )
  await client.query(
    `update branch set tree_read = decode($3, 'hex') where repository_id = $1 and branch_id = $2`,
    [repositoryId, branchId, head],
  )
}

/**
 * Whether nothing happened that lives follow from: no rename among the commits the branch gained, and none ever of a path
 * that was added by them, or that came into its tree or went from it.
 */
export async function areLivesSame(
  client: pg.ClientBase,
  repositoryId: number,
  { gained, moved }: { gained: string | null; moved: readonly number[] },
): Promise<boolean> {
  if (gained === null) return false
  const { rows } = await client.query<{ is_same: boolean }>(
    `with fresh as materialized (
       select ch.path_id, ch.status from unnest($2::int4multirange) r join change ch
         on ch.repository_id = $1 and ch.commit_id >= lower(r) and ch.commit_id < upper(r)
       where ch.status in ('A', 'R')),
     touched as (select array(select path_id from fresh) || $3::integer[] as paths)
     select not exists (select from fresh where status = 'R') and not exists (
       select from change ch, touched where ch.repository_id = $1 and ch.status = 'R'
         and (ch.path_id = any(touched.paths) or ch.old_path_id = any(touched.paths))) as is_same`,
    [repositoryId, gained, moved],
  )
  return rows[0]?.is_same ?? false
}

/**
 * Works out a branch's lives from its renames, stores them, and gives the ids of files that gain or lose changes by what is
 * different from before.
 */
export async function writeLives(
  client: pg.ClientBase,
  repositoryId: number,
  branch: { branchId: number; commits: string },
  isAtHead: (pathId: number) => boolean,
): Promise<number[]> {
  const fresh = livesOf(await eventsOf(client, repositoryId, branch.commits), isAtHead)
  const { rows: old } = await client.query<{
    path_id: number
    since: number
    until: number
    file_id: number
  }>(
    'select path_id, since, until, file_id from life where repository_id = $1 and branch_id = $2',
    [repositoryId, branch.branchId],
  )
  const before = new Set(
    old.map((row) =>
      keyOf({ pathId: row.path_id, since: row.since, until: row.until, fileId: row.file_id }),
    ),
  )
  const after = new Set(fresh.map(keyOf))
  const changed = [
    ...old
      .filter(
        (row) =>
          !after.has(
            keyOf({ pathId: row.path_id, since: row.since, until: row.until, fileId: row.file_id }),
          ),
      )
      .flatMap((row) => [row.path_id, row.file_id]),
    ...fresh
      .filter((life) => !before.has(keyOf(life)))
      .flatMap((life) => [life.pathId, life.fileId]),
  ]
  if (changed.length === 0) return []
  await client.query('delete from life where repository_id = $1 and branch_id = $2', [
    repositoryId,
    branch.branchId,
  ])
  const rows = new CopyRows('life', {
    repository_id: 'int4',
    branch_id: 'int4',
    path_id: 'int4',
    since: 'int8',
    until: 'int8',
    file_id: 'int4',
  })
  for (const { pathId, since, until, fileId } of fresh)
    rows.row(repositoryId, branch.branchId, pathId, since, until, fileId)
  await rows.send(client)
  return [...new Set(changed)]
}

function keyOf({ pathId, since, until, fileId }: Life): string {
  return `${pathId} ${since} ${until} ${fileId}`
}

/** Renames on the branch, and where the paths renamed away were made again. */
async function eventsOf(
  client: pg.ClientBase,
  repositoryId: number,
  commits: string,
): Promise<PathEvent[]> {
  const { rows } = await client.query<{
    path_id: number
    old_path_id: number | null
    moment: number
    oid: string
  }>(
    `with renamed as materialized (
       select ch.commit_id, ch.path_id, ch.old_path_id from change ch
       where ch.repository_id = $1 and ch.status = 'R' and ch.commit_id <@ $2::int4multirange
     )
     select r.path_id, r.old_path_id, c.moment, encode(c.oid, 'hex') as oid
     from renamed r join commit c on c.repository_id = $1 and c.commit_id = r.commit_id
     union all
     select ch.path_id, null, c.moment, encode(c.oid, 'hex')
     from change ch join commit c on c.repository_id = $1 and c.commit_id = ch.commit_id
     where ch.repository_id = $1 and ch.status = 'A' and ch.commit_id <@ $2::int4multirange
       and ch.path_id in (select old_path_id from renamed)`,
    [repositoryId, commits],
  )
  return rows.flatMap(({ path_id: pathId, old_path_id: oldPathId, moment, oid }) => [
    { pathId, moment, oid, what: 'start' as const, to: -1 },
    ...(oldPathId === null
      ? []
      : [{ pathId: oldPathId, moment, oid, what: 'depart' as const, to: pathId }]),
  ])
}

/** Marks which files are at the default branch's head. What a merge alone had brought leaves no trace when it is gone. */
export async function markAtHead(
  client: pg.ClientBase,
  repositoryId: number,
  pathIds: readonly number[],
): Promise<void> {
  await client.query(
    `insert into file (repository_id, file_id, at_head)
     select distinct $1::integer, now.file_id, true from unnest($2::integer[]) as now (file_id)
     left join file f on f.repository_id = $1 and f.file_id = now.file_id where f.at_head is not true
     on conflict (repository_id, file_id) do update set at_head = true`,
    [repositoryId, pathIds],
  )
  const isGone =
    'at_head and not exists (select from unnest($2::integer[]) as now (file_id) where now.file_id = f.file_id)'
  await client.query(
    `delete from file f where repository_id = $1 and first_moment is null and ${isGone}`,
    [repositoryId, pathIds],
  )
  await client.query(`update file f set at_head = false where repository_id = $1 and ${isGone}`, [
    repositoryId,
    pathIds,
  ])
}
