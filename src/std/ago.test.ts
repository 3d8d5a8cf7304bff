import { expect, test } from 'vitest'
import { roughlyAgo } from './ago.ts'

test('how long ago is told coarsely, and never by a date', () => {
  const said = [0, 31, 32, 183, 184, 366, 367, 1098, 1099].map((days) =>
    roughlyAgo(0, days * 86_400),
  )
  expect(said).toEqual([
    'in the last month',
    'in the last month',
    'in the last six months',
    'in the last six months',
    'in the last year',
    'in the last year',
    'more than a year ago',
    'more than a year ago',
    'years ago',
  ])
  // A clock that ran ahead.
  expect(roughlyAgo(99, 0)).toBe('in the last month')
})
