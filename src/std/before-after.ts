/**
 * Did something change on a certain day, or is the difference within what such weeks differ by anyway? Compares the whole weeks
 * before a day with those behind it. A week is the unit of chance: what lies in one (the same work, the same people, the same
 * five days and two) shares a fate, and weeks hold the same weekdays on both sides.
 *
 * A verdict needs three things to agree. The interval of the difference (weeks drawn with replacement on each side, Efron 1979)
 * excludes nought. Weeks dealt to the two sides at random differ as much in fewer than one of ten deals (permutation test, Fisher
 * 1935, counted as Phipson and Smyth 2010 do). And it is this day and not any other: around fewer than one in ten of the earlier
 * days of the same history the weeks differ as much (placebos in time, as Abadie, Diamond and Hainmueller 2015 use them), because
 * neighbouring weeks are alike, which the first two know nothing of. Deterministic: chance comes from a seed.
 */
import { drawnQuantiles, inOrder } from './drawn-values.ts'
import { rounded } from './spread.ts'
import { quantile, seeded } from './statistics.ts'

/** What was counted or measured in each week, oldest first. */
export type Weeks =
  /** Values, of which the median is told: lines of each change. */
  | { of: 'median'; weeks: readonly (readonly number[])[] }
  /** How often something happened, told per week. */
  | { of: 'rate'; weeks: readonly number[] }
  /** How many of how many: fixes of all changes. */
  | { of: 'share'; weeks: readonly { yes: number; all: number }[] }
  /**
   * Among how many something is shared within a week, as if in equal parts: one in how many pairs of a week is held by one (Simpson
   * 1949). A pair does not become rarer by how much was counted, as a largest part does; so few weeks can be held against many.
   */
  | { of: 'effective'; weeks: readonly { same: number; pairs: number }[] }

type Verdict = 'better' | 'worse' | 'cannot tell'
export type Better = 'lower' | 'higher'

export interface Side {
  weeks: number
  /** Values, events, or what a share is of. */
  n: number
  value: number | null
}

export interface Told {
  verdict: Verdict
  /** A sentence without its full stop. */
  because: string
}

export interface BeforeAfter extends Told {
  before: Side
  after: Side
  /** After less before. */
  difference: { value: number; low: number; high: number; level: number; method: string } | null
}

/** Fewer weeks on one side are not compared. */
const weeksMin = 4
/** Fewer values than this have no median to speak of; see spread.ts. */
const valuesMin = 8
const draws = 999
const level = 0.9
const method = 'bootstrap over whole weeks'

interface Asked {
  /** How many weeks lie before the day. */
  cut: number
  /** How many of them are compared; the others tell what earlier days are like. All when absent. */
  compared?: number
  /** The direction hoped for; null where nobody said. */
  better: Better | null
}

export function beforeAfter(series: Weeks, { cut, compared = cut, better }: Asked): BeforeAfter {
  const statistic = statisticOf(series)
  const around: Around = { from: cut - compared, cut, to: series.weeks.length }
  const before = sideOf(statistic, around.from, cut)
  const after = sideOf(statistic, cut, around.to)
  const told = (because: string): BeforeAfter => ({
    ...{ verdict: 'cannot tell', because, before, after, difference: null },
  })
  if (before.weeks < weeksMin || after.weeks < weeksMin) return told(tooShort(before, after))
  const few = tooFew(series, before, after)
  if (few !== undefined) return told(few)
  const move = moveOf(statistic, around)
  if (move === null) return told('too many weeks are empty to tell')
  const { value, low, high } = move
  const difference = {
    ...{ value: rounded(value), low: rounded(low), high: rounded(high), level, method },
  }
  const doubt =
    (isClear(move) ? undefined : 'such weeks differ as much without any change') ??
    notThisDay(statistic, around, move)
  if (doubt !== undefined) return { ...told(doubt), difference }
  const because = 'weeks differ by this much hardly ever by chance'
  return { ...inDirection(value, better, because), before, after, difference }
}

export interface Stretch {
  /** Its first week, and how many it has. */
  week: number
  weeks: number
  /** Null where it holds too little to say. */
  value: number | null
  n: number
}

