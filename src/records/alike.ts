/** Whether two records may be about one thing: by the words that both have, rare ones counting more, and by what they are about. Pure. */

export interface Worded {
  /** Stems of its title, as PostgreSQL has them. */
  title: ReadonlySet<string>
  /** Of all its words. */
  all: ReadonlySet<string>
  area: string | null
}

export interface Likeness {
  /** 0 to 1, and a little more where they are about the same. */
  score: number
  /** Stems that both have. */
  shared: string[]
  isSameArea: boolean
}

/**
 * The Dice coefficient of their titles, or how much of one's title the other says anywhere, whichever is more. A stem weighs
 * ln(1 + records ÷ those that have it). Two words are needed, unless a title is one or they are about the same.
 */
export function likeness(
  asked: Worded,
  known: Worded,
  weigh: (stem: string) => number,
): Likeness | undefined {
  const sum = (stems: Iterable<string>) => [...stems].reduce((all, stem) => all + weigh(stem), 0)
  const shared = [...asked.all].filter((stem) => known.all.has(stem))
  const isSameArea = asked.area !== null && isWithin(asked.area, known.area)
  if (shared.length < Math.min(2, asked.title.size, known.title.size) && !isSameArea)
    return undefined
  if (shared.length === 0) return undefined
  const both = [...asked.title].filter((stem) => known.title.has(stem))
  const dice = ratio(2 * sum(both), sum(asked.title) + sum(known.title))
  const covered = ratio(
    sum([...asked.title].filter((stem) => known.all.has(stem))),
    sum(asked.title),
  )
  const score = Math.max(dice, 0.7 * covered) + (isSameArea ? 0.15 : 0)
  return score < scoreMin ? undefined : { score, shared, isSameArea }
}

/** Of two titles of five words, two. */
const scoreMin = 0.34

/** Those of many that may be about what is asked; `count` is how many there are in all, whether or not they say any of the words. */
export function allAlike<Known extends Worded>(
  asked: Worded,
  known: readonly Known[],
  count: number,
): { one: Known; like: Likeness }[] {
  const havingCount = (stem: string) => known.filter(({ all }) => all.has(stem)).length
  const having = new Map([...asked.all].map((stem) => [stem, havingCount(stem)]))
  const weigh = (stem: string) => weightOf(count, having.get(stem) ?? havingCount(stem))
  return known.flatMap((one) => {
    const like = likeness(asked, one, weigh)
    return like === undefined ? [] : [{ one, like }]
  })
}

export function weightOf(recordCount: number, havingCount: number): number {
  return Math.log(1 + recordCount / Math.max(1, havingCount))
}

/** One is the other, or a folder of it. */
function isWithin(one: string, other: string | null): boolean {
  if (other === null) return false
  const [a, b] = [one, other].map((area) => area.toLowerCase().replace(/\/+$/, ''))
  return a === b || `${a}/`.startsWith(`${b}/`) || `${b}/`.startsWith(`${a}/`)
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole
}
