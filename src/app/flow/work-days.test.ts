/** Days of work as people write them. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { weekdayNames } from '#std/weekdays.ts'
import { daysFrom } from './work-days.ts'

test('names, numbers, spans and lists say the same days', () => {
  const week = [1, 2, 3, 4, 5]
  for (const said of [['mon-fri'], ['Monday-Friday'], ['1-5'], ['mon,tue', 'wed', '4', 5], week])
    expect(daysFrom(said)).toEqual(week)
  expect(daysFrom(['sun-thu'])).toEqual([1, 2, 3, 4, 7])
  for (const wrong of ['m', 'moon', '8', '0', 'mon-', '-fri', 'mon-wed-fri', ''])
    expect(() => daysFrom([wrong]), wrong).toThrow(
      expect.objectContaining({ code: 'flow.days', kind: 'invalid' }),
    )
})

test('a span begins and ends with the days that it names', () => {
  const day = fc.integer({ min: 1, max: 7 })
  fc.assert(
    fc.property(day, day, (first, last) => {
      const name = (one: number) => weekdayNames[one - 1]?.slice(0, 3) ?? ''
      const days = daysFrom([`${name(first)}-${name(last)}`])
      expect(days).toEqual(expect.arrayContaining([first, last].filter((one) => one > 0)))
      expect(days).toHaveLength(((last - first + 7) % 7) + 1)
    }),
  )
})
