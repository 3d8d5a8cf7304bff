/** Of one cause of waiting: since when it is so long, and which part explains it. Pure. */
import { changePointOf } from '#std/change-point.ts'
import { levelEffects } from '#std/level-effects.ts'
import { rounded } from '#std/spread.ts'
import { weekOf } from '#std/week-hours.ts'
import type { WorkCalendar } from '#std/working-time.ts'
import { factors, type Wait } from './causes.ts'
import { readBottleneck } from './reading.ts'
import type { Bottleneck, LedgerLine } from './shape.ts'

const hourMs = 3_600_000
/** Of each factor so many levels are told. */
const levelsMax = 6
/** Weeks further back tell nothing of today. */
const weeksMax = 104

export function bottleneckOf(
  line: LedgerLine,
  waits: readonly Wait[],
  calendar: WorkCalendar,
): Bottleneck {
  const since = sinceOf(waits, calendar)
  const explains = explainedBy(waits, calendar)
  const told = { ...line, since, explains }
  return { ...told, reading: readBottleneck(told) }
}

function hoursOf({ elapsedMs, workingMs }: Wait): number {
  return (workingMs ?? elapsedMs) / hourMs
}

function sinceOf(waits: readonly Wait[], calendar: WorkCalendar): Bottleneck['since'] {
  const byWeek = Map.groupBy(waits, ({ at }) => weekOf(calendar, at))
  const weeks = weeksBetween([...byWeek.keys()].sort()).slice(-weeksMax)
  const found = changePointOf(weeks.map((week) => (byWeek.get(week) ?? []).map(hoursOf)))
  if (found === null)
    return { shape: 'none', week: null, between: null, before: null, after: null, difference: null }
  const told = {
    ...{ before: found.before.median, after: found.after.median, difference: found.effect },
  }
  if (found.shape === 'drift') return { shape: 'drift', week: null, between: null, ...told }
  const { week, weeks: between } = found
  const day = (place: number) => weeks[Math.min(place, weeks.length - 1)] ?? ''
  return {
    ...{
      shape: 'step',
      week: day(week),
      between: { from: day(between.low), to: day(between.high) },
    },
    ...told,
  }
}

/** Every Monday from the first to the last: weeks in which nothing waited are weeks as well. */
function weeksBetween(known: readonly string[]): string[] {
  const [first, last] = [known[0], known.at(-1)]
  if (first === undefined || last === undefined) return []
  const weeks: string[] = []
  for (let at = Date.parse(first); at <= Date.parse(last); at += 7 * 24 * hourMs)
    weeks.push(new Date(at).toISOString().slice(0, 10))
  return weeks
}

/** All factors at once, for they are looked at together. One level alone explains nothing. */
function explainedBy(waits: readonly Wait[], calendar: WorkCalendar): Bottleneck['explains'] {
  const weeks = new Map(waits.map((wait) => [wait, weekOf(calendar, wait.at)]))
  const items = factors.flatMap((factor) => {
    const its = waits.flatMap((wait) =>
      (wait.factors[factor] ?? []).map((level) => ({
        ...{ factor, level, value: hoursOf(wait), group: weeks.get(wait) ?? '' },
      })),
    )
    return new Set(its.map(({ level }) => level)).size < 2 ? [] : its
  })
  const effects = levelEffects(items)
  return factors.flatMap((factor) =>
    effects
      .filter((effect) => effect.factor === factor)
      .slice(0, levelsMax)
      .map(
        ({ level, n, median, others, difference, delta, size, isClear, because, ...shares }) => ({
          ...{ factor, level, n, difference, delta, size, isClear, because },
          ...{ medianHours: rounded(median), othersHours: rounded(others) },
          ...{ shareOfHours: shares.shareOfSum, shareOfWaits: shares.shareOfCount },
        }),
      ),
  )
}
