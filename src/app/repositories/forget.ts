/** Takes a repository out of the workspace: all that was read of it, and nothing of its own. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { makeFacts, type Facts } from '#facts/facts.ts'
import { holdRepository, leaveRepository } from '#facts/writing/repositories.ts'
import { folderNameOf } from '#sources/git/locate.ts'
import type { Evidence } from '../asked-scope.ts'
import { withOwnConnections } from '../postgres/pool.ts'

export async function forgetRepository(
  { facts: { pool }, dataFolder }: Evidence,
  { id, source }: { id: number; source: string },
): Promise<void> {
  await withOwnConnections(pool, async (own) => forgetFacts(makeFacts(own), id))
  for (const kind of ['git', 'clones'])
    await rm(join(dataFolder, kind, folderNameOf(source)), { recursive: true, force: true })
}

async function forgetFacts(facts: Facts, id: number): Promise<void> {
  const client = await facts.pool.connect()
  let failure: unknown
  try {
    // A scan of it would write what is being taken away.
    await holdRepository(client, id)
    await facts.db.transaction().execute(async (db) => {
      const { rows } = await sql<{ schema: string; name: string }>`
        select c.table_schema as schema, c.table_name as name from information_schema.columns c
        join information_schema.tables t using (table_schema, table_name)
        where c.table_schema in (current_schema(), 'forge') and c.column_name = 'repository_id' and t.table_type = 'BASE TABLE'
        order by c.table_name = 'repository', c.table_name`.execute(db)
      for (const { schema, name } of rows)
        await sql`delete from ${sql.id(schema, name)} where repository_id = ${id}`.execute(db)
    })
    await leaveRepository(client, id)
  } catch (error) {
    failure = error
    throw error
  } finally {
    client.release(failure !== undefined)
  }
}
