/** What became of a file: the name that the file of some name at some commit bears now, through all its renames. */
import { sql } from 'kysely'
import type { Facts } from '#facts/facts.ts'

export interface FileNow {
  /** Its last name. */
  path: string
  isAtHead: boolean
}

interface Place {
  repositoryId: number
  branchId: number
}

/** `moment` is that of a commit that has the path; undefined where no change ever named it. */
export async function fileNow(
  { db }: Facts,
  { repositoryId, branchId }: Place,
  { path, moment }: { path: string; moment: number },
): Promise<FileNow | undefined> {
  const { rows } = await sql<FileNow>`
    select now.path, h.path_id is not null as "isAtHead" from path p
    left join life l on l.repository_id = p.repository_id and l.branch_id = ${branchId} and l.path_id = p.path_id
      and l.since <= ${moment} and ${moment} < l.until
    join path now on now.repository_id = p.repository_id and now.path_id = coalesce(l.file_id, p.path_id)
    left join head_file h on h.repository_id = p.repository_id and h.branch_id = ${branchId} and h.path_id = now.path_id
    where p.repository_id = ${repositoryId} and p.path = ${path} order by p.raw nulls first limit 1`.execute(
    db,
  )
  return rows[0]
}

/** Files at the head that hold exactly this content, or bear this name in another folder: where a file may have gone unseen. */
export async function filesLike(
  { db }: Facts,
  { repositoryId, branchId }: Place,
  { path, oid }: { path: string; oid: string },
): Promise<string[]> {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const { rows } = await sql<{ path: string }>`
    select p.path from head_file h
    join path p on p.repository_id = h.repository_id and p.path_id = h.path_id
    left join blob b on b.repository_id = h.repository_id and b.blob_id = h.blob_id
    where h.repository_id = ${repositoryId} and h.branch_id = ${branchId}
      and (b.oid = decode(${oid}, 'hex') or p.path = ${name} or right(p.path, length(${name}) + 1) = '/' || ${name})
    order by b.oid = decode(${oid}, 'hex') desc nulls last, p.path collate "C" limit 20`.execute(db)
  return rows.map((row) => row.path)
}
/** All names that the file which bears this one now ever had, this one among them. */
export async function namesOf(
  { db }: Facts,
  { repositoryId, branchId }: Place,
  path: string,
): Promise<string[]> {
  const { rows } = await sql<{ path: string }>`
    select distinct before.path collate "C" as path from path p
    join life l on l.repository_id = p.repository_id and l.branch_id = ${branchId} and l.file_id = p.path_id
    join path before on before.repository_id = p.repository_id and before.path_id = l.path_id
    where p.repository_id = ${repositoryId} and p.path = ${path} order by 1`.execute(db)
  return [...new Set([path, ...rows.map((row) => row.path)])]
}
