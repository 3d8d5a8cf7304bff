/** Numbers of evidence in words, each in its unit, beside what they were, and differences of two of them. */
import { count, days, percent } from './words.ts'

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
  return unit === '' ? short(value) : `${short(value)} ${unit}`
}

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

/** Of two shares the difference is in points: 3 points are not 3 %. */
export function signed({ unit }: Pick<Measured, 'unit'>, value: number): string {
  const called = unit === 'share' ? 'percentage points' : unit
  return `${withSign(unit, value)}${called === '' ? '' : ` ${called}`}`
}

export function between(
  { unit }: Pick<Measured, 'unit'>,
  { low, high }: { low: number; high: number },
): string {
  return `${withSign(unit, low)} to ${withSign(unit, high)}`
}

function withSign(unit: string, value: number): string {
  const size = short(Math.abs(unit === 'share' ? value * 100 : value))
  return `${size === '0' ? '±' : value < 0 ? '−' : '+'}${size}`
}

function short(value: number): string {
  return Number.isInteger(value) || value >= 100 ? count(value) : String(Number(value.toFixed(1)))
}
