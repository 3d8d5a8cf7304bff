/** Held against a count of minutes that asks Intl for each, and against weeks that were counted by hand. */
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { processorMs } from '../../test/processor-time.ts'
import { inZone, makeCalendar, type WorkCalendar, workingMinutes } from './working-time.ts'
import { offsetAt, zoneOf } from './zone.ts'

const zones = [
  ...['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia'],
  ...['Australia/Lord_Howe', 'Africa/Casablanca'],
]
const monToFri = [1, 2, 3, 4, 5]
const everyDay = [1, 2, 3, 4, 5, 6, 7]
const nothingOff: ReadonlySet<string> = new Set()
const nineToFive = (zone: string, holidays = nothingOff) =>
  makeCalendar({ zone, days: monToFri, from: 540, to: 1020, holidays })
const hoursOf = (calendar: WorkCalendar, from: string, to: string) =>
  workingMinutes(calendar, Date.parse(from), Date.parse(to)) / 60

describe('weeks counted by hand', () => {
  test.each([
    ['Europe/Berlin', '2026-03-23T00:00+01:00', '2026-03-30T00:00+02:00', 167],
    ['Europe/Berlin', '2026-10-19T00:00+02:00', '2026-10-26T00:00+01:00', 169],
    ['Europe/Berlin', '2026-06-01T00:00+02:00', '2026-06-08T00:00+02:00', 168],
    ['America/New_York', '2026-03-02T00:00-05:00', '2026-03-09T00:00-04:00', 167],
    ['Australia/Lord_Howe', '2026-03-30T00:00+11:00', '2026-04-06T00:00+10:30', 168.5],
    ['Australia/Lord_Howe', '2026-09-28T00:00+10:30', '2026-10-05T00:00+11:00', 167.5],
    ['Pacific/Apia', '2011-12-26T00:00-10:00', '2012-01-02T00:00+14:00', 144],
    ['Asia/Kolkata', '2026-03-23T00:00+05:30', '2026-03-30T00:00+05:30', 168],
  ])('round the clock in %s from %s to %s: %d hours', (zone, from, to, hours) => {
    const calendar = makeCalendar({ zone, days: everyDay, from: 0, to: 1440, holidays: nothingOff })
    expect(hoursOf(calendar, from, to)).toBe(hours)
    // By day no clock is changed: mon-fri 9-17 are 40 hours, but where Friday did not take place.
    const byDay = hoursOf(nineToFive(zone), from, to)
    expect(byDay).toBe(zone === 'Pacific/Apia' ? 32 : 40)
  })

  test.each([
    // 2:00 to 3:00 is left out, and comes twice.
    ['Europe/Berlin', '2026-03-28T12:00+01:00', '2026-03-29T12:00+02:00', 7],
    ['Europe/Berlin', '2026-10-24T12:00+02:00', '2026-10-25T12:00+01:00', 9],
    ['Europe/Berlin', '2026-10-26T12:00+01:00', '2026-10-27T12:00+01:00', 8],
    // 2:00 to 1:30.
    ['Australia/Lord_Howe', '2026-04-04T12:00+11:00', '2026-04-05T12:00+10:30', 8.5],
  ])('a night shift 22-6 in %s from %s to %s: %d hours', (zone, from, to, hours) => {
    const nights = makeCalendar({ zone, days: everyDay, from: 1320, to: 360, holidays: nothingOff })
    expect(hoursOf(nights, from, to)).toBe(hours)
  })

  test('a night shift belongs to the day it begins', () => {
    const friday = { zone: 'UTC', days: [5], from: 1320, to: 360 }
    const nights = makeCalendar({ ...friday, holidays: nothingOff })
    expect(hoursOf(nights, '2026-11-27T00:00Z', '2026-11-28T00:00Z')).toBe(2)
    expect(hoursOf(nights, '2026-11-28T00:00Z', '2026-11-29T00:00Z')).toBe(6)
    const saturdayOff = makeCalendar({ ...friday, holidays: new Set(['2026-11-28']) })
    expect(hoursOf(saturdayOff, '2026-11-27T00:00Z', '2026-11-29T00:00Z')).toBe(8)
    const fridayOff = makeCalendar({ ...friday, holidays: new Set(['2026-11-27']) })
    expect(hoursOf(fridayOff, '2026-11-27T00:00Z', '2026-11-29T00:00Z')).toBe(0)
  })

  test('a span within the day that Apia skipped is none of it', () => {
    const at = Date.parse('2011-12-30T10:00Z')
    const apia = nineToFive('Pacific/Apia')
    expect(new Date(at + offsetAt(apia.zone, at - 1)).toISOString()).toBe(
      '2011-12-30T00:00:00.000Z',
    )
    expect(new Date(at + offsetAt(apia.zone, at)).toISOString()).toBe('2011-12-31T00:00:00.000Z')
    // Thursday 9-17, then Saturday, Sunday, and Monday 9-17.
    expect(hoursOf(apia, '2011-12-29T00:00-10:00', '2012-01-03T00:00+14:00')).toBe(16)
    const fridayOff = nineToFive('Pacific/Apia', new Set(['2011-12-30']))
    expect(hoursOf(fridayOff, '2011-12-29T00:00-10:00', '2012-01-03T00:00+14:00')).toBe(
      // What did not take place cannot be taken away: the day is gone with or without its being off.
      16,
    )
  })

  test('a year with its holidays, and breaks at noon', () => {
    const holidays = new Set(['2026-01-01', '2026-04-03', '2026-12-25', '2026-12-26'])
    const calendar = makeCalendar({
      zone: 'Europe/Berlin',
      days: monToFri,
      hours: [
        { from: 13 * 60, to: 17 * 60 },
        { from: 9 * 60, to: 12 * 60 },
      ],
      holidays,
    })
    // 261 days from Monday to Friday; the 26th of December is a Saturday.
    expect(hoursOf(calendar, '2026-01-01T00:00+01:00', '2027-01-01T00:00+01:00')).toBe(258 * 7)
  })

  test('to the millisecond', () => {
    const utc = nineToFive('UTC')
    const at = Date.parse('2026-11-27T09:00Z')
    expect(workingMinutes(utc, at - 1, at + 1) * 60_000).toBeCloseTo(1, 9)
    expect(workingMinutes(utc, at + 8 * 3_600_000 - 1, at + 9 * 3_600_000) * 60_000).toBeCloseTo(
      1,
      9,
    )
  })
})

