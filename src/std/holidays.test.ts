import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CairnError } from './errors.ts'
import { holidayBytesMax, holidaysFrom } from './holidays.ts'

const read = (text: string) => [...holidaysFrom(Buffer.from(text))]
const calendar = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n')
const event = (...lines: string[]) => calendar('BEGIN:VEVENT', ...lines, 'END:VEVENT')
const refusal = (bytes: string | Uint8Array) => {
  try {
    holidaysFrom(Buffer.from(bytes))
  } catch (error) {
    if (error instanceof CairnError) return `${error.code}: ${error.message}`
    throw error
  }
  return 'taken'
}

describe('a list of days', () => {
  test('has one on each line, with words, comments and empty lines', () => {
    const text =
      '\uFEFF# Berlin\r\n2026-12-25 Christmas\n\n  2026-12-26\t# a Saturday\n2026-12-25,Christmas'
    expect(read(text)).toEqual(['2026-12-25', '2026-12-26'])
    expect(read('')).toEqual([])
  })

  test.each([
    ['2026-12-25\n2026-02-30 never', 'Line 2 of the holidays begins with no day: "2026-02-30".'],
    ['25.12.2026', 'Line 1 of the holidays begins with no day: "25.12.2026".'],
    ['0000-01-01', 'Line 1 of the holidays begins with no day: "0000-01-01".'],
    ['# one\r\r2026', 'Line 3 of the holidays begins with no day: "2026".'],
  ])('%j is refused with its line', (text, says) => {
    expect(refusal(text)).toBe(`holidays.line: ${says}`)
  })
})

