/** The weeks of a trial as a chart draws them: each week, what such weeks were like before, and both sides as a whole. Pure. */
import type { Compared } from './trial-words.ts'

export interface Point {
  at: Date
  value: number | null
  low?: number
  high?: number
}

export interface Drawn {
  unit: string
  /** What each week came to. */
  weeks: Point[]
  /** Where eight in ten weeks before lay, all along; empty where too few weeks tell. */
  usual: Point[]
  /** All weeks before together, and all since. */
  sides: Point[]
  begins: Date
}

type Change = NonNullable<Compared['change']>

/** Fewer weeks have no usual. */
const usualMin = 5

export function drawn(
  { since, pin }: Pick<Compared, 'since' | 'pin'>,
  { weeks, before, after }: Change,
): Drawn | null {
  const all = [before.value, after.value, ...weeks.map(({ value }) => value)]
  const most = Math.max(0, ...all.map((value) => value ?? 0))
  const { unit, by } = scaleOf(pin.frozen.unit, most)
  const scaled = (value: number | null) => (value === null ? null : value * by)
  const at = (week: string) => new Date(`${week}T00:00:00Z`)
  const points = weeks.map(({ from, value }) => ({ at: at(from), value: scaled(value) }))
  const earlier = weeks.filter(({ from }) => from < since)
  const later = weeks.filter(({ from }) => from >= since)
  const usual = usualOf(earlier.flatMap(({ value }) => scaled(value) ?? []))
  return {
    unit,
    weeks: points,
    usual: usual === null ? [] : points.map((point) => ({ ...point, value: null, ...usual })),
    sides: [
      ...ends(earlier, at, scaled(before.value)),
      ...(earlier.length > 0 && later.length > 0 ? [{ at: at(since), value: null }] : []),
      ...ends(later, at, scaled(after.value)),
    ],
    begins: at(since),
  }
}

function ends(weeks: Change['weeks'], at: (week: string) => Date, value: number | null): Point[] {
  const [first, last] = [weeks[0], weeks.at(-1)]
  if (first === undefined || last === undefined || value === null) return []
  return [...new Set([first.from, last.from])].map((week) => ({ at: at(week), value }))
}

/** From the tenth to the ninetieth of a hundred, as weeks fall. */
function usualOf(values: readonly number[]): { low: number; high: number } | null {
  if (values.length < usualMin) return null
  const sorted = values.toSorted((a, b) => a - b)
  const reach = Math.floor(sorted.length / 10)
  const [low, high] = [sorted[reach], sorted[sorted.length - 1 - reach]]
  return low === undefined || high === undefined ? null : { low, high }
}

const hours: Readonly<Record<string, string | undefined>> = {
  minutes: 'hours',
  'working minutes': 'hours of working time',
  'minutes per week': 'hours per week',
}

/** In which unit a chart is drawn whose largest value is this one. */
function scaleOf(unit: string, most: number): { unit: string; by: number } {
  if (unit === 'share') return { unit: '%', by: 100 }
  const inHours = hours[unit]
  if (inHours !== undefined && most >= 180) return { unit: inHours, by: 1 / 60 }
  if (unit === 'working minutes') return { unit: 'minutes of working time', by: 1 }
  return { unit: unit === '' ? 'per week' : unit, by: 1 }
}
