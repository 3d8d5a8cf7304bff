/** A commit as a source gives it to the facts. Bytes that may be in any encoding come as latin1 strings: one byte a character, lossless. */

export interface CommitFact {
  /** Full hexadecimal object id. */
  oid: string
  author: Signature
  committer: Signature
  /** The first paragraph on one line. */
  subject: string
  isMessageCut: boolean
  trailers: Trailer[]
  references: Reference[]
  /** Against the first parent; none for merges. */
  changes: ChangeFact[]
}

/** Who and when, as the commit claims. */
export interface Signature {
  /** latin1 of the raw bytes. */
  name: string
  email: string
  /** Seconds since 1970 as git prints them, and the zone: `1234567890 +0200`. Anything may stand here. */
  date: string
}

export interface ChangeFact {
  /** A M D R T as git says. */
  status: string
  /** latin1 of the raw bytes. */
  path: string
  oldPath: string | null
}

export interface Trailer {
  /** Lower case: `co-authored-by`. */
  token: string
  value: string
  /** The person it names, `name NUL e-mail` as latin1 bytes; null where it names none. */
  person: string | null
}

export interface Reference {
  kind: 'mentions' | 'closes' | 'fixes' | 'reverts' | 'fixup' | 'request'
  /** `#12`, `ABC-12`, `owner/name#12`; for reverts an object id; for fixups the subject meant; for the request it merges `!12`. */
  key: string
}

export interface LinesFact {
  oid: string
  changes: { path: string; added: number | null; deleted: number | null }[]
}

export interface Skip {
  subject: string
  code: string
  detail: string
}

/** Splits a signature's date. Seconds are null for what is no date between 1970 and 2100; the zone is in minutes east of UTC. */
export function dateOf(text: string): { second: number | null; zone: number | null } {
  const space = text.indexOf(' ')
  const second = Number(space < 0 ? text : text.slice(0, space))
  const zone = space < 0 ? null : zoneOf(text.slice(space + 1))
  // Before 1970 by its own zone, it is nothing that a git can print, and no more a date than zero is.
  const isDate = second > Math.max(0, -(zone ?? 0) * 60) && second < year2100
  return { second: Number.isSafeInteger(second) && isDate ? second : null, zone }
}

const zones = new Map<string, number | null>()
const zonesMax = 1_000

/** `+0530` as 330; null for what lies beyond 14 hours or is no zone. There are few, and every commit has two. */
function zoneOf(text: string): number | null {
  const known = zones.get(text)
  if (known !== undefined) return known
  const zone = /^([+-])(\d\d)([0-5]\d)$/.exec(text)
  const minutes = zone ? Number(zone[2]) * 60 + Number(zone[3]) : Number.NaN
  const value = minutes <= 14 * 60 ? (zone?.[1] === '-' ? -minutes : minutes) : null
  if (zones.size < zonesMax) zones.set(text, value)
  return value
}

const year2100 = 4_102_444_800

/** Latin1 bytes as text; `raw` holds the bytes where they are not UTF-8. */
export function textOf(latin1: string): { text: string; raw: Buffer | null } {
  if (!/[\u0080-\u00ff]/.test(latin1)) return { text: latin1, raw: null }
  const raw = Buffer.from(latin1, 'latin1')
  const text = raw.toString('utf8')
  return { text, raw: text.includes('\ufffd') && !Buffer.from(text).equals(raw) ? raw : null }
}
