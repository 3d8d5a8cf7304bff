/** F1, and how many hostile comments are found when hardly any harmless one may be. */

export interface Scored {
  score: number
  isHostile: boolean
}

/** The threshold with the best F1. */
export function bestThreshold(scored: readonly Scored[]): number {
  const hostileCount = scored.filter(({ isHostile }) => isHostile).length
  let found = 0
  let best = { f1: 0, threshold: 0 }
  const falling = scored.toSorted((a, b) => b.score - a.score)
  for (const [index, { score, isHostile }] of falling.entries()) {
    if (isHostile) found += 1
    const f1 = (2 * found) / (index + 1 + hostileCount)
    if (f1 > best.f1) best = { f1, threshold: score }
  }
  return best.threshold
}

/** The lowest threshold that at most this share of the harmless comments pass. */
export function thresholdAt(scored: readonly Scored[], falsePositiveRate: number): number {
  const harmless = scored
    .filter(({ isHostile }) => !isHostile)
    .map(({ score }) => score)
    .toSorted((a, b) => b - a)
  return (harmless[Math.floor(falsePositiveRate * harmless.length)] ?? 0) + 1e-9
}

export interface Counts {
  found: number
  missed: number
  false: number
  harmless: number
}

export const none: Counts = { found: 0, missed: 0, false: 0, harmless: 0 }

export function countsAt(scored: readonly Scored[], threshold: number): Counts {
  const counts = { ...none }
  for (const { score, isHostile } of scored) {
    if (isHostile) counts[score >= threshold ? 'found' : 'missed'] += 1
    else {
      counts.harmless += 1
      if (score >= threshold) counts.false += 1
    }
  }
  return counts
}

export function sum(a: Counts, b: Counts): Counts {
  return {
    found: a.found + b.found,
    missed: a.missed + b.missed,
    false: a.false + b.false,
    harmless: a.harmless + b.harmless,
  }
}

export function inWords({ found, missed, false: wrong, harmless }: Counts): string {
  const recall = found / (found + missed)
  const precision = found / (found + wrong)
  const f1 = (2 * found) / (2 * found + missed + wrong)
  return `F1 ${f1.toFixed(3)}, precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}, false-positive rate ${((100 * wrong) / harmless).toFixed(2)} %`
}
