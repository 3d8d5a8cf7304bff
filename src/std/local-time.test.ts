import { expect, test } from 'vitest'
import { momentFrom } from './local-time.ts'
import { zoneOf } from './zone.ts'

const told = (text: string, zone: string) => {
  const { ms, oddity } = momentFrom(text, zoneOf(zone))
  return [new Date(ms).toISOString(), oddity]
}

test.for([
  ['2026-03-27T16:00Z', 'Europe/Berlin', '2026-03-27T16:00:00.000Z', null],
  ['2026-03-27T16:00', 'Europe/Berlin', '2026-03-27T15:00:00.000Z', null],
  ['2026-03-27 16:00:30.25+05:30', 'Europe/Berlin', '2026-03-27T10:30:30.250Z', null],
  ['2026-07-01', 'Asia/Kolkata', '2026-06-30T18:30:00.000Z', null],
  ['2026-07-01T24:00', 'UTC', '2026-07-02T00:00:00.000Z', null],
  // Put forward by an hour at two, and back at three.
  ['2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z', 'skipped'],
  ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z', 'twice'],
  ['2026-10-04T02:15', 'Australia/Lord_Howe', '2026-10-03T15:45:00.000Z', 'skipped'],
  // A whole day that Samoa left out.
  ['2011-12-30T12:00', 'Pacific/Apia', '2011-12-30T22:00:00.000Z', 'skipped'],
] as const)('%s in %s is %s', ([text, zone, utc, oddity]) => {
  expect(told(text, zone)).toEqual([utc, oddity])
})

test.for([
  '',
  'x',
  '2026-02-30',
  '2026-01-01T25:00',
  '2026-01-01T10:60',
  '0000-01-01',
  '2026-01-01T10:00+30:00',
  '2026-01-01T24:01',
])('%j is no time', (text) => {
  expect(() => momentFrom(text, zoneOf('UTC'))).toThrow(
    expect.objectContaining({ code: 'worktime.time', hint: expect.any(String) }),
  )
})
