/** The weeks of a trial as a chart draws them: how it went, what such weeks were like before, and both sides as a whole. Pure. */
import type { Compared } from './trial-words.ts'

export interface Point {
  at: Date
  value: number | null
  low?: number
  high?: number
}

export interface Drawn {
  unit: string
  /** What each week came to, or so many weeks together. */
  course: Point[]
  weeksTogether: number
  /** Where eight in ten of those before lay, all along, or all where they are fewer than ten; empty where too few tell. */
  usual: Point[]
  isUsualAll: boolean
  /** All weeks before together, and all since. */
  sides: Point[]
  begins: Date
}

type Change = NonNullable<Compared['change']>

/** Fewer have no usual; and of fewer than so many no tenth can be left away. */
const usualMin = 5
const tenthsMin = 10

export function drawn(
  { since, pin }: Pick<Compared, 'since' | 'pin'>,
  { course, before, after, from, to }: Change,
): Drawn | null {
  const all = [before.value, after.value, ...course.map(({ value }) => value)]
  const most = Math.max(0, ...all.map((value) => value ?? 0))
  const { unit, by } = scaleOf(pin.frozen.unit, most)
  const scaled = (value: number | null) => (value === null ? null : value * by)
  const points = course.map((one) => ({ at: middleOf(one), value: scaled(one.value) }))
  const earlier = course
    .filter((one) => one.from < since)
    .flatMap(({ value }) => scaled(value) ?? [])
  const usual = usualOf(earlier)
  const reach = { begin: at(from), day: at(since), end: at(to) }
  return {
    unit,
    course: points,
    weeksTogether: Math.max(1, ...course.map(({ weeks }) => weeks)),
    usual:
      usual === null
        ? []
        : [reach.begin, reach.end].map((edge) => ({ at: edge, value: null, ...usual })),
    isUsualAll: earlier.length < tenthsMin,
    sides: [
      // Of the weeks behind the last that is known nothing is drawn.
      ...level(reach.begin, since < to ? reach.day : reach.end, scaled(before.value)),
      { at: reach.day, value: null },
      ...level(reach.day, reach.end, scaled(after.value)),
    ],
    begins: reach.day,
  }
}

function at(day: string): Date {
  return new Date(`${day}T00:00:00Z`)
}

function middleOf({ from, weeks }: Change['course'][number]): Date {
  return new Date(at(from).getTime() + (weeks * 7 * 86_400_000) / 2)
}

function level(from: Date, to: Date, value: number | null): Point[] {
  return value === null || from >= to ? [] : [from, to].map((edge) => ({ at: edge, value }))
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