describe('an iCalendar', () => {
  test('has whole days, up to and without their end', () => {
    const text = calendar(
      ...['BEGIN:VEVENT', 'DTSTART;VALUE=DATE:20261225', 'DTEND;VALUE=DATE:20261227'],
      ...['SUMMARY:Christmas: two', ' \tdays', 'END:VEVENT'],
      ...['begin:vevent', 'dtstart;value=date:20270101', 'end:vevent'],
      ...['BEGIN:VEVENT', 'DTSTART;X-A="b:c;d";VALUE=DATE:20270326', 'DURATION:P4D', 'END:VEVENT'],
    )
    expect(read(text)).toEqual([
      ...['2026-12-25', '2026-12-26', '2027-01-01'],
      ...['2027-03-26', '2027-03-27', '2027-03-28', '2027-03-29'],
    ])
  })

  test('comes back each year where it says so, and on 29 February where there is one', () => {
    const days = read(event('DTSTART;VALUE=DATE:19701003', 'RRULE:FREQ=YEARLY'))
    expect([days.length, days[0], days[56], days.at(-1)]).toEqual([
      ...[230, '1970-10-03', '2026-10-03', '2199-10-03'],
    ])
    const leap = read(event('DTSTART;VALUE=DATE:20960229', 'RRULE:FREQ=YEARLY'))
    expect(leap.slice(0, 3)).toEqual(['2096-02-29', '2104-02-29', '2108-02-29'])
  })

  test.each([
    // Thanksgiving, and the last Monday of May.
    ['20251127', 'FREQ=YEARLY;BYMONTH=11;BYDAY=4TH;COUNT=3', '2025-11-27 2026-11-26 2027-11-25'],
    ['20260525', 'BYDAY=-1MO;BYMONTH=05;FREQ=YEARLY;UNTIL=20270531', '2026-05-25 2027-05-31'],
    ['20260105', 'FREQ=MONTHLY;BYDAY=MO;BYSETPOS=1;COUNT=2;', '2026-01-05 2026-02-02'],
    ['20261224', 'FREQ=WEEKLY;INTERVAL=2;COUNT=2;WKST=MO', '2026-12-24 2027-01-07'],
    ['20240229', 'FREQ=YEARLY;UNTIL=20320101', '2024-02-29 2028-02-29'],
    ['20261225', 'FREQ=YEARLY;UNTIL=20261225', '2026-12-25'],
  ])('%s comes back by %s on %s', (first, rule, days) => {
    expect(read(event(`DTSTART;VALUE=DATE:${first}`, `RRULE:${rule}`)).join(' ')).toBe(days)
  })

  test.each([
    ...['', 'YEARLY', 'INTERVAL=2', 'FREQ=DAILY', 'FREQ=SECONDLY', 'FREQ=YEARLY;INTERVAL=0'],
    ...['FREQ=YEARLY;INTERVAL=-1', 'FREQ=YEARLY;BYMONTH=13', 'FREQ=YEARLY;BYEASTER=0'],
    ...['RSCALE=HEBREW;FREQ=YEARLY', 'FREQ=YEARLY;COUNT=2;UNTIL=20300101', 'FREQ=YEARLY;COUNT=x'],
    ...['FREQ=WEEKLY;BYDAY=1MO', 'FREQ=WEEKLY;BYMONTHDAY=1', 'FREQ=YEARLY;FREQ=MONTHLY'],
    ...['FREQ=YEARLY;UNTIL=20300101T000000Z', 'FREQ=YEARLY;UNTIL=20301301'],
  ])('that repeats by %j is refused, not read as something else', (rule) => {
    expect(refusal(event('DTSTART;VALUE=DATE:20261225', `RRULE:${rule}`))).toBe(
      'holidays.line: Line 5 of the holidays repeats in a way that is not understood.',
    )
  })

  test.each([
    'FREQ=YEARLY;BYMONTH=11;BYDAY=4TH',
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=YEARLY;UNTIL=20261224',
  ])('whose first day does not keep its rule %s is refused', (rule) => {
    expect(refusal(event('DTSTART;VALUE=DATE:20261225', `RRULE:${rule}`))).toBe(
      'holidays.line: Line 5 of the holidays has a rule that the day of DTSTART does not keep.',
    )
  })

  test('has days of a rule taken out, each as long as the event', () => {
    const days = read(
      event(
        ...['DTSTART;VALUE=DATE:20261224', 'DTEND;VALUE=DATE:20261226'],
        ...['RRULE:FREQ=YEARLY;COUNT=3', 'EXDATE;VALUE=DATE:20271224,20300101'],
      ),
    )
    expect(days).toEqual(['2026-12-24', '2026-12-25', '2028-12-24', '2028-12-25'])
  })

  test('leaves out what was cancelled, alarms, and zones with their own rules', () => {
    const text = calendar(
      ...['BEGIN:VTIMEZONE', 'BEGIN:STANDARD', 'DTSTART:19701025T030000'],
      ...['RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10', 'END:STANDARD', 'END:VTIMEZONE'],
      ...['BEGIN:VEVENT', 'DTSTART;VALUE=DATE:20261225', 'STATUS:CANCELLED', 'END:VEVENT'],
      ...['BEGIN:VEVENT', 'DTSTART;VALUE=DATE:20261226'],
      ...['BEGIN:VALARM', 'DURATION:PT5M', 'END:VALARM', 'END:VEVENT'],
    )
    expect(read(text)).toEqual(['2026-12-26'])
  })

  test.each([
    [['DTSTART:20261225T090000Z'], 'Line 4 of the holidays names no whole day (VALUE=DATE).'],
    [['DTSTART;VALUE=DATE:20260230'], 'Line 4 of the holidays names no whole day (VALUE=DATE).'],
    [['SUMMARY:x'], 'Line 4 of the holidays begins an event without a DTSTART.'],
    [
      ['SUMMARY:a', ' b', 'DTSTART;VALUE=DATE:20261225', 'RDATE;VALUE=DATE:20261226'],
      'Line 7 of the holidays has RDATE, which is not understood.',
    ],
    [
      ['DTSTART;VALUE=DATE:20261225', 'RRULE:FREQ=YEARLY', 'RRULE:FREQ=MONTHLY'],
      'Line 6 of the holidays is the second rule of an event.',
    ],
    [
      ['DTSTART;VALUE=DATE:20261225', 'DTEND;VALUE=DATE:20261225'],
      'Line 5 of the holidays ends its event too soon or too late.',
    ],
    [
      ['DTSTART;VALUE=DATE:00010101', 'DTEND;VALUE=DATE:99991231'],
      'Line 5 of the holidays ends its event too soon or too late.',
    ],
    [['END:VCALENDAR'], 'Line 4 of the holidays ends what was not begun.'],
    [['nonsense'], 'Line 4 of the holidays is no line of an iCalendar.'],
  ])('%j is refused with its line', (lines, says) => {
    expect(refusal(event(...lines))).toBe(`holidays.line: ${says}`)
  })

  test('that stops in the middle is refused', () => {
    const text = event('DTSTART;VALUE=DATE:20261225').split('END:')[0] ?? ''
    expect(refusal(text)).toBe(
      'holidays.line: Line 4 of the holidays is the last, and VEVENT is not ended.',
    )
  })

  test('that is made to fill the memory is refused', () => {
    const years = (first: number) =>
      event(`DTSTART;VALUE=DATE:${first}0101`, 'DURATION:P366D', 'RRULE:FREQ=YEARLY')
    expect(refusal(years(1600))).toContain('100,000 days')
    expect(refusal(years(1950))).toBe('taken')
    expect(refusal(`BEGIN:VCALENDAR\nX${';a="b"'.repeat(100_000)}`)).toContain('Line 2')
  })
})

test('what is no text, or too much of it, is refused', () => {
  expect(refusal(Uint8Array.of(0x7f, 0x45, 0xff))).toContain('holidays.not_text')
  expect(refusal('2026-12-25\0')).toContain('holidays.not_text')
  expect(refusal(new Uint8Array(holidayBytesMax + 1).fill(0x0a))).toContain('holidays.too_large')
  expect(refusal(new Uint8Array(holidayBytesMax).fill(0x0a))).toBe('taken')
})

test('whatever a file holds, it is taken or refused in words', () => {
  const piece = fc.constantFrom(
    'BEGIN:',
    'END:',
    'VEVENT',
    'VCALENDAR',
    '\n',
    ' ',
    'DTSTART;VALUE=DATE:',
    '20261225',
    '2026-12-25',
    'RRULE:FREQ=YEARLY',
    ';',
    ':',
    '"',
    '#',
    '\r',
  )
  fc.assert(
    fc.property(
      fc.array(fc.oneof(piece, fc.string()), { maxLength: 40 }),
      fc.boolean(),
      (pieces, isCalendar) => {
        expect(refusal((isCalendar ? 'BEGIN:VCALENDAR\n' : '') + pieces.join(''))).toMatch(
          /^(taken$|holidays\.\w+: [A-Z][^]*\.$)/,
        )
      },
    ),
  )
})
