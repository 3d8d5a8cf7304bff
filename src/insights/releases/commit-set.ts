/** Sets of commits as PostgreSQL writes them: `{[0,12),[15,16)}`. */
import { firstPlace } from '#std/first-place.ts'

export type Range = readonly [from: number, before: number]

export function rangesOf(multirange: string): Range[] {
  return Array.from(multirange.matchAll(/\[(\d+),(\d+)\)/g), ([, from, before]): Range => [
    Number(from),
    Number(before),
  ])
}

export function multirangeOf(ranges: readonly Range[]): string {
  return `{${ranges.map(([from, before]) => `[${from},${before})`).join(',')}}`
}

/** For each set, whom a commit belongs to; sets do not overlap. */
export function finderOf<T>(
  sets: readonly { owner: T; ranges: readonly Range[] }[],
): (commitId: number) => T | undefined {
  const all = sets.flatMap(({ owner, ranges }) =>
    ranges.map(([from, before]) => ({ from, before, owner })),
  )
  all.sort((a, b) => a.from - b.from)
  return (commitId) => {
    const after = firstPlace(all.length, (place) => (all[place]?.from ?? 0) <= commitId)
    const range = all[after - 1]
    return range !== undefined && commitId < range.before ? range.owner : undefined
  }
}