/** As many weeks as are told together where each holds little; then as many more. */
const stretches = [1, 2, 4]

/**
 * How it went, to be looked at: week by week, or where most weeks hold too little to say, two or four weeks together, none of them across
 * the day. Only the weeks that are compared. How reviews were shared in so few weeks is as good as a name: nothing of that.
 */
export function courseOf(
  series: Weeks,
  { cut, compared }: { cut: number; compared: number },
): Stretch[] {
  if (series.of === 'effective') return []
  const told = stretches.map((length) =>
    inStretches(series.weeks.length, { cut, from: cut - compared, length }).map(
      ({ week, weeks }): Stretch => ({ week, weeks, ...valueIn(series, week, week + weeks) }),
    ),
  )
  const isFull = (all: readonly Stretch[]) =>
    all.filter(({ value }) => value !== null).length * 3 >= all.length * 2
  return told.find(isFull) ?? told.at(-1) ?? []
}

/** From the day backwards and forwards, so that what is left over is the oldest and the newest. */
function inStretches(
  to: number,
  { cut, from, length }: { cut: number; from: number; length: number },
): { week: number; weeks: number }[] {
  const before: { week: number; weeks: number }[] = []
  for (let end = cut; end > from; end -= length) {
    const week = Math.max(from, end - length)
    before.unshift({ week, weeks: end - week })
  }
  const after: { week: number; weeks: number }[] = []
  for (let week = cut; week < to; week += length)
    after.push({ week, weeks: Math.min(length, to - week) })
  return [...before, ...after]
}

function valueIn(
  series: Exclude<Weeks, { of: 'effective' }>,
  from: number,
  to: number,
): { value: number | null; n: number } {
  switch (series.of) {
    case 'median': {
      const values = series.weeks.slice(from, to).flat()
      const isFew = values.length < valuesMin
      const value = isFew ? null : quantile(new Float64Array(values).sort(), 0.5)
      return { value: rounded(value), n: values.length }
    }
    case 'rate': {
      const n = series.weeks.slice(from, to).reduce((sum, one) => sum + one, 0)
      return { value: rounded(n / (to - from)), n }
    }
    case 'share': {
      const weeks = series.weeks.slice(from, to)
      const all = weeks.reduce((sum, one) => sum + one.all, 0)
      const yes = weeks.reduce((sum, one) => sum + one.yes, 0)
      return { value: all < valuesMin ? null : rounded(yes / all), n: all }
    }
  }
}

/** What a difference that is one means: `because` says why it is one. */
export function inDirection(difference: number, better: Better | null, because: string): Told {
  if (better === null)
    return {
      verdict: 'cannot tell',
      because: `it went ${direction(difference)}, and nobody said which way is better`,
    }
  return { verdict: difference < 0 === (better === 'lower') ? 'better' : 'worse', because }
}

/** The weeks from `from` up to `cut`, and from there up to `to`. */
interface Around {
  from: number
  cut: number
  to: number
}

function sideOf({ sizes, valueOf }: Statistic, from: number, to: number): Side {
  return {
    weeks: to - from,
    n: sizes.slice(from, to).reduce((sum, size) => sum + size, 0),
    value: rounded(valueOf(maskOf(sizes.length, from, to))),
  }
}

function direction(value: number): 'down' | 'up' {
  return value < 0 ? 'down' : 'up'
}

function tooShort(before: Side, after: Side): string {
  const [side, weeks] =
    after.weeks < weeksMin ? ['since that day', after.weeks] : ['before that day', before.weeks]
  const so =
    weeks === 0 ? 'no whole week lies' : weeks === 1 ? 'only one week lies' : `${weeks} weeks lie`
  return `${so} ${side}; ${weeksMin} are needed to compare`
}

