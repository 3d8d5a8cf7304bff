/** What no suggestion rests on, and why. */
import { unrequested } from '#facts/reading/census.ts'
import { bulkPathsMax } from '#facts/words/flags.ts'
import type { LeftOut } from '../insight.ts'
import type { Gathered } from './gather.ts'

export function bulkLeftOut({
  bulkCommits,
  noneCount,
}: Pick<Gathered, 'bulkCommits' | 'noneCount'>): LeftOut[] {
  const what = `changes of more than ${bulkPathsMax} paths`
  const why = 'what they touch together need not belong together'
  return [{ what, count: bulkCommits.length, why }, ...unrequested(noneCount)].filter(
    ({ count }) => count > 0,
  )
}
