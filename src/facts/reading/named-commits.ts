/** What git counts when it is given names: the commits that touch one of them, whichever file bore it at the time. */
import { sql } from 'kysely'
import type { CountedWish } from './counted.ts'
import type { Facts } from '#facts/facts.ts'
import { bulkPathsMax } from '#facts/words/flags.ts'
import { onBranch } from './on-branch.ts'

/** By which names these commits touch these files. */
export async function namesIn(
  { db }: Facts,
  { repositoryId, branchId }: { repositoryId: number; branchId: number },
  { files, commits }: { files: readonly number[]; commits: readonly number[] },
): Promise<string[]> {
  const { rows } = await sql<{ path: string }>`
    select distinct p.path collate "C" as path from change ch
    join path p on p.repository_id = ${repositoryId} and p.path_id = ch.path_id
    where ch.repository_id = ${repositoryId} and ch.commit_id = any(${[...commits]}::integer[]) and ch.path_id in (
      select unnest(${[...files]}::integer[]) union
      select path_id from life where repository_id = ${repositoryId} and branch_id = ${branchId} and file_id = any(${[...files]}::integer[]))
    order by 1`.execute(db)
  return rows.map(({ path }) => path)
}

/**
 * The ids of the commits that `git log --no-merges --full-history -- NAMES` lists: with names git looks for no renames, so a
 * file that moves away is a change of its old name, and a name stands for a folder of that name, too. Without `bulk`, those
 * of more than 50 paths are left out.
 */
export async function commitsNaming(
  { db }: Facts,
  { repositoryId, commits, from, to }: Omit<CountedWish, 'prefix' | 'branchId'>,
  names: readonly string[],
  { bulk }: { bulk: boolean },
): Promise<Set<number>> {
  const { rows } = await sql<{ id: number }>`
    with named as materialized (select path_id from path where repository_id = ${repositoryId}
      and exists (select from unnest(${names}::text[]) name where path = name or starts_with(path, name || '/')))
    select c.commit_id as id from commit c
    where c.repository_id = ${repositoryId} and ${onBranch('c.commit_id', commits)} and c.parents < 2
      ${from === null ? sql`` : sql`and c.committed_at >= ${from}`} ${to === null ? sql`` : sql`and c.committed_at <= ${to}`}
      ${bulk ? sql`` : sql`and c.files <= ${sql.lit(bulkPathsMax)}`}
      and c.commit_id in (
        select commit_id from change where repository_id = ${repositoryId} and path_id in (select path_id from named) union all
        select commit_id from change where repository_id = ${repositoryId} and status = 'R' and old_path_id in (select path_id from named))`.execute(
    db,
  )
  return new Set(rows.map(({ id }) => id))
}
