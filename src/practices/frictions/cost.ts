/** What a friction costs in a month, from what was said about it. Pure. */
import { peopleStep } from '#std/people-told.ts'
import { count } from '#std/words.ts'
import type { Cost, Hits } from './schema.ts'

/** How often it hits in a month: days of work from a February to a long month, and whole weeks. */
const timesIn = {
  daily: { low: 20, high: 23, says: '20 to 23 working days' },
  weekly: { low: 4, high: 5, says: '4 to 5 weeks' },
  monthly: { low: 1, high: 1, says: 'once' },
} as const

/**
 * Minutes each time × times in a month × people, in hours. People are told in steps: of five at least there may be nine. Below five
 * nobody is told how many there are, so it is reckoned for one.
 */
export function costOf(hits: Hits | null, peopleMin: number | null): Cost | null {
  if (hits === null) return null
  const times = timesIn[hits.often]
  const low = peopleMin ?? 1
  const high = peopleMin === null ? 1 : peopleMin + peopleStep - 1
  const people =
    peopleMin === null ? 'at least one person' : `${count(low)} to ${count(high)} people`
  return {
    hoursPerMonth: {
      low: inHours(hits.minutes * times.low * low),
      high: inHours(hits.minutes * times.high * high),
    },
    people: { low, high },
    formula: `${count(hits.minutes)} min × ${times.says} × ${people} ÷ 60`,
  }
}

/** To a tenth: what was guessed is no more exact. */
function inHours(minutes: number): number {
  return Math.round(minutes / 6) / 10
}
