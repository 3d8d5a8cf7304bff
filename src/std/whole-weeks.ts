/** The whole weeks on either side of a day that are known: what before and after are told from. Pure. */

/** Whole weeks from the first instant of `from` on; `cut` of them lie before the day, and `compared` of those are compared. */
export interface WeekSpan {
  /** Milliseconds since 1970. */
  from: number
  weeks: number
  cut: number
  compared: number
}

const dayMs = 86_400_000
export const weekMs = 7 * dayMs
/** A week is known whole when the newest that happened lies so near to its end: nobody need work from Friday noon on. */
const weekendMs = 2.5 * dayMs
/** A year on either side is compared. */
const weeksMax = 52
/** Earlier weeks only tell what this history is like without a change. */
const earlierMax = 208

interface Known {
  /** The first and the last that is known to have happened; milliseconds since 1970. */
  first: number
  newest: number
  /** How many weeks before the day are compared at most. */
  beforeMax?: number
}

/** `since` is a day as YYYY-MM-DD, whose first instant in UTC parts the weeks. */
export function weeksAround(
  since: string,
  { first, newest, beforeMax = weeksMax }: Known,
): WeekSpan {
  const day = Date.parse(`${since}T00:00:00Z`)
  const wholeWeeks = (from: number, to: number, most: number) =>
    Math.max(0, Math.min(most, Math.floor((to - from) / weekMs)))
  // Weeks that lie behind the newest that happened are not weeks without any: nothing is known of them.
  const known = day - Math.max(0, Math.ceil((day - newest - weekendMs) / weekMs)) * weekMs
  const firstDay = Math.floor(first / dayMs) * dayMs
  const cut = wholeWeeks(firstDay, known, earlierMax)
  const after = wholeWeeks(day, newest + weekendMs, weeksMax)
  const compared = Math.min(cut, weeksMax, beforeMax)
  return { from: known - cut * weekMs, weeks: cut + after, cut, compared }
}

/** The first day that is compared, and the last. */
export function comparedDays({ from, weeks, cut, compared }: WeekSpan): {
  from: string
  to: string
} {
  const day = (week: number, ms: number) => dayOf(from + week * weekMs - ms)
  const first = cut - compared
  return { from: day(first, 0), to: first === weeks ? day(first, 0) : day(weeks, 1) }
}

/** The first day of a week. */
export function firstDayOf({ from }: Pick<WeekSpan, 'from'>, week: number): string {
  return dayOf(from + week * weekMs)
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}

/** Each to the week it happened in; what happened outside of them, and what has no time, to none. */
export function dealtToWeeks<Item>(
  items: readonly Item[],
  { from, weeks }: Pick<WeekSpan, 'from' | 'weeks'>,
  atOf: (item: Item) => number | null,
): Item[][] {
  const dealt: Item[][] = Array.from({ length: weeks }, () => [])
  for (const item of items) {
    const at = atOf(item)
    if (at !== null && at >= from) dealt[Math.floor((at - from) / weekMs)]?.push(item)
  }
  return dealt
}
