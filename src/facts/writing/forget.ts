/** Forgets what was read of one repository, so that it can be read anew. */
import type pg from 'pg'

/**
 * In the caller's transaction. Whatever the catalogue says is kept of a repository goes; the repository itself stays, and
 * with it what was asked for.
 */
export async function forgetFacts(client: pg.ClientBase, repositoryId: number): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
       and a.attname = 'repository_id' and not a.attisdropped and c.relname <> 'repository' order by 1`,
  )
  for (const { name } of rows)
    await client.query(`delete from "${name}" where repository_id = $1`, [repositoryId])
  await client.query(
    `update repository set commit_count = 0, attributed_count = 0, path_count = 0, classed_count = 0, blob_count = 0,
       people_digest = null, class_digest = null, kind_digest = null, is_rolled = false, telling = telling + 1
     where repository_id = $1`,
    [repositoryId],
  )
}
