import { expect, test } from 'vitest'
import { duration, hoursOf } from './duration.ts'

test('a length of time is told in few letters', () => {
  const told = [0, 0.4, 1, 59, 60, 90, 720, 2_879, 2_880, 14_300, 20_000, 2_000_000].map(duration)
  expect(told).toEqual([
    ...['0 min', 'under 1 min', '1 min', '59 min', '1 h', '1.5 h', '12 h', '48 h'],
    ...['2 days', '9.9 days', '14 days', '1,389 days'],
  ])
})

test('working time is told in hours, however long', () => {
  expect([30, 480, 100_000].map(hoursOf)).toEqual(['30 min', '8 h', '1,667 h'])
})
