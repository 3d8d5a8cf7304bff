/** A share as it is told: what it is a share of, and how sure it is; or why there is none. Pure. */
import { rounded } from '#std/spread.ts'
import { wilson } from '#std/statistics.ts'
import type { Share } from './shape.ts'

/** Of none at all there is no share: `otherwise` says why. */
export function shareOf(count: number, n: number, otherwise: string): Share {
  if (n === 0) return noShare(n, otherwise)
  const { low, high } = wilson(count, n)
  return {
    ...{ value: rounded(count / n), count, n },
    interval: { low: rounded(low), high: rounded(high), level: 0.9, method: 'Wilson score' },
    because: null,
  }
}

export function noShare(n: number, because: string): Share {
  return { value: null, count: null, n, interval: null, because }
}
