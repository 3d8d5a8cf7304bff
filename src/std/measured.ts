/** Numbers of evidence in words, each in its unit, beside what they were, and differences of two of them. */
import { duration, hoursOf } from './duration.ts'
import { count, counted, days, percent } from './words.ts'

interface Measured {
  /** null where it could not be told. */
  value: number | null
  /** `share` is 0 to 1; '' of what is merely counted. */
  unit: string
}

export function shownValue({ value, unit }: Measured): string {
  if (value === null) return 'not known'
  if (unit === 'share') return value > 0 && value < 0.1 ? `${short(value * 100)} %` : percent(value)
  if (unit === 'days') return value === 0 ? '0 days' : days(value)
  const ofTime = lengthsOf[unit]
  if (ofTime !== undefined) return `${ofTime.shown(value)}${ofTime.behind}`
  return unit === '' ? short(value) : `${short(value)} ${unit}`
}

/** Lengths of time are minutes. How many hours a working day has is the team's, so working time is told in hours. */
const lengthsOf: Readonly<
  Record<string, { shown: (minutes: number) => string; behind: string } | undefined>
> = {
  minutes: { shown: duration, behind: '' },
  'working minutes': { shown: hoursOf, behind: ' of working time' },
  'minutes per week': { shown: duration, behind: ' per week' },
}

/** What a number rests on: `12 changes`, or of what else it was counted. */
export function restsOn(measure: string, n: number): string {
  return counted(n, nounOf(measure))
}

export function nounOf(measure: string): string {
  return nouns.find(([begin]) => measure.startsWith(begin))?.[1] ?? 'change'
}

/** What the measures of the flow are counted from, where that is no change; as flowMeasures has it. */
const nouns: readonly (readonly [string, string])[] = [
  ...(['ci_', 'rerun_minutes'] as const).map((begin) => [begin, 'job'] as const),
  ...(['review_effective', 'review_top_share'] as const).map((begin) => [begin, 'review'] as const),
  ...(['deploy_frequency', 'change_fail_rate', 'rework_rate'] as const).map(
    (begin) => [begin, 'deployment'] as const,
  ),
  ['recovery_time', 'failure'],
]

interface Compared {
  pin: { place: string | null; pinnedAt: string; frozen: Measured & { label: string } }
  now: Measured | null
  verdict: 'better' | 'worse' | 'cannot tell'
  because: string
}

/** What was pinned beside what it is on another day, such as `today`, and why that is a difference or none. */
export function comparedInWords({ pin, now, verdict, because }: Compared, when: string): string {
  const { value, unit, label } = pin.frozen
  const from = shownValue({ value, unit })
  const to = shownValue({ value: now?.value ?? null, unit })
  const day = pin.pinnedAt.slice(0, 10)
  const numbers = from === to ? `${to}, on ${day} and ${when}` : `${from} on ${day}, ${to} ${when}`
  const says = { better: 'Better', worse: 'Worse', 'cannot tell': 'Cannot tell' }[verdict]
  return `${pin.place === null ? '' : `${pin.place}, `}${label}: ${numbers}. ${says}: ${because}.`
}

interface Course {
  before: { value: number | null; weeks: number }
  after: { value: number | null; weeks: number }
  difference: { value: number; low: number; high: number } | null
}

/** What happened in the whole weeks before a day and after it, and how sure the difference is. */
export function courseInWords(unit: string, { before, after, difference }: Course): string {
  const side = ({ value, weeks }: Course['before']) =>
    value === null
      ? `nothing in ${counted(weeks, 'week')}`
      : `${shownValue({ value, unit })}${unit === '' ? ' a week' : ''} in ${counted(weeks, 'week')}`
  const sure =
    difference === null
      ? ''
      : ` The difference is ${signed({ unit }, difference.value)}; nine times in ten it lies at ${between({ unit }, difference)}.`
  return `Before: ${side(before)}. After: ${side(after)}.${sure}`
}

/** Of two shares the difference is in points: 3 points are not 3 %. */
export function signed({ unit }: Pick<Measured, 'unit'>, value: number): string {
  const ofTime = lengthsOf[unit]
  const called = ofTime ? ofTime.behind.trim() : unit === 'share' ? 'percentage points' : unit
  return `${withSign(unit, value)}${called === '' ? '' : ` ${called}`}`
}

export function between(
  { unit }: Pick<Measured, 'unit'>,
  { low, high }: { low: number; high: number },
): string {
  return `${withSign(unit, low)} to ${withSign(unit, high)}`
}

function withSign(unit: string, value: number): string {
  const ofTime = lengthsOf[unit]
  if (ofTime !== undefined)
    return `${value === 0 ? '±' : value < 0 ? '−' : '+'}${ofTime.shown(Math.abs(value))}`
  const size = short(Math.abs(unit === 'share' ? value * 100 : value))
  return `${size === '0' ? '±' : value < 0 ? '−' : '+'}${size}`
}

function short(value: number): string {
  return Number.isInteger(value) || value >= 100 ? count(value) : String(Number(value.toFixed(1)))
}
