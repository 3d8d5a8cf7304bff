/** A repository scanned into the test's database, and the scope in which an insight is asked about it. */
import { openCodeReader } from '#app/code-reader.ts'
import { scan } from '#app/scan/scan.ts'
import { makeScope, type ScopeWish } from '#app/scope.ts'
import type { Facts } from '#facts/facts.ts'
import type { Scope } from '#insights/insight.ts'
import { silent } from '#std/progress.ts'

export async function scanned(
  facts: Facts,
  dataFolder: string,
  path: string,
  wish: Partial<ScopeWish> & { branches?: readonly string[] } = {},
): Promise<Scope> {
  const { branches, ...asked } = wish
  await scan(facts, dataFolder, path, { progress: silent, ...(branches && { branches }) })
  const { repository_id: repositoryId } = await facts.db
    .selectFrom('repository')
    .select('repository_id')
    .where('source', 'like', `%${path}%`)
    .executeTakeFirstOrThrow()
  const code = openCodeReader(facts, { dataFolder, repositoryId })
  return makeScope(facts, { repositoryId, now: new Date(0), code, ...asked })
}
