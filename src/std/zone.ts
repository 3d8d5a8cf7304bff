/**
 * What the clocks of a time zone show at any moment. Intl knows, and takes microseconds for each answer: it is asked once
 * for each year that somebody needs, and what it said is kept.
 */
import { CairnError, invariant } from './errors.ts'
import { firstPlace } from './first-place.ts'
import { dayMs, firstYear, lastYear } from './local-day.ts'
import { nearNames } from './near.ts'

export interface Zone {
  /** As it was given, such as Europe/Berlin. */
  readonly name: string
  readonly years: Map<number, ZoneYear>
  /** What is added to UTC at this moment, a whole second of the year 100 or later, in milliseconds, as Intl says it. */
  readonly ask: (ms: number) => number
}

/** One year of UTC. */
export interface ZoneYear {
  /** Where each offset begins, in milliseconds UTC: with the year, and at each change up to the beginning of the next year, which is included. */
  readonly begins: readonly number[]
  /** What is added to UTC from there on, in milliseconds. */
  readonly offsets: readonly number[]
  /** The beginning of the next year. */
  readonly end: number
}

const zones = new Map<string, Zone>()

/** A zone of the IANA database, or an offset such as +05:30. */
export function zoneOf(name: string): Zone {
  // In small letters there are no more than zones; as people spell them there is no end.
  const key = name.toLowerCase()
  const known = zones.get(key)
  if (known !== undefined) return known
  const zone = { name, years: new Map<number, ZoneYear>(), ask: askerOf(name) }
  zones.set(key, zone)
  return zone
}

/** In milliseconds: what is added to UTC at this moment to read the zone's clocks. */
export function offsetAt(zone: Zone, ms: number): number {
  const year = zoneYear(zone, yearOf(ms))
  return year.offsets[placeIn(year, ms)] ?? 0
}

/** Which of the offsets of its year holds at this moment. */
export function placeIn({ begins }: ZoneYear, ms: number): number {
  let place = begins.length - 1
  while (place > 0 && (begins[place] ?? 0) > ms) place -= 1
  return place
}

export function yearOf(ms: number): number {
  const year = new Date(ms).getUTCFullYear()
  invariant(year >= firstYear && year <= lastYear, 'a moment lies in the years 1 to 9999')
  return year
}

/** The first change of any zone's clocks was in the 1840s. */
const firstAsked = 1800
/** Behind all exceptions that the database lists one by one, such as Morocco's until 2087, rules alone are left. */
const lastListed = 2100
/** Rules repeat with the calendar: 400 years are 20,871 whole weeks. */
const cycle = 400

export function zoneYear(zone: Zone, year: number): ZoneYear {
  const known = zone.years.get(year)
  if (known !== undefined) return known
  const made = madeYear(zone, year)
  zone.years.set(year, made)
  return made
}

function madeYear(zone: Zone, year: number): ZoneYear {
  const [begin, end] = [beginOf(year), beginOf(year + 1)]
  if (year < firstAsked)
    return { begins: [begin], offsets: zoneYear(zone, firstAsked).offsets.slice(0, 1), end }
  if (year < lastListed + cycle) return foundYear(zone, begin, end)
  const same = zoneYear(zone, lastListed + ((year - lastListed) % cycle))
  const later = begin - (same.begins[0] ?? 0)
  return { begins: same.begins.map((at) => at + later), offsets: same.offsets, end }
}

function beginOf(year: number): number {
  return Date.UTC(2000, 0, 1) + daysFrom2000(year) * dayMs
}

/** Date.UTC takes the year 70 for 1970. */
function daysFrom2000(year: number): number {
  const before = year - 1
  const leaps = (last: number) =>
    Math.floor(last / 4) - Math.floor(last / 100) + Math.floor(last / 400)
  return (year - 2000) * 365 + leaps(before) - leaps(1999)
}

/** The two nearest changes that any zone makes lie a week apart. */
const lookEveryMs = 3 * dayMs

function foundYear({ ask }: Zone, begin: number, end: number): ZoneYear {
  const begins = [begin]
  const offsets = [ask(begin)]
  let from = begin
  while (from < end) {
    const to = Math.min(from + lookEveryMs, end)
    const [before, after] = [offsets.at(-1) ?? 0, ask(to)]
    if (after !== before) {
      begins.push(changeIn(ask, from, to))
      offsets.push(after)
    }
    from = to
  }
  return { begins, offsets, end }
}

/** The first second that has no longer the offset of the beginning. */
function changeIn(ask: Zone['ask'], from: number, to: number): number {
  const before = ask(from)
  return (
    from + firstPlace((to - from) / 1000, (second) => ask(from + second * 1000) === before) * 1000
  )
}

function askerOf(name: string): Zone['ask'] {
  const clock = clockOf(name)
  return (ms) => {
    const [month = 0, day = 0, year = 0, hour = 0, minute = 0, second = 0] =
      clock.format(ms).match(/\d+/g)?.map(Number) ?? []
    return Date.UTC(year, month - 1, day, hour, minute, second) - ms
  }
}

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const digits = 'numeric'
  try {
    return new Intl.DateTimeFormat('en-US', {
      ...{ timeZone, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23' },
      ...{ year: digits, month: digits, day: digits, hour: digits, minute: digits, second: digits },
    })
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause
    throw unknownZone(timeZone, cause)
  }
}

function unknownZone(name: string, cause: RangeError): CairnError {
  const known = Intl.supportedValuesOf('timeZone')
  const city = known.filter((each) => each.toLowerCase().endsWith(`/${name.toLowerCase()}`))
  const [near] = city.length > 0 ? city : nearNames(name, known)
  const shown = name.length > 40 ? `${name.slice(0, 40)}…` : name
  return new CairnError('invalid', 'worktime.zone', `There is no time zone '${shown}'.`, {
    hint: near === undefined ? 'Name one such as Europe/Berlin, or UTC.' : `Did you mean ${near}?`,
    cause,
  })
}
