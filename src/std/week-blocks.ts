/**
 * Neighbouring weeks are alike: what chance alone would make of a series is seen by dealing or drawing its weeks in whole
 * blocks, inside of which they stay together. A week is told by its place.
 */

/**
 * How many weeks share a fate: Carlstein's length (1986) for a series whose neighbours are alike as much as these are, never
 * less than the cube root of their number, and never so long that too few blocks are left to deal. `rest` are the weeks
 * without what is looked for in them.
 */
export function blockLength(rest: readonly number[]): number {
  const n = rest.length
  let [products, squares] = [0, 0]
  for (const [week, one] of rest.entries()) {
    products += one * (rest[week + 1] ?? 0)
    squares += one * one
  }
  const seen = squares === 0 ? 0 : products / squares
  // So few weeks show less of it than there is (Kendall 1954).
  const alike = Math.min(0.9, Math.max(0, seen + (1 + 3 * seen) / n))
  const long = ((Math.sqrt(6) * alike) / (1 - alike * alike)) ** (2 / 3) * Math.cbrt(n)
  return Math.max(1, Math.min(Math.round(Math.max(long, Math.cbrt(n))), Math.floor(n / blocksMin)))
}

const blocksMin = 6

/** All weeks in a ring, cut into blocks anywhere, in any order. */
export function blocksDealt(count: number, block: number, random: () => number): number[] {
  const start = Math.floor(random() * count)
  const blocks = Array.from({ length: Math.ceil(count / block) }, (_, index) => index * block)
  for (let last = blocks.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    const swapped = blocks[last] ?? 0
    blocks[last] = blocks[other] ?? 0
    blocks[other] = swapped
  }
  const dealt: number[] = []
  for (const from of blocks)
    for (let week = from; week < Math.min(count, from + block); week++)
      dealt.push((start + week) % count)
  return dealt
}

/** As many weeks as lie from `from` up to `to`, in blocks drawn from them with replacement (Politis and Romano 1992). */
export function blocksDrawn(
  from: number,
  to: number,
  block: number,
  random: () => number,
): number[] {
  const count = to - from
  const drawn: number[] = []
  while (drawn.length < count) {
    const start = Math.floor(random() * count)
    for (let week = start; week < start + block && drawn.length < count; week++)
      drawn.push(from + (week % count))
  }
  return drawn
}
