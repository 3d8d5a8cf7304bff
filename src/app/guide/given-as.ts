/** What somebody gave in one word, or in one line: a trace, a repository, or a name in it. Pure. */
import { readTrace } from '#sources/traces/read-trace.ts'
import { CairnError } from '#std/errors.ts'

/** A line alone is one, too, where a runtime or a test runner writes so: no file and no function reads like that. */
export function isTrace(text: string): boolean {
  if (text.includes('\n')) return true
  if (!/\s/.test(text)) return false
  const { frames, tests, errors } = readTrace(text)
  return frames.length + tests.length + errors.length > 0
}

/**
 * Of what is no repository, as the error says: `Cart::add` and `a.ts:3` look like addresses, and are none. A path from the top of the
 * disk leads into no other folder.
 */
export function mayBeName(given: string, error: unknown): boolean {
  if (!(error instanceof CairnError) || given.startsWith('/')) return false
  return nothingThere.has(error.code) || (noAddress.has(error.code) && !given.includes('://'))
}

const nothingThere = new Set(['repository.none', 'git.repo.none'])
const noAddress = new Set(['git.url.protocol', 'git.url.invalid'])
