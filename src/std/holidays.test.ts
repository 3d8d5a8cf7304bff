import { expect, test } from 'vitest'
import { holidaysFrom } from './holidays.ts'

test('a day on each line, with what it is called, and lines that say nothing', () => {
  const text =
    '\u{feff}# ours\r\n2026-12-25 Christmas\n\n2027-01-01\t# New Year\n2026-12-26,Boxing Day\n'
  expect([...holidaysFrom(text, 'days.txt')]).toEqual(['2026-12-25', '2027-01-01', '2026-12-26'])
})

test('an iCalendar, whose end is the day after the last', () => {
  const text = [
    ...[
      'BEGIN:VCALENDAR',
      'BEGIN:VEVENT',
      'DTSTART;VALUE=DATE:20261224',
      'DTEND;VALUE=DATE:20261227',
    ],
    ...[
      'SUMMARY:Long',
      ' er days',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'DTSTART;VALUE=DATE:20260501',
      'END:VEVENT',
    ],
    'END:VCALENDAR',
  ].join('\r\n')
  expect([...holidaysFrom(text, 'x.ics')]).toEqual([
    '2026-12-24',
    '2026-12-25',
    '2026-12-26',
    '2026-05-01',
  ])
})

test('a day of every year is one in each, where the year has it', () => {
  const text =
    'BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20240229\nRRULE:FREQ=YEARLY\nEND:VEVENT\nEND:VCALENDAR'
  const days = holidaysFrom(text, 'x.ics')
  expect([days.has('2028-02-29'), days.has('2025-02-29'), days.has('2025-03-01')]).toEqual([
    true,
    false,
    false,
  ])
})

test('what is no day is named with its line, and what has no end is not read', () => {
  expect(() => holidaysFrom('2026-12-25\n2026-13-01\n', 'days.txt')).toThrow(
    '"days.txt", line 2: "2026-13-01" is not a day.',
  )
  expect(() => holidaysFrom('\0\u{1}binary', 'x')).toThrow(
    expect.objectContaining({ code: 'worktime.holidays' }),
  )
  expect(() => holidaysFrom('x'.repeat(1_000_001), 'x')).toThrow('too large')
  const endless =
    'BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260101\nDTEND:99991231\nRRULE:FREQ=YEARLY\nEND:VEVENT\n'
  expect(holidaysFrom(endless, 'x').size).toBeLessThan(30_000)
})