/** Half hours are enough: no clock of these was changed by less in these years, and all hours begin with one. */
const half = 30 * 60_000
const halfHour = (years: number) =>
  fc
    .integer({ min: Date.UTC(1990, 0) / half, max: Date.UTC(1990 + years, 0) / half })
    .map((each) => each * half)
/** Within two days of a change of the clocks, where everything goes wrong that can. */
const nearChange = (zone: string) =>
  fc
    .constantFrom(...changesOf(zone))
    .chain((at) => fc.integer({ min: -96, max: 96 }).map((halves) => at + halves * half))
const moment = (zone: string) =>
  changesOf(zone).length === 0 ? halfHour(45) : fc.oneof(halfHour(45), nearChange(zone))
const hours = fc.constantFrom(
  [{ from: 540, to: 1020 }],
  [
    { from: 540, to: 720 },
    { from: 780, to: 1020 },
  ],
  [{ from: 1320, to: 360 }],
  [{ from: 0, to: 1440 }],
  [{ from: 150, to: 1440 }],
  [
    { from: 1410, to: 90 },
    { from: 120, to: 180 },
  ],
)
const days = fc.subarray(everyDay, { minLength: 1 })
/** Days off around some moment. */
const off = (around: number) =>
  fc
    .array(fc.integer({ min: -3, max: 40 }), { maxLength: 6 })
    .map((list) => new Set(list.map((day) => isoDay(around + day * 86_400_000))))
const isoDay = (ms: number) => new Date(ms).toISOString().slice(0, 10)