/** Of events there may be none behind the day, which says a lot; but a handful in all says nothing. */
function tooFew({ of }: Weeks, before: Side, after: Side): string | undefined {
  const n = of === 'rate' ? before.n + after.n : Math.min(before.n, after.n)
  if (n >= valuesMin) return undefined
  if (of === 'rate') return `it happened ${n} times in all, too seldom to compare`
  const side = after.n < valuesMin ? 'since that day' : 'before that day'
  return `${n} ${n === 1 ? 'change lies' : 'changes lie'} ${side}; ${valuesMin} are needed to compare`
}

interface Statistic {
  of: Weeks['of']
  /** How much each week holds. */
  sizes: number[]
  /** Of the weeks, each as often as it was drawn; null where they hold nothing. */
  valueOf: (drawn: Int32Array) => number | null
}

function statisticOf(series: Weeks): Statistic {
  switch (series.of) {
    case 'median':
      return medianOf(series.weeks)
    case 'rate':
      return {
        of: 'rate',
        sizes: [...series.weeks],
        valueOf: (drawn) =>
          quotient(
            drawn,
            (week) => series.weeks[week] ?? 0,
            () => 1,
          ),
      }
    case 'share':
      return {
        of: 'share',
        sizes: series.weeks.map(({ all }) => all),
        valueOf: (drawn) =>
          quotient(
            drawn,
            (week) => series.weeks[week]?.yes ?? 0,
            (week) => series.weeks[week]?.all ?? 0,
          ),
      }
    case 'effective':
      return {
        of: 'effective',
        sizes: series.weeks.map(({ pairs }) => pairs),
        valueOf: (drawn) =>
          quotient(
            drawn,
            (week) => series.weeks[week]?.pairs ?? 0,
            (week) => series.weeks[week]?.same ?? 0,
          ),
      }
  }
}

function quotient(
  drawn: Int32Array,
  above: (week: number) => number,
  below: (week: number) => number,
): number | null {
  let [sum, of] = [0, 0]
  for (const [week, times] of drawn.entries()) {
    sum += times * above(week)
    of += times * below(week)
  }
  return of === 0 ? null : sum / of
}

/** Draws walk along all values a thousand times over: of more than these, every so many-th of each week's in order stands for them. */
const weighedMax = 20_000

function medianOf(weeks: readonly (readonly number[])[]): Statistic {
  const ordered = inOrder(weighed(weeks))
  return {
    of: 'median',
    sizes: weeks.map(({ length }) => length),
    valueOf: (drawn) => drawnQuantiles(ordered, drawn, [0.5])?.[0] ?? null,
  }
}

/** Counted on from week to week, so that small ones keep their weight among large ones. */
function weighed(weeks: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const all = weeks.reduce((sum, { length }) => sum + length, 0)
  const every = Math.ceil(all / weighedMax)
  if (every <= 1) return weeks
  let passed = Math.floor(every / 2)
  return weeks.map((values) =>
    [...new Float64Array(values).sort()].filter(() => passed++ % every === 0),
  )
}

interface Move {
  value: number
  low: number
  high: number
  /** How many deals of the weeks, of all, differ as much. */
  chance: number
}

function isClear({ low, high, chance }: Move): boolean {
  return (low > 0 || high < 0) && chance <= 1 - level
}

/** As many earlier days as it takes to find that fewer than one in ten are like this one. */
const daysMin = 20

/** Why it may be no matter of this day: undefined where nothing says so. */
function notThisDay(statistic: Statistic, around: Around, move: Move): string | undefined {
  const earlier = earlierDays(statistic, around)
  if (earlier.length < daysMin)
    return wasOnItsWay(statistic, around, move)
      ? `it went ${direction(move.value)} before that day already`
      : undefined
  const own = contrastOf(statistic, around) ?? 0
  const alike = earlier.filter((one) => Math.abs(one) >= Math.abs(own) - hairsbreadth).length
  return (alike + 1) / (earlier.length + 1) <= 1 - level
    ? undefined
    : `the weeks around ${alike} of ${earlier.length} earlier days differ as much`
}

/** Of each earlier day behind which as many weeks lie as behind this one, none of them behind this one. */
function earlierDays(statistic: Statistic, { from, cut, to }: Around): number[] {
  const [before, after] = [cut - from, to - cut]
  return Array.from({ length: Math.max(0, cut - after - before + 1) }, (_, at) =>
    contrastOf(statistic, { from: at, cut: at + before, to: at + before + after }),
  ).filter((contrast) => contrast !== null)
}

