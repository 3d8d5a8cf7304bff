/** A time as people write it: a moment where it says its offset, else what the clocks of a zone show. */
import { CairnError } from './errors.ts'
import { dayMs, dayNumber } from './local-day.ts'
import { shownWord } from './shown-word.ts'
import { offsetAt, type Zone } from './zone.ts'

export interface LocalMoment {
  /** Milliseconds since 1970. */
  ms: number
  /** What clocks never showed, or showed twice; null of all other times. */
  oddity: 'skipped' | 'twice' | null
}

const shape =
  /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?)?(Z|[+-]\d\d:?\d\d)?$/i

/** As RFC 5545 and Temporal's `compatible` read it: of a time shown twice the first, and of one that was skipped as much later. */
export function momentFrom(text: string, zone: Zone): LocalMoment {
  const [, day = '', hour = '0', minute = '0', second = '0', fraction = '', offset] =
    shape.exec(text.trim()) ?? []
  const number = dayNumber(day)
  if (number === undefined || Number(hour) > 24 || Number(minute) > 59 || Number(second) > 59)
    throw notATime(text)
  const clock = (Number(hour) * 60 + Number(minute)) * 60 + Number(second)
  if (clock > 86_400) throw notATime(text)
  const reading = number * dayMs + clock * 1000 + Math.floor(Number(`0.${fraction || '0'}`) * 1000)
  if (offset !== undefined) return { ms: reading - offsetMs(offset, text), oddity: null }
  return whenShown(zone, reading)
}

function whenShown(zone: Zone, reading: number): LocalMoment {
  // No clock is a day off from a day before or after, and offsets do not change twice in two days.
  const offsets = [offsetAt(zone, reading - dayMs), offsetAt(zone, reading + dayMs)]
  const moments = [...new Set(offsets.map((offset) => reading - offset))]
    .filter((ms) => ms + offsetAt(zone, ms) === reading)
    .sort((a, b) => a - b)
  const [first] = moments
  if (first === undefined) return { ms: reading - (offsets[0] ?? 0), oddity: 'skipped' }
  return { ms: first, oddity: moments.length > 1 ? 'twice' : null }
}

function offsetMs(text: string, whole: string): number {
  if (text.toUpperCase() === 'Z') return 0
  const [hours, minutes] = [Number(text.slice(1, 3)), Number(text.slice(-2))]
  if (hours > 23 || minutes > 59) throw notATime(whole)
  return (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000
}

function notATime(text: string): CairnError {
  return new CairnError('invalid', 'worktime.time', `${shownWord(text)} is not a time.`, {
    hint: 'Write it as 2026-03-27T16:00Z, 2026-03-27T17:00+01:00, or 2026-03-27T17:00 of the zone.',
  })
}
