/** A pin beside what it was: its numbers, and why that is a difference or none. Pure. */
import type { PinComparison } from '#records/pin-shape.ts'

/** `when` is the day of the other number, such as `today`. */
export function comparedInWords(
  { pin, now, verdict, because }: PinComparison,
  when: string,
): string {
  const what = `${pin.place === null ? '' : `${pin.place}, `}${pin.frozen.label}`
  const from = told(pin.frozen.value, pin.frozen.unit)
  const to = told(now?.value ?? null, pin.frozen.unit)
  const numbers =
    from === to
      ? `${to}, on ${pin.pinnedAt.slice(0, 10)} and ${when}`
      : `${from} on ${pin.pinnedAt.slice(0, 10)}, ${to} ${when}`
  const says = { better: 'Better', worse: 'Worse', 'cannot tell': 'Cannot tell' }[verdict]
  return `${what}: ${numbers}. ${says}: ${because}.`
}

function told(value: number | null, unit: string): string {
  if (value === null) return 'nothing to tell'
  if (unit === 'share') return `${Math.round(value * 100)} %`
  const number = value.toLocaleString('en-GB', { maximumFractionDigits: 2 })
  return unit === '' ? number : `${number} ${unit}`
}
