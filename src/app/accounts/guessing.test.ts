import { expect, test } from 'vitest'
import { limitsOf, placeOf } from './guessing.ts'

test('a place is an address, or all of IPv6 that one line has', () => {
  expect(placeOf('192.0.2.7')).toBe('192.0.2.7')
  for (const same of ['2001:db8::1', '2001:DB8:0:0::', '2001:db8::ffff:1', '2001:0db8:0:0:9:8:7:6'])
    expect(placeOf(same)).toBe('2001:db8:0:0')
  expect(placeOf('2001:db8:0:1::1')).toBe('2001:db8:0:1')
  expect(placeOf('::1')).toBe('0:0:0:0')
  expect(placeOf('1:2:3:4:5:6:7:8')).toBe('1:2:3:4')
  expect(placeOf('1:2:3:4::')).toBe('1:2:3:4')
})

test('guesses from everywhere slow each other, more and more, and never for more than a minute', () => {
  const [, , ofAccount] = limitsOf({ email: 'a@example.org', from: '192.0.2.7', device: undefined })
  const now = new Date('2026-01-05T09:00:00Z')
  const waits = [0, 29, 30, 34, 35, 40, 50, 59, 60, 1000].map((count) =>
    ofAccount?.waitMs(
      Array.from({ length: count }, () => now),
      now,
    ),
  )
  expect(waits).toEqual([0, 0, 1000, 1000, 2000, 4000, 16_000, 32_000, 60_000, 60_000])
  const later = new Date(now.getTime() + 1500)
  expect(
    ofAccount?.waitMs(
      Array.from({ length: 30 }, () => now),
      later,
    ),
  ).toBe(0)
  expect(
    ofAccount?.waitMs(
      Array.from({ length: 35 }, () => now),
      later,
    ),
  ).toBe(500)
})
