/** What is so on some code, asked by decisions: the scope of a place they name, and a failure of it in words. */
import type { CodePlace } from '#practices/decisions/code-place.ts'
import type { Scope } from '#insights/insight.ts'
import { CairnError } from '#std/errors.ts'
import { openCodeReader } from '../code-reader.ts'
import type { Evidence } from '../asked-scope.ts'
import { repositoryCalled } from '../known-repository.ts'
import { makeScope } from '../scope.ts'

interface Wish {
  window: string
  now: Date
}

/** What stands in the way is told in words: a place may have been misspelt, or its repository gone. */
export async function withScope<T>(
  { facts, dataFolder }: Evidence,
  { repository, path }: CodePlace,
  { window, now }: Wish,
  work: (scope: Scope) => Promise<T>,
): Promise<T | { why: string }> {
  try {
    const known = await repositoryCalled(facts, repository)
    if (known === undefined) return { why: `no repository called ${repository} was read` }
    const code = openCodeReader(facts, { dataFolder, repositoryId: known.id })
    try {
      const wish = { repositoryId: known.id, window, prefix: path, now, code }
      return await work(await makeScope(facts, wish))
    } finally {
      await code.close()
    }
  } catch (error) {
    if (!(error instanceof CairnError)) throw error
    return { why: error.message.replace(/\.$/, '') }
  }
}
