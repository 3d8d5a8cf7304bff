/** What a command works in: the data folder and its database, opened once. */
import type { Facts } from '#facts/facts.ts'
import { dataFolderFailure, isOutOfSpace, openDataFolder } from './data-folder.ts'
import { openDatabase } from './database.ts'

export interface Workspace {
  facts: Facts
  dataFolder: string
  /** What an error met while working in it means, in words; a bug of ours is left as it is. */
  inWords(error: unknown): unknown
  close(): Promise<void>
}

export interface WorkspaceWish {
  data?: string | undefined
  env: Readonly<Record<string, string | undefined>>
  note?: (text: string) => void
}

export async function openWorkspace({ data, env, note }: WorkspaceWish): Promise<Workspace> {
  const dataFolder = await openDataFolder({ data, env })
  const { facts, inWords, close } = await openDatabase({
    dataFolder,
    databaseUrl: env['DATABASE_URL'],
    ...(note ? { note } : {}),
  })
  return {
    facts,
    dataFolder,
    inWords: (error) =>
      isOutOfSpace(error) ? dataFolderFailure(dataFolder, error) : inWords(error),
    close,
  }
}

/**
 * Lets the database see what a scan has written: it plans its queries by statistics that it would otherwise take up to
 * half a minute to renew by itself, and with those of an empty table a question of 300 ms took more than ten minutes.
 *
 * What a connection has written is told by it up to ten seconds later; how long a table has become shows at once.
 */
export async function refreshStatistics({ facts }: Pick<Workspace, 'facts'>): Promise<void> {
  const { rows } = await facts.pool.query<{ name: string }>(
    `select format('%I.%I', t.schemaname, t.relname) as name from pg_stat_user_tables t join pg_class c on c.oid = t.relid
     where t.schemaname in (current_schema(), 'forge') and (t.n_mod_since_analyze > 500 + t.n_live_tup / 5
       or pg_relation_size(t.relid) / current_setting('block_size')::int > 8 + c.relpages * 1.2)
     order by 1`,
  )
  for (const { name } of rows) await facts.pool.query(`analyze ${name}`)
}
