/**
 * What comes to how much a week, and how surely. Weeks are drawn again in runs of four (a circular block bootstrap: Politis and Romano
 * 1992), because neighbouring weeks are alike, and drawn one by one they would look surer than they are. Deterministic: chance comes
 * from a seed.
 */
import { rounded } from './spread.ts'
import { quantile, seeded } from './statistics.ts'

export interface WeeklySum {
  /** The mean of the weeks. */
  value: number
  low: number
  high: number
  /** How often such an interval holds it. */
  level: number
  method: string
}

/** Fewer weeks hold no two runs of four that do not overlap. */
export const weeksMin = 8
const run = 4
const draws = 999

/** `weeks` are the sums of each, oldest first, empty ones among them. Null for fewer than eight. */
export function weeklySum(weeks: readonly number[]): WeeklySum | null {
  const count = weeks.length
  if (count < weeksMin) return null
  const random = seeded(count)
  const means = new Float64Array(draws)
  for (let draw = 0; draw < draws; draw++) {
    let sum = 0
    for (let taken = 0; taken < count;) {
      const from = Math.floor(random() * count)
      for (let step = 0; step < run && taken < count; step++, taken++)
        sum += weeks[(from + step) % count] ?? 0
    }
    means[draw] = sum / count
  }
  means.sort()
  return {
    value: rounded(weeks.reduce((sum, week) => sum + week, 0) / count),
    low: rounded(quantile(means, 0.05) ?? 0),
    high: rounded(quantile(means, 0.95) ?? 0),
    level: 0.9,
    method: 'bootstrap over runs of four weeks',
  }
}
