/** Which commit took back which, as far as the messages name it by hash: `This reverts commit 1a2b3c….` */
import { sql, type Kysely } from 'kysely'
import type { FactTables } from '#facts/tables.ts'

export interface RevertByHash {
  revertId: number
  targetId: number
}

/** A shortened hash counts when it names one commit alone. A commit that takes back several has several rows. */
export async function revertsByHash(
  db: Kysely<FactTables>,
  repositoryId: number,
): Promise<RevertByHash[]> {
  const { rows } = await sql<RevertByHash>`
    select r.commit_id as "revertId", min(t.commit_id) as "targetId"
    from reference r
    join commit c on c.repository_id = r.repository_id and c.commit_id = r.commit_id
    join commit t on t.repository_id = r.repository_id and t.commit_id <> r.commit_id
      and t.oid >= decode(rpad(r.key, 2 * length(c.oid), '0'), 'hex')
      and t.oid <= decode(rpad(r.key, 2 * length(c.oid), 'f'), 'hex')
    where r.repository_id = ${repositoryId} and r.kind = 'reverts' and length(r.key) <= 2 * length(c.oid)
    group by r.commit_id, r.key having count(*) = 1
    order by r.commit_id, "targetId"`.execute(db)
  return rows
}
