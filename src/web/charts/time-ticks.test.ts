import { expect, test } from 'vitest'
import { timeTicks } from './time-ticks.ts'

const labels = (from: string, to: string, most = 6) =>
  timeTicks(new Date(from), new Date(to), most).map(({ label }) => label)

test('a history of days is told in days, and no label stands twice', () => {
  expect(labels('2026-11-24T00:00', '2026-11-28T12:00')).toEqual([
    '24 Nov 2026',
    '25 Nov',
    '26 Nov',
    '27 Nov',
    '28 Nov',
  ])
})

test('hours, weeks, months and years are each told as finely as they need', () => {
  expect(labels('2026-11-28T09:00', '2026-11-28T15:00', 3)).toEqual([
    '28 Nov 2026, 09:00',
    '12:00',
    '15:00',
  ])
  expect(labels('2026-10-01T00:00', '2026-11-05T00:00', 5)).toEqual([
    '4 Oct 2026',
    '11 Oct',
    '18 Oct',
    '25 Oct',
    '1 Nov',
  ])
  expect(labels('2025-09-01T00:00', '2026-05-02T00:00', 4)).toEqual(['Oct 2025', 'Jan 2026', 'Apr'])
  expect(labels('2019-03-01T00:00', '2026-08-01T00:00', 8).at(0)).toBe('2020')
})

test('whatever the span, no label stands beside itself, and the first says the year', () => {
  for (const days of [0, 0.1, 0.7, 1, 3, 9, 30, 100, 400, 1500, 9000])
    for (const most of [2, 3, 7, 12]) {
      const from = new Date('2017-02-27T13:20')
      const found = timeTicks(from, new Date(from.getTime() + days * 86_400_000), most)
      const all = found.map(({ label }) => label)
      expect(all.filter((label, index) => label === all[index - 1])).toEqual([])
      expect(all[0]).toMatch(/20\d\d/)
    }
})
