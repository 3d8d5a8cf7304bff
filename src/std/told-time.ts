/** A time as people's tables and tools write it: ISO 8601 and its loose kin, the dates of e-mail, seconds or milliseconds since 1970. */

/**
 * Milliseconds since 1970; null for what is no time, or lies before 1980 or after 2199. A time without a zone is taken as UTC: nobody says
 * where it was told. What may mean two days (`03/04/2026`) is no time.
 */
export function toldTime(given: string): number | null {
  const text = given.trim()
  const ms = isoTime(text) ?? mailTime(text) ?? countedTime(text)
  return ms !== null && ms >= earliest && ms < latest ? ms : null
}

const [earliest, latest] = [Date.UTC(1980), Date.UTC(2200)]

const iso =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?$/i

function isoTime(text: string): number | null {
  const found = iso.exec(text)
  if (found === null) return null
  const [, year = '', month = '', day = '', hour = '0', minute = '0', second = '0'] = found
  const [, , , , , , , fraction = '0', zone = 'Z'] = found
  const parts = [Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second)]
  const [monthAt = 0, dayAt = 0, hourAt = 0, minuteAt = 0, secondAt = 0] = parts
  const date = new Date(Date.UTC(Number(year), monthAt, dayAt, hourAt, minuteAt, secondAt))
  // A thirteenth month, or the thirtieth of February, would go on into the next.
  const isReal =
    date.getUTCMonth() === monthAt &&
    date.getUTCDate() === dayAt &&
    date.getUTCHours() === hourAt &&
    date.getUTCMinutes() === minuteAt
  if (!isReal) return null
  return date.getTime() + Math.floor(Number(`0.${fraction}`) * 1000) - minutesOf(zone) * 60_000
}

function minutesOf(zone: string): number {
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone) ?? []
  return (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1)
}

/** `Fri, 20 Dec 2019 14:18:55 GMT`. */
function mailTime(text: string): number | null {
  return /^[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} (GMT|UTC|[+-]\d{4})$/.test(
    text,
  )
    ? Date.parse(text)
    : null
}

function countedTime(text: string): number | null {
  if (/^\d{10}(\.\d+)?$/.test(text)) return Math.round(Number(text) * 1000)
  return /^\d{13}$/.test(text) ? Number(text) : null
}
