/** A moment as people write it, ISO 8601: with its offset, or as the clocks of a zone show it. */
import { CairnError } from './errors.ts'
import { dayMs, dayNumber, firstYear, lastYear } from './local-day.ts'
import { shownWord } from './shown-word.ts'
import { offsetAt, type Zone } from './zone.ts'

export interface Moment {
  /** Milliseconds UTC. */
  ms: number
  /** `skipped` where clocks were put forward over it, `twice` where they were put back. */
  reading: 'plain' | 'skipped' | 'twice'
}

/** A day alone is its midnight. What lies behind milliseconds is left away. */
export function momentFrom(text: string, zone: Zone): Moment {
  const [, day = '', hour = '0', minute = '0', second = '0', fraction = '', offset] =
    iso.exec(text.trim()) ?? []
  const number = dayNumber(day)
  const [hours, minutes, seconds] = [Number(hour), Number(minute), Number(second)]
  const ms = Number(fraction.slice(0, 3).padEnd(3, '0'))
  const inDay = ((hours * 60 + minutes) * 60 + seconds) * 1000 + ms
  const isTime = minutes < 60 && seconds < 60 && inDay <= dayMs
  if (number === undefined || !isTime) throw noMoment(text)
  const local = number * dayMs + inDay
  const moment =
    offset === undefined
      ? momentShown(zone, local)
      : { ms: local - offsetFrom(offset, text), reading: 'plain' as const }
  const year = new Date(moment.ms).getUTCFullYear()
  if (year < firstYear || year > lastYear) throw noMoment(text)
  return moment
}

const iso =
  /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(Z|[+-]\d\d(?::?\d\d)?)?)?$/i

function offsetFrom(offset: string, text: string): number {
  if (/^z$/i.test(offset)) return 0
  const [hours, minutes] = [Number(offset.slice(1, 3)), Number(offset.slice(-2))]
  const ofHour = offset.length > 3 ? minutes : 0
  if (hours > 23 || ofHour > 59) throw noMoment(text)
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + ofHour) * 60_000
}

/**
 * When the clocks of a zone show this (milliseconds as if it were UTC). Of two moments the earlier; what they skip is
 * counted on from before, so that 2:30 in a gap of an hour is 3:30. So do RFC 5545 and `compatible` of Temporal.
 */
export function momentShown(zone: Zone, local: number): Moment {
  const before = offsetNear(zone, local - dayMs)
  const after = offsetNear(zone, local + dayMs)
  const found = [before, after].filter((offset) => offsetNear(zone, local - offset) === offset)
  if (found.length === 0) return { ms: local - before, reading: 'skipped' }
  const offset = Math.max(...found)
  return { ms: local - offset, reading: before !== after && found.length > 1 ? 'twice' : 'plain' }
}

/** As the clocks of a zone show it, with their offset: 2026-03-29T03:30+02:00. */
export function shownIn(zone: Zone, ms: number): string {
  const offset = offsetAt(zone, ms)
  const shown = new Date(ms + offset).toISOString().replace(/(:00)?\.000Z$|Z$/, '')
  const minutes = Math.round(Math.abs(offset) / 60_000)
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60].map((each) =>
    String(each).padStart(2, '0'),
  )
  return `${shown}${offset < 0 ? '-' : '+'}${hour}:${minute}`
}

/** At the ends of the calendar, that of the nearest moment within it. */
function offsetNear(zone: Zone, ms: number): number {
  return offsetAt(zone, Math.min(last, Math.max(first, ms)))
}

const first = Date.parse('0001-01-01T00:00:00Z')
const last = Date.parse('9999-12-31T23:59:59.999Z')

function noMoment(text: string): CairnError {
  return new CairnError('invalid', 'worktime.time', `${shownWord(text)} is no time.`, {
    hint: 'Write it as 2026-11-27T09:30, or with an offset as 2026-11-27T09:30+01:00, in the years 0001 to 9999.',
  })
}
