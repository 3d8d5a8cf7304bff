/** A trend in words. Speaks of the file alone. */
import type { TrendAnswer } from './shape.ts'

export interface TrendReading {
  level: 'act' | 'watch' | 'calm'
  says: string
}

export function readTrend({
  path,
  verdict,
  notCode,
  whyNot,
  items,
  n,
  complexity,
  lines,
}: TrendAnswer): TrendReading {
  if (notCode !== null)
    return {
      level: 'calm',
      says: `${path} is ${notCode}, which has no complexity to follow; its lines are below.`,
    }
  const measured = items.filter((item) => item.complexity !== null)
  const [first, last] = [measured[0], measured.at(-1)]
  if (verdict === 'cannot tell' || complexity === null || !first || !last)
    return {
      level: 'calm',
      says: `Whether ${path} gets more complicated cannot be told: ${whyNot ?? 'nothing says why'}.`,
    }
  const span = `from ${count(first.complexity)} to ${count(last.complexity)} over ${count(n)} changes`
  const perYear = `${count(Math.abs(complexity.perYear))} a year`
  if (verdict === 'steady') {
    const { low, high } = complexity.interval
    const isMoving = (low > 0 || high < 0) && Math.abs(complexity.perYear) >= 0.5
    return {
      level: 'calm',
      says: isMoving
        ? `${path} changes little, by about ${perYear}: ${span}.`
        : `${path} is about as complicated as it was: ${span}.`,
    }
  }
  if (verdict === 'shrinking')
    return { level: 'calm', says: `${path} gets simpler: ${span}, ${perYear} less.` }
  const denser =
    grewBy(first.complexity, last.complexity) > grewBy(first.lines, last.lines) &&
    (lines?.perYear ?? 0) >= 0
  return {
    level: denser ? 'act' : 'watch',
    says: `${path} gets more complicated: ${span}, ${perYear} more, and ${denser ? 'faster than it grows in lines' : 'in step with its lines'}.`,
  }
}

function grewBy(from: number | null | undefined, to: number | null | undefined): number {
  return from ? (to ?? 0) / from : 0
}

function count(value: number | null): string {
  return Math.round(value ?? 0).toLocaleString('en')
}
