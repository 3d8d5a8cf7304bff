/** Batch sizes in words: what a usual change is, and whether it is growing. Speaks of changes alone. */
import type { BatchesAnswer } from './shape.ts'

export interface BatchesReading {
  level: 'watch' | 'calm'
  says: string
  ask: string | null
}

export function readBatches({ n, paths, lines, bulk, items }: BatchesAnswer): BatchesReading[] {
  if (paths.p50 === null)
    return n === 0
      ? []
      : [
          {
            level: 'calm',
            says: `${n === 1 ? 'There is only 1 change' : `There are only ${n} changes`} here, too few to speak of a usual size.`,
            ask: null,
          },
        ]
  const inLines =
    lines.p50 === null
      ? ''
      : ` and ${whole(lines.p50)} lines, one in ten more than ${whole(lines.p90 ?? 0)} lines`
  const bulky =
    bulk.n === 0
      ? ''
      : ` ${whole(bulk.n)} ${bulk.n === 1 ? 'touches' : 'touch'} more than 50 paths.`
  const usual = {
    level: 'calm' as const,
    says: `Half of ${whole(n)} changes touch at most ${whole(paths.p50)} ${Math.round(paths.p50) === 1 ? 'path' : 'paths'}${inLines}.${bulky}`,
    ask: null,
  }
  return [usual, ...growth(items)]
}

/** As small as the report praises: what grows and stays below it calls for no smaller steps. */
const smallLines = 60

/** The last twelve months against the twelve before, when their median months do not overlap. */
function growth(items: BatchesAnswer['items']): BatchesReading[] {
  const told = items.filter((item) => item.lines.p50 !== null)
  if (told.length < 24) return []
  const recent = told
    .slice(-12)
    .map((item) => item.lines.p50 ?? 0)
    .sort((a, b) => a - b)
  const before = told
    .slice(-24, -12)
    .map((item) => item.lines.p50 ?? 0)
    .sort((a, b) => a - b)
  const isGrowing = (recent[3] ?? 0) > (before[8] ?? 0)
  const isShrinking = (recent[8] ?? 0) < (before[3] ?? 0)
  if (!isGrowing && !isShrinking) return []
  const isSmall = (recent[8] ?? 0) <= smallLines
  const says = `In most of the last twelve months the usual change was ${isGrowing ? 'larger' : 'smaller'} than in most of the twelve before (${range(before)} lines, now ${range(recent)}).${isGrowing && isSmall ? ' It is small all the same.' : ''}`
  return [
    {
      level: isGrowing && !isSmall ? 'watch' : 'calm',
      says,
      ask: isGrowing && !isSmall ? 'What would let this work land in smaller steps?' : null,
    },
  ]
}

function range(sorted: readonly number[]): string {
  return `${whole(sorted[3] ?? 0)} to ${whole(sorted[8] ?? 0)}`
}

/** A percentile may lie between two sizes; nobody writes a part of a line. */
function whole(value: number): string {
  return Math.round(value).toLocaleString('en')
}