describe.each(zones)('in %s', (zone) => {
  const asked = moment(zone).chain((from) =>
    fc.record({
      from: fc.constant(from),
      halves: fc.oneof(fc.integer({ min: 0, max: 96 }), fc.integer({ min: 0, max: 1500 })),
      days,
      hours,
      holidays: off(from),
    }),
  )

  test('working time is what a count of all half hours by Intl comes to', () => {
    fc.assert(
      fc.property(asked, ({ from, halves, ...given }) => {
        const to = from + halves * half
        const working = workingMinutes(makeCalendar({ zone, ...given }), from, to)
        expect(working).toBe(counted({ zone, ...given }, from, to))
      }),
      { numRuns: 60 },
    )
  })

  test('adjacent spans add up, and nothing is less than none or more than what elapses', () => {
    fc.assert(
      fc.property(
        fc.tuple(days, hours, off(Date.UTC(2011, 11, 20))),
        fc.array(fc.integer({ min: Date.UTC(1890, 0), max: Date.UTC(2090, 0) }), {
          minLength: 3,
          maxLength: 8,
        }),
        ([onDays, spans, holidays], unsorted) => {
          const calendar = makeCalendar({ zone, days: onDays, hours: spans, holidays })
          const moments = unsorted.toSorted((one, other) => one - other)
          let sum = 0
          for (const [place, to] of moments.entries()) {
            const from = moments[place - 1] ?? to
            const working = workingMinutes(calendar, from, to)
            expect(working).toBeGreaterThanOrEqual(0)
            expect(working).toBeLessThanOrEqual((to - from) / 60_000)
            sum += working
          }
          const whole = workingMinutes(calendar, moments[0] ?? 0, moments.at(-1) ?? 0)
          expect(sum).toBeCloseTo(whole, 4)
          expect(workingMinutes(calendar, moments.at(-1) ?? 0, moments[0] ?? 0)).toBe(0 - whole)
        },
      ),
      { numRuns: 60 },
    )
  })

  test('a week later it is the same, unless the clocks were changed or a day was off between', () => {
    const week = 7 * 86_400_000
    let shifted = 0
    fc.assert(
      fc.property(asked, ({ from, halves, days: onDays, hours: spans }) => {
        const to = from + halves * half
        const calendar = makeCalendar({ zone, days: onDays, hours: spans, holidays: nothingOff })
        if (changesOf(zone).some((at) => at > from && at <= to + week)) return
        shifted += 1
        const now = workingMinutes(calendar, from, to)
        expect(workingMinutes(calendar, from + week, to + week)).toBe(now)
      }),
    )
    expect(shifted).toBeGreaterThan(10)
  })
})

test('the same hours elsewhere are a calendar of there', () => {
  const berlin = nineToFive('Europe/Berlin', new Set(['2026-11-27']))
  const there = inZone(berlin, 'Asia/Kolkata')
  const day = ['2026-11-26T00:00+05:30', '2026-11-28T00:00+05:30'] as const
  expect(hoursOf(there, ...day)).toBe(8)
  expect(hoursOf(there, '2026-11-26T03:30Z', '2026-11-26T11:30Z')).toBe(8)
  expect(hoursOf(berlin, '2026-11-26T03:30Z', '2026-11-26T11:30Z')).toBe(3.5)
})

describe('the ends of the calendar', () => {
  const [first, last] = ['0001-01-01T00:00:00Z', '9999-12-31T23:59:59.999Z'].map((iso) =>
    Date.parse(iso),
  )

  test('are reached in every zone, and nothing is lost on the way', () => {
    for (const zone of ['UTC', 'Pacific/Kiritimati', 'America/New_York']) {
      const calendar = makeCalendar({
        zone,
        days: everyDay,
        from: 0,
        to: 1440,
        holidays: nothingOff,
      })
      expect(workingMinutes(calendar, first ?? 0, last ?? 0)).toBe(
        ((last ?? 0) - (first ?? 0)) / 60_000,
      )
    }
  })

  test('the rules of later centuries are those that Intl has', () => {
    for (const zone of zones)
      for (const iso of [
        '2099-07-01',
        '2437-03-29',
        '2499-10-25',
        '2500-04-05',
        '7777-07-07',
        '9999-01-01',
        '1799-01-01',
        '0333-04-03',
      ]) {
        const at = Date.parse(`${iso}T05:00:00Z`)
        expect([zone, iso, offsetAt(zoneOf(zone), at)]).toEqual([zone, iso, zoneOf(zone).ask(at)])
      }
  })

  test.each([
    Number.NaN,
    Infinity,
    Date.parse('0000-12-31T23:59:59Z'),
    Date.parse('+010000-01-01T00:00:00Z'),
  ])('a moment outside of them is a mistake of the caller: %d', (ms) => {
    expect(() => workingMinutes(nineToFive('UTC'), 0, ms)).toThrow('Invariant broken')
    expect(() => workingMinutes(nineToFive('UTC'), ms, 0)).toThrow('Invariant broken')
  })
})

