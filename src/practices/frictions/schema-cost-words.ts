/** One part of what a friction costs, in words: the same on a page and on a command line. Pure. */
import { hoursOf } from '#std/duration.ts'
import { counted } from '#std/words.ts'
import type { FrictionCosts } from './measured.ts'

type Part = NonNullable<FrictionCosts['measured']>['parts'][number]

/** `waiting for a runner: 12 h a week (9 in 10 times 8 h to 17 h); 340 h in all, 1,204 jobs` */
export function partInWords(part: Part): string {
  const { what, says, n, hours, of, perWeek, weeks, because } = part
  const whose = what === 'ran' || what.startsWith('ci_') ? 'job' : 'change'
  const all = `${hoursOf(hours * 60)} in all${of === 'working time' ? ' of working time' : ''}, ${counted(n, whose)}`
  if (perWeek === null)
    return `${says}: ${all}; per week it cannot be told (${because ?? 'too few'})`
  const { value, low, high } = perWeek
  return `${says}: ${hoursOf(value * 60)} a week (${hoursOf(low * 60)} to ${hoursOf(high * 60)}, nine times in ten, of ${counted(weeks, 'week')}); ${all}`
}
