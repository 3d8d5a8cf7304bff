/** What no suggestion rests on, and why. */
import { bulkPathsMax } from '#facts/flags.ts'
import type { LeftOut } from '../insight.ts'
import type { Gathered } from './gather.ts'

export function bulkLeftOut({ bulkCommits }: Pick<Gathered, 'bulkCommits'>): LeftOut[] {
  const what = `changes of more than ${bulkPathsMax} paths`
  const why = 'what they touch together need not belong together'
  return bulkCommits.length === 0 ? [] : [{ what, count: bulkCommits.length, why }]
}