describe('what makes no sense is refused', () => {
  const usual = { zone: 'UTC', days: monToFri, from: 540, to: 1020, holidays: nothingOff }

  test.each([
    ['Berlin', 'Did you mean Europe/Berlin?'],
    ['Europe/Berlni', 'Did you mean Europe/Berlin?'],
    ['', 'Name one such as Europe/Berlin, or UTC.'],
    ['Mars', 'Name one such as Europe/Berlin, or UTC.'],
    ['x'.repeat(50), 'Name one such as Europe/Berlin, or UTC.'],
  ])('the zone %s', (zone, hint) => {
    expect(() => makeCalendar({ ...usual, zone })).toThrow(
      expect.objectContaining({ kind: 'invalid', code: 'worktime.zone', hint }),
    )
  })

  test.each([
    [[]],
    [[{ from: 540, to: 540 }]],
    [[{ from: 1500, to: 1560 }]],
    [[{ from: 1440, to: 60 }]],
    [[{ from: -60, to: 60 }]],
    [[{ from: 540.5, to: 600 }]],
    [[{ from: Number.NaN, to: 600 }]],
    [
      [
        { from: 540, to: 720 },
        { from: 660, to: 780 },
      ],
    ],
    [
      [
        { from: 1320, to: 360 },
        { from: 300, to: 540 },
      ],
    ],
  ])('the hours %j', (spans) => {
    const { zone, days: onDays, holidays } = usual
    expect(() => makeCalendar({ zone, days: onDays, hours: spans, holidays })).toThrow(
      expect.objectContaining({ code: 'worktime.hours', hint: expect.any(String) }),
    )
  })

  test.each([[[]], [[0]], [[8]], [[1.5]]])('the days %j', (onDays) => {
    expect(() => makeCalendar({ ...usual, days: onDays })).toThrow(
      expect.objectContaining({ code: 'worktime.days' }),
    )
  })

  test('a holiday that no calendar has', () => {
    for (const day of ['2026-02-29', '2026-13-01', '1 May', '2026-5-1'])
      expect(() => makeCalendar({ ...usual, holidays: new Set([day]) })).toThrow('Invariant')
  })
})

