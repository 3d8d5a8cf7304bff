/** Tells the kinds of all stored commits anew, when the team or we ourselves say it in other words. */
import type pg from 'pg'
import { kindNumber } from './kinds.ts'
import { tellKind, toldFlags, type TeamSays, type Written } from './tell-kind.ts'

const commitsAtOnce = 20_000

/** True when a commit is told otherwise now. */
export async function retellKinds(
  client: pg.ClientBase,
  repositoryId: number,
  commitCount: number,
  team: TeamSays,
): Promise<boolean> {
  let isChanged = false
  for (let from = 0; from < commitCount; from += commitsAtOnce) {
    const rows = await readWritten(client, repositoryId, from)
    const changed = rows.flatMap((row) => {
      const told = tellKind(row, team)
      const kind = kindNumber(told.kind)
      const flags = (row.flags & ~toldFlags) | told.flags
      return kind === row.kind && flags === row.flags ? [] : [{ id: row.commit_id, kind, flags }]
    })
    if (changed.length === 0) continue
    isChanged = true
    await client.query(
      `update commit c set kind = told.kind, flags = told.flags
       from json_to_recordset($2) as told (id integer, kind smallint, flags integer)
       where c.repository_id = $1 and c.commit_id = told.id`,
      [repositoryId, JSON.stringify(changed)],
    )
  }
  if (isChanged)
    await client.query('update repository set telling = telling + 1 where repository_id = $1', [
      repositoryId,
    ])
  return isChanged
}

interface StoredCommit extends Written {
  commit_id: number
  kind: number
  flags: number
}

async function readWritten(
  client: pg.ClientBase,
  repositoryId: number,
  from: number,
): Promise<StoredCommit[]> {
  const among = 'repository_id = $1 and commit_id >= $2 and commit_id < $3'
  const { rows } = await client.query<StoredCommit>(
    `select c.commit_id, encode(c.oid, 'hex') as oid, c.parents, c.kind, c.flags, coalesce(m.subject, '') as subject,
       coalesce(r.reverts, false) as reverts, coalesce(r.fixes, false) or t.commit_id is not null as fixes
     from (select * from commit where ${among}) c
     left join (select * from message where ${among}) m using (commit_id)
     left join (
       select commit_id, bool_or(kind = 'fixes') as fixes, bool_or(kind = 'reverts') as reverts
       from reference where ${among} group by commit_id
     ) r using (commit_id)
     left join (
       select distinct commit_id from trailer join token using (token_id) where ${among} and token = 'fixes'
     ) t using (commit_id)`,
    [repositoryId, from, from + commitsAtOnce],
  )
  return rows
}
