/**
 * How far the numbers would move had the same work gone slightly differently: every change is drawn anew (a Poisson
 * bootstrap: each of n changes counts 0, 1, 2… times, once on average), a hundred times from a fixed seed. Who was first
 * stays: that is no matter of chance. Drawing moves files across the threshold of authorship more often in than out, so the
 * spread is told around the number itself, not around the middle of the draws.
 */
import { poisson, quantile, seeded } from '#std/statistics.ts'
import type { Interval } from '../insight.ts'
import { authorsIn, standardRule } from './authorship.ts'
import type { Ledger } from './ledger.ts'
import { truckFactor } from './truck-factor.ts'

export interface Drawn {
  /** Null where there are no files. */
  truckFactor: Interval | null
  /** Per area: how many people author its files. */
  people: Interval[]
}

const draws = 100
const level = 0.9
const method = `bootstrap over changes, ${draws} draws, around the number`

/** `area` gives each file's area as a number below `areaCount`. */
export function drawAgain(ledger: Ledger, area: Int32Array, areaCount: number): Drawn {
  const { person, people, changes } = ledger
  const random = seeded(person.length)
  const drawn = new Int32Array(changes.length)
  const place = areaOfRow(ledger, area)
  const seenIn = new Int32Array(areaCount * people.length)
  const values: number[] = []
  const counts = Array.from({ length: areaCount }, () => Array.from({ length: draws + 1 }, () => 0))
  // The first round is the history as it was; the others are drawn.
  for (let round = 0; round <= draws; round++) {
    for (let row = 0; row < drawn.length; row++)
      drawn[row] = round === 0 ? (changes[row] ?? 0) : drawOne(changes[row] ?? 0, random)
    const isAuthor = authorsIn(ledger, standardRule, drawn)
    const { value } = truckFactor(ledger, isAuthor, drawn)
    if (value !== null) values.push(value)
    for (let row = 0; row < drawn.length; row++) {
      if (isAuthor[row] !== 1) continue
      const where = place[row] ?? 0
      const mark = where * people.length + (person[row] ?? 0)
      if (seenIn[mark] === round + 1) continue
      seenIn[mark] = round + 1
      const own = counts[where]
      if (own !== undefined) own[round] = (own[round] ?? 0) + 1
    }
  }
  return {
    truckFactor: values.length === 0 ? null : intervalAround(values),
    people: counts.map(intervalAround),
  }
}

function areaOfRow({ files, start, person }: Ledger, area: Int32Array): Int32Array {
  const place = new Int32Array(person.length)
  for (let file = 0; file < files.length; file++)
    place.fill(area[file] ?? 0, start[file], start[file + 1])
  return place
}

function intervalAround([value = 0, ...drawn]: readonly number[]): Interval {
  const sorted = drawn.toSorted((a, b) => a - b)
  const tail = (1 - level) / 2
  const shift = value - (quantile(sorted, 0.5) ?? value)
  const at = (share: number): number => (quantile(sorted, share) ?? value) + shift
  return { low: Math.max(0, Math.floor(at(tail))), high: Math.ceil(at(1 - tail)), level, method }
}

const chances = 4096

/** For the small means that nearly all rows have, a draw is one look-up: the count for each of 4096 equal chances. */
const drawnCounts = Array.from({ length: 33 }, (_, mean) => {
  let term = Math.exp(-mean)
  let sum = term
  let count = 0
  return Uint8Array.from({ length: chances }, (__, chance) => {
    while (sum < (chance + 0.5) / chances) sum += term *= mean / ++count
    return count
  })
})

function drawOne(mean: number, random: () => number): number {
  return drawnCounts[mean]?.[Math.floor(random() * chances)] ?? poisson(mean, random)
}
