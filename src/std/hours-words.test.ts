import { describe, expect, test } from 'vitest'
import { daysFrom, hoursFrom } from './hours-words.ts'

describe('hours', () => {
  test.each([
    ['9-17', [540, 1020]],
    ['09:00-17:30', [540, 1050]],
    [' 9 – 12 , 13-17', [540, 720], [780, 1020]],
    ['22-6', [1320, 360]],
    ['0-24', [0, 1440]],
  ])('%s are understood', (text, ...spans) => {
    expect(hoursFrom(text)).toEqual(spans.map(([from, to]) => ({ from, to })))
  })

  test.each([
    '',
    '9',
    '9-',
    '-17',
    '9-17,',
    '9:60-17',
    '9-17-20',
    'nine to five',
    '1e1-12',
    '٩-١٧',
  ])("'%s' are none", (text) => {
    expect(() => hoursFrom(text)).toThrow(expect.objectContaining({ code: 'worktime.hours' }))
  })
})

describe('days', () => {
  test.each([
    ['mon-fri', '12345'],
    ['sun-thu', '12347'],
    ['Mon,WED, friday', '135'],
    ['sat', '6'],
    ['mon,tue-mon', '1234567'],
    ['sat-sun,mon', '167'],
  ])('%s are understood', (text, days) => {
    expect(daysFrom(text).join('')).toBe(days)
  })

  test.each(['', 'mon-', 'm', 'mon-wed-fri', 'monday to friday', '1-5', 'x'.repeat(50)])(
    "'%s' are none",
    (text) => {
      expect(() => daysFrom(text)).toThrow(expect.objectContaining({ code: 'worktime.days' }))
    },
  )
})
