/**
 * The slope of a series, little moved by single outliers: the median of the slopes between any two points (Theil 1950,
 * Sen 1968), with Sen's interval from the distribution of Kendall's S.
 */
import { quantile } from '#std/statistics.ts'

export interface Point {
  x: number
  y: number
}

export interface Slope {
  slope: number
  low: number
  high: number
}

/** At 90 % unless another z is given. Null for fewer than two points with different x. */
export function theilSen(points: readonly Point[], z = 1.6449): Slope | null {
  const slopes: number[] = []
  for (const [index, one] of points.entries())
    for (const other of points.slice(index + 1))
      if (other.x !== one.x) slopes.push((other.y - one.y) / (other.x - one.x))
  if (slopes.length === 0) return null
  slopes.sort((a, b) => a - b)
  const n = points.length
  const reach = z * Math.sqrt((n * (n - 1) * (2 * n + 5)) / 18)
  const at = (index: number) =>
    slopes[Math.min(slopes.length - 1, Math.max(0, Math.round(index)))] ?? 0
  return {
    slope: quantile(slopes, 0.5) ?? 0,
    low: at((slopes.length - reach) / 2 - 1),
    high: at((slopes.length + reach) / 2),
  }
}