/** What was twice as much of little is as much as what is twice as much of a lot; of shares the plain difference. */
function contrastOf({ of, sizes, valueOf }: Statistic, { from, cut, to }: Around): number | null {
  const was = valueOf(maskOf(sizes.length, from, cut))
  const is = valueOf(maskOf(sizes.length, cut, to))
  if (was === null || is === null) return null
  if (of === 'share') return is - was
  return was + is === 0 ? 0 : (is - was) / (was + is)
}

/**
 * Of a short history: whether the weeks before the day, parted at their own middle, moved the same way by so much that going on
 * like that makes half of the difference. Half as many weeks show less, so that less is asked of them: two in ten by chance. What
 * drifts steadily is taken for a change once in five times so, and what halves on that day is still seen nine times in ten.
 */
function wasOnItsWay(statistic: Statistic, { from, cut, to }: Around, { value }: Move): boolean {
  const half = from + Math.floor((cut - from) / 2)
  if (half - from < weeksMin) return false
  const earlier = moveOf(statistic, { from, cut: half, to: cut })
  if (earlier === null || Math.sign(earlier.value) !== Math.sign(value)) return false
  // From the middle of one side to the middle of the other: half of the weeks compared.
  const goneOn = (earlier.value * (to - from)) / (cut - from)
  return earlier.chance <= 0.2 && Math.abs(goneOn) >= Math.abs(value) / 2
}

function moveOf({ sizes, valueOf }: Statistic, { from, cut, to }: Around): Move | null {
  const all = sizes.length
  const observed = between(valueOf, maskOf(all, from, cut), maskOf(all, cut, to))
  if (observed === null) return null
  const random = seeded((to - from) * 1000 + cut - from)
  const drawn: number[] = []
  let asFar = 0
  for (let draw = 0; draw < draws; draw++) {
    const sides = [redrawn(all, from, cut, random), redrawn(all, cut, to, random)] as const
    const again = between(valueOf, ...sides)
    if (again !== null) drawn.push(again)
    const dealt = between(valueOf, ...deal(all, { from, cut, to }, random))
    // A deal that leaves a side empty is no evidence against chance.
    if (dealt === null || Math.abs(dealt) >= Math.abs(observed) - hairsbreadth) asFar++
  }
  drawn.sort((a, b) => a - b)
  const tail = (1 - level) / 2
  return {
    value: observed,
    low: quantile(drawn, tail) ?? observed,
    high: quantile(drawn, 1 - tail) ?? observed,
    chance: (asFar + 1) / (draws + 1),
  }
}

/** The same sum in another order may differ in its last digit. */
const hairsbreadth = 1e-9

function between(
  valueOf: Statistic['valueOf'],
  before: Int32Array,
  after: Int32Array,
): number | null {
  const [was, is] = [valueOf(before), valueOf(after)]
  return was === null || is === null ? null : is - was
}

function maskOf(length: number, from: number, to: number): Int32Array {
  return new Int32Array(length).fill(1, from, to)
}

function redrawn(length: number, from: number, to: number, random: () => number): Int32Array {
  const times = new Int32Array(length)
  for (let draw = from; draw < to; draw++) {
    const week = from + Math.floor(random() * (to - from))
    times[week] = (times[week] ?? 0) + 1
  }
  return times
}

/** The same weeks, as many of them on each side, but any. */
function deal(
  all: number,
  { from, cut, to }: Around,
  random: () => number,
): [Int32Array, Int32Array] {
  const order = Int32Array.from({ length: to - from }, (_, place) => from + place)
  const [before, after] = [new Int32Array(all), maskOf(all, from, to)]
  for (let place = 0; place < cut - from; place++) {
    const other = place + Math.floor(random() * (order.length - place))
    const week = order[other] ?? 0
    order[other] = order[place] ?? 0
    before[week] = 1
    after[week] = 0
  }
  return [before, after]
}
