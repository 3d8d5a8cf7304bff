import { expect, test } from 'vitest'
import { comparedInWords } from './measured.ts'

const frozen = { label: 'fixes', unit: 'share', value: 0.034 }
const pin = { place: 'src', pinnedAt: '2026-03-01T12:00:00Z', frozen }
const verdict = 'cannot tell' as const
const because = 'too few changes'

test('a pin stands beside what it is on another day, each number in its unit', () => {
  const now = { value: 0.021, unit: 'share' }
  expect(comparedInWords({ pin, now, verdict, because }, 'today')).toBe(
    'src, fixes: 3.4 % on 2026-03-01, 2.1 % today. Cannot tell: too few changes.',
  )
})

test('what has not moved is said once', () => {
  expect(comparedInWords({ pin, now: frozen, verdict, because }, 'today')).toBe(
    'src, fixes: 3.4 %, on 2026-03-01 and today. Cannot tell: too few changes.',
  )
})

test('what cannot be asked any more is not known', () => {
  const whole = { ...pin, place: null }
  expect(comparedInWords({ pin: whole, now: null, verdict, because }, 'today')).toBe(
    'fixes: 3.4 % on 2026-03-01, not known today. Cannot tell: too few changes.',
  )
})
