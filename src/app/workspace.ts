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
 */
export async function refreshStatistics({ facts }: Pick<Workspace, 'facts'>): Promise<void> {
  const { rows } = await facts.pool.query<{ name: string }>(
    `select format('%I.%I', schemaname, relname) as name from pg_stat_user_tables
     where schemaname in (current_schema(), 'forge') and n_mod_since_analyze > 500 + n_live_tup / 5 order by 1`,
  )
  for (const { name } of rows) await facts.pool.query(`analyze ${name}`)
}
