/**
 * How many lines merged requests changed whose forge does not say, by their number: as the history counts what they brought in. Told
 * only where that is what a forge would tell, and else nothing: of a request that was squashed the one commit that it became, else its
 * own commits, if all are in the history, none is a merge, and no file is in two of them (what one adds, the next may take back).
 */
import { sql } from 'kysely'
import type { Facts } from '#facts/facts.ts'

export async function readSizes(
  { db }: Facts,
  repositoryId: number,
): Promise<ReadonlyMap<number, number>> {
  const { rows } = await sql<{ number: number; lines: number }>`
    with bare as (
      select r.number, r.merge_oid, p.forge from forge.request r
      join forge.project p on p.repository_id = r.repository_id
      left join forge.request_size s on s.repository_id = r.repository_id and s.number = r.number
      where r.repository_id = ${repositoryId} and r.state = 'merged' and s.added is null and exists (
        select from forge.coverage c where c.repository_id = r.repository_id and c.kind = 'commits' and c.number in (0, r.number))
    ), made as (
      select b.number, rc.oid, c.commit_id, c.parents from bare b
      join forge.request_commit rc on rc.repository_id = ${repositoryId} and rc.number = b.number
      left join commit c on c.repository_id = ${repositoryId} and c.oid = rc.oid
    ), own as (
      select number, count(*) as commits, bool_and(commit_id is not null and parents <= 1) as is_known, array_agg(oid) as oids
      from made group by number
    ), landed as (
      -- GitLab may merge what it squashed: then that is the second parent.
      select b.number, b.forge, coalesce(second.commit_id, m.commit_id) as commit_id, coalesce(second.oid, m.oid) as oid,
        coalesce(second.parents, m.parents) as parents
      from bare b join commit m on m.repository_id = ${repositoryId} and m.oid = b.merge_oid
      left join parent p on b.forge = 'gitlab' and m.parents = 2 and p.repository_id = ${repositoryId}
        and p.commit_id = m.commit_id and p.position = 1
      left join commit second on second.repository_id = ${repositoryId} and second.commit_id = p.parent_id
    ), squashed as (
      -- Elsewhere what is none of its commits may be the last of several that were made anew.
      select l.number, l.commit_id from landed l join own o on o.number = l.number
      where l.parents <= 1 and not l.oid = any (o.oids) and (l.forge = 'gitlab' or o.commits = 1)
    ), brought as (
      select number, commit_id from squashed
      union all
      select m.number, m.commit_id from made m join own o on o.number = m.number and o.is_known
      where not exists (select from squashed s where s.number = m.number)
    )
    select b.number, sum(coalesce(cl.added, 0) + coalesce(cl.deleted, 0))::int as lines
    from brought b
    join change ch on ch.repository_id = ${repositoryId} and ch.commit_id = b.commit_id
    left join change_lines cl on cl.repository_id = ${repositoryId} and cl.commit_id = ch.commit_id and cl.path_id = ch.path_id
    group by b.number
    -- Lines are counted after all else was read: until then there is no size.
    having bool_and(cl.commit_id is not null) and count(*) = count(distinct ch.path_id)`.execute(db)
  return new Map(rows.map(({ number, lines }) => [number, lines]))
}
