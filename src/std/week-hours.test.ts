import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hoursShared, localHour, weekOf } from './week-hours.ts'
import { inZone, makeCalendar, type WorkCalendar, workingMinutes } from './working-time.ts'
import { type Zone, zoneOf } from './zone.ts'

const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia', 'UTC']
const dayMs = 86_400_000
const isoDay = (ms: number) => new Date(ms).toISOString().slice(0, 10)
const shared = (where: Zone | WorkCalendar, from: number, to: number) => {
  const hours = new Float64Array(168)
  hoursShared(where, [from, to], hours)
  return [...hours]
}
const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)

describe('the hour it is where people live', () => {
  test.each([
    // The week of the clocks: 1:59, then 3:00.
    ['Europe/Berlin', '2026-03-29T00:59:59Z', { weekday: 7, hour: 1, day: '2026-03-29' }],
    ['Europe/Berlin', '2026-03-29T01:00:00Z', { weekday: 7, hour: 3, day: '2026-03-29' }],
    ['Asia/Kolkata', '2026-11-27T18:30:00Z', { weekday: 6, hour: 0, day: '2026-11-28' }],
    ['Pacific/Apia', '2011-12-30T09:59:59Z', { weekday: 4, hour: 23, day: '2011-12-29' }],
    ['Pacific/Apia', '2011-12-30T10:00:00Z', { weekday: 6, hour: 0, day: '2011-12-31' }],
    ['America/New_York', '1969-12-31T23:00:00Z', { weekday: 3, hour: 18, day: '1969-12-31' }],
    ['Pacific/Apia', '9999-12-31T23:00:00Z', { weekday: 6, hour: 12, day: '+010000-01-01' }],
  ])('in %s at %s', (zone, at, hour) => {
    expect(localHour(zoneOf(zone), Date.parse(at))).toEqual(hour)
  })

  test('is that of Intl, and its week begins on the Monday up to six days before', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: Date.UTC(1900, 0) / 1000, max: Date.UTC(2100, 0) / 1000 }),
        (name, seconds) => {
          const at = seconds * 1000
          const said = new Intl.DateTimeFormat('en-CA', {
            ...{ timeZone: name, year: 'numeric', month: '2-digit', day: '2-digit' },
            ...{ weekday: 'short', hour: '2-digit', hourCycle: 'h23' },
          }).format(at)
          const { day, hour, weekday } = localHour(zoneOf(name), at)
          const word = ['', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][weekday]
          expect(`${word}, ${day}, ${String(hour).padStart(2, '0')}`).toBe(said.replace('.', ''))
          const monday = weekOf(zoneOf(name), at)
          expect(Date.parse(day) - Date.parse(monday)).toBe((weekday - 1) * dayMs)
        },
      ),
    )
  })
})

describe('a span over the hours of the week', () => {
  const calendars = fc
    .record({
      zone: fc.constantFrom(...zones),
      days: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
      hours: fc.constantFrom(
        [{ from: 540, to: 1020 }],
        [{ from: 1320, to: 375 }],
        [
          { from: 545, to: 720 },
          { from: 780, to: 1440 },
        ],
      ),
      off: fc.array(fc.integer({ min: -5, max: 60 }), { maxLength: 12 }),
    })
    .map(({ off, ...given }) => {
      const holidays = new Set(off.map((day) => isoDay(Date.UTC(2011, 11, 1) + day * dayMs)))
      return makeCalendar({ ...given, holidays })
    })
  const moment = fc.integer({ min: Date.UTC(2011, 10, 25), max: Date.UTC(2012, 3, 10) })

  test('is the same as its hours one by one', () => {
    fc.assert(
      fc.property(calendars, moment, moment, (calendar, one, other) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)]
        const expected = new Float64Array(168)
        const elapsed = new Float64Array(168)
        // Hours begin anew each quarter of UTC, wherever their zone lies.
        for (let at = from; at < to;) {
          const next = Math.min(to, (Math.floor(at / 900_000) + 1) * 900_000)
          const { weekday, hour } = localHour(calendar, at)
          const cell = (weekday - 1) * 24 + hour
          expected[cell] = (expected[cell] ?? 0) + workingMinutes(calendar, at, next)
          elapsed[cell] = (elapsed[cell] ?? 0) + (next - at) / 60_000
          at = next
        }
        for (const [cell, minutes] of shared(calendar, from, to).entries())
          expect([cell, minutes]).toEqual([cell, expect.closeTo(expected[cell] ?? 0, 6)])
        for (const [cell, minutes] of shared(calendar.zone, from, to).entries())
          expect([cell, minutes]).toEqual([cell, expect.closeTo(elapsed[cell] ?? 0, 6)])
      }),
      { numRuns: 40 },
    )
  })

  test('comes to all of it, over decades too, and no hour to less than nothing', () => {
    const far = fc.integer({ min: Date.UTC(1960, 0), max: Date.UTC(2060, 0) })
    fc.assert(
      fc.property(calendars, far, far, (calendar, one, other) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)]
        const working = shared(calendar, from, to)
        expect(sum(working)).toBeCloseTo(workingMinutes(calendar, from, to), 4)
        expect(sum(shared(calendar.zone, from, to))).toBeCloseTo((to - from) / 60_000, 4)
        expect(Math.min(...working)).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 60 },
    )
  })

  test('adds to what is there; a span that is none, or ends before it begins, adds nothing', () => {
    const berlin = zoneOf('Europe/Berlin')
    const from = Date.parse('2026-11-23T08:30Z')
    const into = new Float64Array(168)
    hoursShared(berlin, [from, from + 3_600_000], into)
    hoursShared(berlin, [from, from + 60_000], into)
    expect([into[9], into[10]]).toEqual([31, 30])
    hoursShared(berlin, [from, from], into)
    hoursShared(berlin, [from, from - 1], into)
    expect(sum([...into])).toBe(61)
    expect(() => hoursShared(berlin, [from, Number.NaN], into)).toThrow('Invariant')
  })

  test('of decades takes far fewer steps than its days', () => {
    const calendar = inZone(
      makeCalendar({
        ...{ zone: 'UTC', days: [1, 2, 3, 4, 5], from: 540, to: 1020 },
        holidays: new Set(Array.from({ length: 300 }, (_, at) => isoDay(at * 51 * dayMs))),
      }),
      'Asia/Kolkata',
    )
    const steps = (weeks: number) => {
      let count = 0
      const into = new Proxy(new Float64Array(168), {
        set: (target, key, value: number) => {
          count++
          return Reflect.set(target, key, value)
        },
      })
      hoursShared(calendar, [0, weeks * 7 * dayMs], into)
      return count
    }
    expect(steps(1)).toBe(4 * 8)
    // Day by day it would be 80,000; the days off are 300.
    expect(steps(2000)).toBeLessThan(8_000)
  })
})
