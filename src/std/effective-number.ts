/**
 * Among how many is something shared, counted as if in equal parts? The effective number is 1/Σp² (Simpson 1949; Hill 1973,
 * order 2): ten who each hold a tenth are ten, ten of whom one holds nearly all are little more than one. Tells the shape of
 * a load without telling whose it is.
 */
import { rounded, spreadMin } from './spread.ts'

export interface Sharing {
  /** What is shared, in all. */
  n: number
  /** How many hold any of it. */
  holders: number
  /** From 1 to the number of holders; null for fewer than eight of what is shared, which any few would hold. */
  effective: number | null
  /** What the one that holds most holds of all, from 0 to 1. */
  topShare: number | null
}

/** `counts` are how many each holds: reviews, minutes of a queue. Takes one walk along them. */
export function sharingOf(counts: readonly number[]): Sharing {
  const n = counts.reduce((sum, count) => sum + count, 0)
  const holders = counts.filter((count) => count > 0).length
  if (n < spreadMin) return { n, holders, effective: null, topShare: null }
  const squares = counts.reduce((sum, count) => sum + (count / n) ** 2, 0)
  const top = counts.reduce((most, count) => Math.max(most, count), 0)
  return { n, holders, effective: rounded(1 / squares), topShare: rounded(top / n) }
}
