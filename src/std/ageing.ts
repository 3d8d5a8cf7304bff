/**
 * How old is what is still open? Work that is open has taken at least its age; to leave it out would say that all work is
 * as quick as what happens to be done. Kaplan and Meier (1958) count it for as long as it was watched. The intervals are by
 * Greenwood's variance (1926) on the log-minus-log scale (Kalbfleisch and Prentice 1980), that of the median by Brookmeyer
 * and Crowley (1982). Give all work begun in a time, not all that ended in it: what began earlier and was quick is missing
 * from the latter.
 */
import { firstPlace } from './first-place.ts'
import { rounded, spreadMin } from './spread.ts'

/** How long something took, or has taken so far, in any unit. */
export interface Duration {
  value: number
  ended: boolean
}

export interface Survival {
  n: number
  endedCount: number
  /** One for each length at which something ended, rising. */
  steps: readonly SurvivalStep[]
  /** null where fewer than half have ended in what could be watched ("not reached"), and for fewer than eight. */
  median: number | null
  /** null at an end that was not reached either. */
  medianInterval: { low: number | null; high: number | null; level: number; method: string } | null
  /** The longest that anything was watched. Beyond it nothing is known. */
  watched: number
}

export interface SurvivalStep {
  value: number
  /** How many had taken at least as long. */
  atRisk: number
  ended: number
  /** The share that takes longer, from 0 to 1, and where it lies nine times in ten. */
  longer: number
  low: number
  high: number
}

const level = 0.9
const z90 = 1.6449

/** Takes n·log n. At 90 % unless another z is given; what it tells is not rounded. */
export function survivalOf(durations: readonly Duration[], z = z90): Survival {
  const sorted = durations.toSorted((a, b) => a.value - b.value)
  const steps: SurvivalStep[] = []
  let [longer, greenwood] = [1, 0]
  for (let at = 0; at < sorted.length;) {
    const value = sorted[at]?.value ?? 0
    const atRisk = sorted.length - at
    let ended = 0
    // What is open at the very length at which other work ended was still watched then.
    for (; sorted[at]?.value === value; at++) if (sorted[at]?.ended === true) ended++
    if (ended === 0) continue
    longer *= (atRisk - ended) / atRisk
    greenwood += ended / (atRisk * (atRisk - ended))
    steps.push({ value, atRisk, ended, longer, ...around(longer, greenwood, z) })
  }
  const isEnough = sorted.length >= spreadMin
  const reached = (bound: (step: SurvivalStep) => number) =>
    steps.find((step) => bound(step) <= 0.5 + hairsbreadth)?.value ?? null
  return {
    n: sorted.length,
    endedCount: steps.reduce((sum, { ended }) => sum + ended, 0),
    steps,
    median: isEnough ? reached((step) => step.longer) : null,
    medianInterval: isEnough
      ? {
          ...{ low: reached(({ low }) => low), high: reached(({ high }) => high), level },
          method: 'Kaplan–Meier, log-minus-log',
        }
      : null,
    watched: sorted.at(-1)?.value ?? 0,
  }
}

/** A share that is a product may miss a half by its last digit. */
const hairsbreadth = 1e-9

function around(longer: number, greenwood: number, z: number): { low: number; high: number } {
  if (longer === 0) return { low: 0, high: 0 }
  const reach = Math.exp((z * Math.sqrt(greenwood)) / -Math.log(longer))
  return { low: longer ** reach, high: longer ** (1 / reach) }
}

export interface Reached {
  /** The share of such work that took no longer, from 0 to 1. */
  share: number
  low: number
  high: number
  level: number
  /** Nothing was watched for as long: the share may be larger by now. */
  isAtLeast: boolean
}

/** Which percentile an age has reached; null where fewer than eight durations are known. Takes log n. */
export function reachedAt({ n, steps, watched }: Survival, age: number): Reached | null {
  if (n < spreadMin) return null
  const passed = firstPlace(steps.length, (place) => (steps[place]?.value ?? 0) <= age)
  const { longer, low, high } = steps[passed - 1] ?? { longer: 1, low: 1, high: 1 }
  return {
    share: rounded(1 - longer),
    low: rounded(1 - high),
    high: rounded(1 - low),
    level,
    isAtLeast: age > watched && longer > 0,
  }
}