describe('many questions', () => {
  const from = Date.UTC(1995, 0)
  const questions = Array.from({ length: 100_000 }, (_, place) => {
    const at = from + ((place * 7_919) % 10_000) * 86_400_000 + place * 61_000
    return [at, at + 2 ** (place % 20) * 60_000 * 5] as const
  })
  const holidays = new Set(
    Array.from({ length: 400 }, (_, place) => isoDay(from + place * 31 * 86_400_000)),
  )

  test('ask Intl nothing once the years are known, and as much for a hundred as for a hundred thousand', () => {
    const asks = watchedFormat()
    const makes = vi.spyOn(Intl, 'DateTimeFormat')
    try {
      // A zone that nothing else here asks about.
      const calendar = nineToFive('America/Sao_Paulo', holidays)
      workingMinutes(calendar, from, Date.UTC(2034, 0))
      const years = 2034 - 1995 + 1
      expect(asks.mock.calls.length).toBeGreaterThan(years)
      expect(asks.mock.calls.length).toBeLessThan(years * 250)
      asks.mockClear()
      makes.mockClear()
      for (const [at, to] of questions) workingMinutes(calendar, at, to)
      for (const [at, to] of questions.slice(0, 1000))
        workingMinutes(inZone(calendar, 'America/Sao_Paulo'), at, to)
      expect([asks.mock.calls.length, makes.mock.calls.length]).toEqual([0, 0])
    } finally {
      asks.mockRestore()
      makes.mockRestore()
    }
  })

  test('of decades take no longer than of minutes, and a small part of a walk over the days', () => {
    const calendar = nineToFive('Europe/Berlin', holidays)
    const ask = (lengthMs: number, times: number) => {
      for (const [at] of questions.slice(0, times)) workingMinutes(calendar, at, at + lengthMs)
    }
    const decade = 3650 * 86_400_000
    ask(decade, 20_000)
    ask(60_000, 20_000)
    const short = Math.min(...[1, 2, 3].map(() => processorMs(() => ask(60_000, 50_000))))
    const long = Math.min(...[1, 2, 3].map(() => processorMs(() => ask(decade, 50_000))))
    expect(long).toBeLessThan(short * 5 + 5)
    const walked = processorMs(() => {
      for (const [at] of questions.slice(0, 10)) walk(calendar, at, at + decade)
    })
    expect(long / 50_000).toBeLessThan(walked / 10 / 20)
  })
})

/** Day by day, with the zone's offset at each: as good as right, and what was to be avoided. */
function walk(calendar: WorkCalendar, from: number, to: number): number {
  let minutes = 0
  for (let at = from; at < to; at += 86_400_000)
    if (new Date(at + offsetAt(calendar.zone, at)).getUTCDay() % 6 > 0) minutes += 480
  return minutes
}

const clocks = new Map<string, Intl.DateTimeFormat>()

/** Written apart from what it checks: it asks Intl what the clock shows, and looks whether that is an hour of work. */
function counted(
  given: {
    zone: string
    days: readonly number[]
    hours: readonly { from: number; to: number }[]
    holidays: ReadonlySet<string>
  },
  from: number,
  to: number,
): number {
  const clock =
    clocks.get(given.zone) ??
    new Intl.DateTimeFormat('en-CA', {
      timeZone: given.zone,
      ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
      ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
    })
  clocks.set(given.zone, clock)
  const isWorkday = (day: string) =>
    given.days.includes(new Date(day).getUTCDay() || 7) && !given.holidays.has(day)
  let minutes = 0
  for (let at = from; at < to; at += half) {
    const [day = '', time = ''] = clock.format(at).split(', ')
    const [hour = 0, minute = 0] = time.split(':').map(Number)
    const now = hour * 60 + minute
    const dayBefore = isoDay(Date.parse(day) - 86_400_000)
    const isIn = given.hours.some((span) =>
      span.to > span.from
        ? now >= span.from && now < span.to && isWorkday(day)
        : (now >= span.from && isWorkday(day)) || (now < span.to && isWorkday(dayBefore)),
    )
    if (isIn) minutes += 30
  }
  return minutes
}

const known = new Map<string, number[]>()

/** Each change of a zone's clocks from 1990 on, by Intl alone, to the half hour. */
function changesOf(zone: string): number[] {
  const before = known.get(zone)
  if (before !== undefined) return before
  const { ask } = zoneOf(zone)
  const changes: number[] = []
  for (let day = Date.UTC(1990, 0); day < Date.UTC(2036, 0); day += 86_400_000)
    if (ask(day) !== ask(day + 86_400_000))
      for (let at = day; at < day + 86_400_000; at += half)
        if (ask(at) !== ask(at + half)) changes.push(at + half)
  known.set(zone, changes)
  return changes
}

/** Counts how often any formatter is asked to format. */
function watchedFormat() {
  const { prototype } = Intl.DateTimeFormat
  const own = Object.getOwnPropertyDescriptor(prototype, 'format')
  const asks = vi.fn<() => void>()
  Object.defineProperty(prototype, 'format', {
    ...own,
    get() {
      asks()
      return own?.get?.call(this)
    },
  })
  return Object.assign(asks, {
    mockRestore: () => void Object.defineProperty(prototype, 'format', own ?? {}),
  })
}
