/** Numbers and times as people read them; plain ASCII digits with commas, the same in every locale. */
import { monthOf as monthOfDate } from './month.ts'

/** 82,410 */
export function count(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',')
}

const numberWords = 'one two three four five six seven eight nine ten eleven twelve'.split(' ')

/** Up to twelve in letters. */
export function numberWord(value: number): string {
  return numberWords[value - 1] ?? count(value)
}

/** `1 file`, `2 files`; a plural that is not made with an s is given. */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${Math.round(value) === 1 ? one : many}`
}

/** A count with what answers call the counted, which is a plural: `2 merges`, `1 commit that changes nothing`. */
export function amount(value: number, many: string): string {
  return counted(value, Math.round(value) === 1 ? oneOf(many) : many, many)
}

/** Such plurals begin with the noun, one word before it at most; what is said of it follows, if anything. */
function oneOf(many: string): string {
  const of = many.replace(/\b[a-z]+s\b/, (plural) => singular(plural))
  return asSaidOfOne.reduce((text, [pattern, one]) => text.replace(pattern, one), of)
}

const oddSingulars: Record<string, string> = { touches: 'touch', branches: 'branch' }

function singular(plural: string): string {
  return oddSingulars[plural] ?? plural.replace(/ies$/, 'y').replace(/s$/, '')
}

/** Only where the noun itself is the subject: `commits that git could not show` stay as they are. */
const asSaidOfOne: readonly (readonly [RegExp, string])[] = [
  [/\bthat are\b/, 'that is'],
  [/\bthat (change|name|share|belong)\b/, 'that $1s'],
  [/\b(before|what) they take\b/, '$1 it takes'],
  [/\bthey were\b/, 'it was'],
  [/\bholds them\b/, 'holds it'],
  [/\bby bots\b/, 'by a bot'],
  [/\band binary file$/, 'or binary file'],
  [/^documentation and setting$/, 'file of documentation or settings'],
]

/** 0.8 s, 12 s, 3 min 5 s, 2 h 10 min */
export function duration(ms: number): string {
  const seconds = ms / 1000
  if (seconds < 10) return `${seconds.toFixed(1)} s`
  if (seconds < 60) return `${Math.round(seconds)} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${minutes} min ${Math.round(seconds % 60)} s`
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

/** 63 % */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}

/** `a`, `a and b`, `a, b and c` */
export function listed(names: readonly string[]): string {
  return names.length < 2
    ? (names[0] ?? '')
    : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

/** `line 3`, `lines 3 to 7` */
export function linesInWords({ from, to }: { from: number; to: number }): string {
  return from === to ? `line ${from}` : `lines ${from} to ${to}`
}

/** April 2023; UTC, as all our dates. */
export function monthOf(at: string): string {
  return monthOfDate(new Date(at))
}

/** 21 August 2026 */
export function dayOf(at: string): string {
  const date = new Date(at)
  return `${date.getUTCDate()} ${monthOf(at)}`
}

/** 4 hours, 1.5 days, 47 days, 10 weeks */
export function days(value: number): string {
  if (value < 1) {
    // Up, so that "within" is true; an hour as a day's fraction of four digits is still an hour.
    const hours = Math.max(1, Math.ceil(value * 24 - 0.01))
    return `${hours} ${hours === 1 ? 'hour' : 'hours'}`
  }
  if (value < 10)
    return `${Number(value.toFixed(1))} ${Number(value.toFixed(1)) === 1 ? 'day' : 'days'}`
  return `${count(value)} days`
}
