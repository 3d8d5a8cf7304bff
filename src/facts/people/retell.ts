/**
 * Makes one repository's people those that the words said by hand make of them, without reading the repository again, and
 * with them all that was counted by people. Answers kept before are kept no longer.
 */
import type pg from 'pg'
import { writeCrossTouches } from '#facts/rollups/cross.ts'
import { retellPeople } from './people.ts'
import { recountBots } from '#facts/rollups/recount-bots.ts'

/** In the caller's transaction, who holds `wordsLock` and the repositories. */
export async function retell(
  client: pg.ClientBase,
  repositoryIds: readonly number[],
): Promise<void> {
  const { rows: branches } = await client.query<DefaultBranch>(
    `select repository_id as "repositoryId", branch_id as "branchId", commits from branch
     where is_default and repository_id = any($1) order by repository_id`,
    [repositoryIds],
  )
  for (const branch of branches) {
    const { isChanged, isBotsNew } = await retellPeople(client, branch.repositoryId)
    if (isBotsNew) await recountBots(client, branch)
    if (isChanged) await writeCrossTouches(client, { ...branch, since: null })
  }
}

interface DefaultBranch {
  repositoryId: number
  branchId: number
  commits: string
}
