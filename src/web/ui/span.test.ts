import { expect, test } from 'vitest'
import { spanShown } from './span.ts'

const to = '2026-11-28T12:00:00.000Z'
const from = '2025-11-28T12:00:00.000Z'

test.each([
  ['12m', '12 months to 28 Nov 2026'],
  ['90d', '90 days to 28 Nov 2026'],
  ['1y', '1 year to 28 Nov 2026'],
  ['2022-07-01..2023-06-30', '1 Jul 2022 to 30 Jun 2023'],
  ['2022..2023', '28 Nov 2025 to 28 Nov 2026'],
])('%s is %s', (label, words) => {
  expect(spanShown({ label, from, to })).toBe(words)
})

test('all time says since when, where that is known', () => {
  const all = { label: 'all', from: null, to: null }
  expect(spanShown(all)).toBe('all time')
  expect(spanShown(all, { from })).toBe('all time, since 28 Nov 2025')
})
