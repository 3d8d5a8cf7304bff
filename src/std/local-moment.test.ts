import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { momentFrom, momentShown, shownIn } from './local-moment.ts'
import { offsetAt, zoneOf } from './zone.ts'

const berlin = zoneOf('Europe/Berlin')
const at = (text: string, zone = 'Europe/Berlin') => {
  const { ms, reading } = momentFrom(text, zoneOf(zone))
  return `${new Date(ms).toISOString()} ${reading}`
}

test.each([
  ['2026-11-27', '2026-11-26T23:00:00.000Z plain'],
  ['2026-11-27T09:30', '2026-11-27T08:30:00.000Z plain'],
  ['2026-07-27 09:30:15.0078', '2026-07-27T07:30:15.007Z plain'],
  ['2026-11-27t24:00', '2026-11-27T23:00:00.000Z plain'],
  ['2026-11-27T09:30Z', '2026-11-27T09:30:00.000Z plain'],
  ['2026-11-27T09:30:00,5-0330', '2026-11-27T13:00:00.500Z plain'],
  ['2026-11-27T09:30+01', '2026-11-27T08:30:00.000Z plain'],
  ['0001-01-02T00:00', '0001-01-01T23:06:32.000Z plain'],
  ['9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z plain'],
])('%s is understood', (text, moment) => {
  expect(at(text)).toBe(moment)
})

test.each([
  ...['', 'NaN', 'yesterday', '2026', '2026-11', '2026-02-30', '2026-13-01', '2026-11-27T25:00'],
  ...['2026-11-27T24:01', '2026-11-27T09:60', '2026-11-27T09:30:60', '2026-11-27T09:30+25:00'],
  ...['2026-11-27T09:30+01:60', '0000-01-01', '-000001-01-01', '+010000-01-01', '2026-11-27T9:30'],
  ...['0001-01-01', '9999-12-31T23:59-01:00', '1764201600000', '2026-11-27T09:30 +01:00'],
])("'%s' is no time", (text) => {
  expect(() => at(text, 'Asia/Kolkata')).toThrow(
    expect.objectContaining({ code: 'worktime.time', hint: expect.stringContaining('2026-11-27') }),
  )
})

describe('as Temporal reads it when it is told to be compatible:', () => {
  test.each([
    ['Europe/Berlin', '2026-03-29T02:30', '2026-03-29T01:30:00.000Z skipped'],
    ['Europe/Berlin', '2026-03-29T03:00', '2026-03-29T01:00:00.000Z plain'],
    ['Europe/Berlin', '2026-10-25T02:30', '2026-10-25T00:30:00.000Z twice'],
    ['Europe/Berlin', '2026-10-25T03:00', '2026-10-25T02:00:00.000Z plain'],
    ['America/New_York', '2026-11-01T01:00', '2026-11-01T05:00:00.000Z twice'],
    ['Australia/Lord_Howe', '2026-04-05T01:45', '2026-04-04T14:45:00.000Z twice'],
    ['Australia/Lord_Howe', '2026-10-04T02:15', '2026-10-03T15:45:00.000Z skipped'],
    ['Pacific/Apia', '2011-12-30T12:00', '2011-12-30T22:00:00.000Z skipped'],
  ])('in %s %s', (zone, text, moment) => {
    expect(at(text, zone)).toBe(moment)
  })

  test('what clocks show at a moment is that moment, or the first that shows it', () => {
    const zones = ['Europe/Berlin', 'Australia/Lord_Howe', 'Pacific/Apia', 'Africa/Casablanca']
    const minutes = fc.integer({ min: Date.UTC(1995, 0) / 60_000, max: Date.UTC(2035, 0) / 60_000 })
    fc.assert(
      fc.property(fc.constantFrom(...zones), minutes, (name, minute) => {
        const [zone, ms] = [zoneOf(name), minute * 60_000]
        const shown = ms + offsetAt(zone, ms)
        const found = momentShown(zone, shown)
        expect(found.ms + offsetAt(zone, found.ms)).toBe(shown)
        expect(found.reading).not.toBe('skipped')
        expect(found.ms).toBeLessThanOrEqual(ms)
        if (found.reading === 'plain') expect(found.ms).toBe(ms)
      }),
    )
  })
})

test('a moment is shown with its offset', () => {
  expect(shownIn(berlin, Date.parse('2026-03-29T01:30Z'))).toBe('2026-03-29T03:30+02:00')
  expect(shownIn(zoneOf('America/New_York'), Date.parse('2026-03-01T01:30:15.5Z'))).toBe(
    '2026-02-28T20:30:15.500-05:00',
  )
  expect(shownIn(zoneOf('Asia/Kolkata'), 15_000)).toBe('1970-01-01T05:30:15+05:30')
})
