/** Files by rank, as pages show them: code without its tests, unless they are asked for. Pure. */
import { counted } from '#std/words.ts'

interface Rankable {
  path: string
  class: string | null
}

interface Ranks<File> {
  ranked: (File & { rank: number })[]
  /** What they are ranked among: `195 files of code`. */
  among: string
  /** How many tests were left out. */
  testsOut: number
}

/** `items` come in the order of their rank. */
export function ranksOf<File extends Rankable>(
  items: readonly File[],
  { hasTests }: { hasTests: boolean },
): Ranks<File> {
  const code = items.filter((item) => item.class !== 'test')
  // A repository of tests alone is looked at as what it is.
  const isAll = hasTests || code.length === 0
  const ranked = (isAll ? items : code).map((item, index) => ({ ...item, rank: index + 1 }))
  const files = counted(ranked.length, 'file of code', 'files of code')
  return {
    ranked,
    among: isAll && code.length < items.length ? `${files} and tests` : files,
    testsOut: isAll ? 0 : items.length - code.length,
  }
}
