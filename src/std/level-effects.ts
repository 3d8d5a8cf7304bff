/**
 * Which part explains it? Of values that each belong to a level of some factor (a component, a size, a weekday), tells of each level
 * how its values differ from all the others of the factor.
 *
 * How large the difference is: the share of pairs in which the level's value is the greater, less that in which it is the smaller
 * (Cliff 1993), with the words of Romano et al. (2006): negligible below 0.147, small below 0.33, medium below 0.474, large above.
 * Whether it is one: weeks share a fate, so that a week counts as one and not as its values (Obuchowski 1997, superiority.ts); and
 * because many levels of several factors are looked at, with Holm's correction over all of them (1979). By how much: the difference
 * of the medians with its bootstrap interval. Deterministic.
 *
 * Of simulated histories without any effect, in which components followed each other in time and weeks had moods, a rank-sum test
 * that knows of no weeks called a level clear in 43 %, and this one in 0.7 %; what took three times as long it found in 95 %.
 */
import { inOrder, drawnQuantiles } from './drawn-values.ts'
import { rounded, spreadMin } from './spread.ts'
import { poisson, quantile, seeded } from './statistics.ts'
import { superiorityOf } from './superiority.ts'

export interface LevelValue {
  factor: string
  level: string
  value: number
  /** What shares a fate: a week. */
  group: string
}

export interface LevelEffect {
  factor: string
  level: string
  n: number
  /** Of the values of the level, and of all others; null below eight. */
  median: number | null
  others: number | null
  /** Of the medians: the level's less the others'. */
  difference: { value: number; low: number; high: number; level: number; method: string } | null
  /** -1 to 1; null where there is nothing to compare. */
  delta: number | null
  size: 'negligible' | 'small' | 'medium' | 'large' | null
  isClear: boolean
  /** Why it is not; null where it is. A sentence without its full stop. */
  because: string | null
  /** Of the sum of all values, and of their number: 0 to 1. */
  shareOfSum: number
  shareOfCount: number
}

const chanceMax = 0.05
const sureness = 0.9
const draws = 200
const method = 'bootstrap'

/** On either side, groups that hold a value. */
const groupsMin = 4

/** Those that differ most upwards first. Of n values and k levels it takes n·log n, n for each level, and n for each of 200 draws of a clear one. */
export function levelEffects(items: readonly LevelValue[]): LevelEffect[] {
  const compared = [...Map.groupBy(items, ({ factor }) => factor)].flatMap(([, its]) =>
    levelsOf(its),
  )
  const bounds = holmBounds(compared.flatMap(({ test }) => (test === null ? [] : [test.chance])))
  return compared
    .map(({ test, values, rest, ...told }): LevelEffect => {
      if (test === null)
        return {
          ...told,
          ...{
            median: null,
            others: null,
            difference: null,
            delta: null,
            size: null,
            isClear: false,
          },
        }
      const size = sizeOf(test.delta)
      const isClear = size !== 'negligible' && test.chance <= (bounds.get(test.chance) ?? 0)
      return {
        ...{ ...told, median: medianOf(values), others: medianOf(rest) },
        difference: isClear ? differenceOf(values, rest) : null,
        ...{ delta: rounded(test.delta), size, isClear },
        because: isClear
          ? null
          : size === 'negligible'
            ? 'the difference is negligible'
            : 'weeks differ as much by chance',
      }
    })
    .sort(
      (a, b) =>
        (b.delta ?? -2) - (a.delta ?? -2) ||
        compare(a.factor, b.factor) ||
        compare(a.level, b.level),
    )
}

interface Compared extends Pick<
  LevelEffect,
  'factor' | 'level' | 'n' | 'because' | 'shareOfSum' | 'shareOfCount'
> {
  test: { delta: number; chance: number } | null
  values: readonly number[]
  rest: readonly number[]
}

/** All of one factor; sorted once. */
function levelsOf(items: readonly LevelValue[]): Compared[] {
  const ordered = items.toSorted((a, b) => a.value - b.value || compare(a.group, b.group))
  const groups = new Map(
    [...new Set(items.map(({ group }) => group))].sort().map((group, place) => [group, place]),
  )
  const values = Float64Array.from(ordered, ({ value }) => value)
  const groupOf = Int32Array.from(ordered, ({ group }) => groups.get(group) ?? 0)
  const total = items.reduce((sum, { value }) => sum + value, 0)
  return [...new Set(items.map(({ level }) => level))].map((level) => {
    const [own, rest]: [number[], number[]] = [[], []]
    for (const item of ordered) (item.level === level ? own : rest).push(item.value)
    const isOwn = Uint8Array.from(ordered, (item) => (item.level === level ? 1 : 0))
    const isEnough = own.length >= spreadMin && rest.length >= spreadMin
    const test = isEnough
      ? superiorityOf({ values, isOwn, groupOf, groupCount: groups.size })
      : null
    const fewest = test === null ? 0 : Math.min(test.groups.own, test.groups.rest)
    return {
      ...{ factor: items[0]?.factor ?? '', level, n: own.length, values: own, rest },
      test: fewest < groupsMin ? null : test,
      because: isEnough
        ? `it lies in ${fewest} weeks; ${groupsMin} are needed on either side`
        : `n is ${Math.min(own.length, rest.length)}; ${spreadMin} are needed on either side`,
      shareOfSum: total === 0 ? 0 : rounded(own.reduce((sum, value) => sum + value, 0) / total),
      shareOfCount: rounded(own.length / items.length),
    }
  })
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Of each chance, how small it must be: the smallest of k a k-th of what one would have to be, and none behind the first that is not. */
function holmBounds(chances: readonly number[]): Map<number, number> {
  const bounds = new Map<number, number>()
  let isOver = false
  for (const [place, chance] of chances.toSorted((a, b) => a - b).entries()) {
    const bound = chanceMax / (chances.length - place)
    isOver ||= chance > bound
    bounds.set(chance, isOver ? 0 : bound)
  }
  return bounds
}

function medianOf(values: readonly number[]): number | null {
  return rounded(quantile(new Float64Array(values).sort(), 0.5))
}

function sizeOf(delta: number): LevelEffect['size'] {
  const size = Math.abs(delta)
  return size < 0.147 ? 'negligible' : size < 0.33 ? 'small' : size < 0.474 ? 'medium' : 'large'
}

function differenceOf(
  values: readonly number[],
  rest: readonly number[],
): LevelEffect['difference'] {
  const random = seeded(values.length * 1000 + rest.length)
  const [mine, others] = [each(values), each(rest)]
  const drawn: number[] = []
  for (let draw = 0; draw < draws; draw++) {
    const [one, other] = [drawnMedian(mine, random), drawnMedian(others, random)]
    if (one !== undefined && other !== undefined) drawn.push(one - other)
  }
  drawn.sort((a, b) => a - b)
  const value = (medianOf(values) ?? 0) - (medianOf(rest) ?? 0)
  return {
    value: rounded(value),
    low: rounded(quantile(drawn, (1 - sureness) / 2) ?? value),
    high: rounded(quantile(drawn, (1 + sureness) / 2) ?? value),
    ...{ level: sureness, method },
  }
}

/** Each value is a group of its own; in order, so that the draws hang on the values alone. */
function each(values: readonly number[]): ReturnType<typeof inOrder> {
  return inOrder(values.toSorted((a, b) => a - b).map((value) => [value]))
}

function drawnMedian(
  ordered: ReturnType<typeof inOrder>,
  random: () => number,
): number | undefined {
  const times = Int32Array.from(ordered.sizes, () => poisson(1, random))
  return drawnQuantiles(ordered, times, [0.5])?.[0]
}
