/** What a verb answers, for people: a list as a table, one thing as its words with what is known of it above. */
import { z } from 'zod'
import { inert } from '#std/inert.ts'
import { onlyDay } from '#std/shown-dates.ts'
import { standingInWords } from '#std/standing.ts'
import type { Io } from '../io.ts'
import { Compared, showDifferences } from './differences.ts'
import { table, type Column } from './table.ts'
import { wrap } from './wrap.ts'

type Terminal = Pick<Io, 'columns' | 'tableColumns' | 'paint'>

export function showRecords(terminal: Terminal, answer: unknown): string {
  const compared = Compared.safeParse(answer)
  if (compared.success) return `${showDifferences(terminal, compared.data).join('\n')}\n`
  const page = Page.safeParse(answer)
  return `${(page.success ? list(terminal, page.data) : one(terminal, Thing.parse(answer))).join('\n')}\n`
}

const Thing = z.record(z.string(), z.unknown())
type Thing = z.output<typeof Thing>
const Page = z.object({ items: z.array(Thing), next: z.string().nullable().default(null) })

/** Of these a list says enough. */
const inLists = [
  'key',
  'kind',
  'name',
  'says',
  'number',
  'version',
  'status',
  'title',
  'act',
  'text',
  'body',
  'snippet',
  'due',
  'tag',
  'reaction',
  'count',
  'isMine',
  'comment',
  'updatedAt',
  'keptUntil',
  'at',
  'id',
]
/** Sentences, which go on below. */
const wide = new Set(['title', 'text', 'body', 'snippet', 'says'])
const numbers = new Set(['number', 'version', 'count'])
/** In a narrow window a title is worth more than these. */
const minor = new Set(['version', 'updatedAt'])
const narrowMax = 72
/** Who did it, by an id that says nothing to a reader. */
const people = new Set(['author', 'owner', 'by', 'pinnedBy', 'removedBy'])
/** Names of columns that are times. */
const times = /At$|^at$|Until$/

function list({ tableColumns, paint }: Terminal, { items, next }: z.output<typeof Page>): string[] {
  if (items.length === 0) return ['Nothing was found.']
  const has = (key: string) => items.some((item) => item[key] !== undefined)
  const isNarrow = tableColumns <= narrowMax && has('title')
  const keys = inLists.filter(
    (key) =>
      has(key) &&
      !(key === 'body' && has('title')) &&
      !(key === 'id' && has('number')) &&
      !(isNarrow && minor.has(key)),
  )
  const columns: Column<Thing>[] = keys.map((key) => ({
    head: wordsOf(key),
    of: (item) => oneLine(key === 'status' ? standingOf(item) : inWords(key, item[key])),
    ...(wide.has(key) ? { mayShrink: true } : {}),
    ...(numbers.has(key) ? { isNumber: true } : {}),
  }))
  const more = next === null ? [] : ['', `There are more: --after '${inert(next)}' shows them.`]
  return [...table(columns, items, tableColumns, paint), ...more]
}

function one({ columns, paint }: Terminal, { title, body, ...rest }: Thing): string[] {
  const known = Object.entries(rest).filter(
    ([key, value]) =>
      value !== null && !people.has(key) && !(Array.isArray(value) && value.length === 0),
  )
  const width = Math.max(0, ...known.map(([key]) => wordsOf(key).length)) + 2
  return [
    ...(typeof title === 'string' ? [paint('bold', inert(title)), ''] : []),
    ...known.flatMap(([key, value]) =>
      wrap(inert(inWords(key, value)), columns, wordsOf(key).padEnd(width), ' '.repeat(width)),
    ),
    ...(typeof body === 'string' && body !== ''
      ? ['', ...body.split('\n').flatMap((line) => wrap(inert(line), columns))]
      : []),
  ]
}

/** What holds on trial only says so. */
function standingOf({ status, trialUntil }: Thing): string {
  return standingInWords({
    status: inWords('status', status),
    trialUntil: typeof trialUntil === 'string' ? trialUntil : null,
  })
}

/** `createdAt` is `created at`. */
function wordsOf(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}

function inWords(key: string, value: unknown): string {
  if (typeof value === 'string')
    return times.test(key) ? (onlyDay(value) ?? value.slice(0, 16).replace('T', ' ')) : value
  if (Array.isArray(value)) return value.map((part) => inWords('', part)).join('; ')
  const thing = Thing.safeParse(value)
  if (thing.success && typeof thing.data['title'] === 'string') return thing.data['title']
  if (thing.success)
    return Object.entries(thing.data)
      .map(([part, of]) => `${wordsOf(part)}: ${inWords(part, of)}`)
      .join('; ')
  return value === undefined || value === null ? '' : JSON.stringify(value)
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
