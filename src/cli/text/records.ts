/** What a verb answers, for people: a list as a table, one thing as its words with what is known of it above. */
import { z } from 'zod'
import { inert } from '../inert.ts'
import type { Io } from '../io.ts'
import { table, type Column } from './table.ts'
import { wrap } from './wrap.ts'

type Terminal = Pick<Io, 'columns' | 'tableColumns' | 'paint'>

export function showRecords(terminal: Terminal, answer: unknown): string {
  const page = Page.safeParse(answer)
  return `${(page.success ? list(terminal, page.data) : one(terminal, Thing.parse(answer))).join('\n')}\n`
}

const Thing = z.record(z.string(), z.unknown())
type Thing = z.output<typeof Thing>
const Page = z.object({ items: z.array(Thing), next: z.string().nullable().default(null) })

/** Of these a list says enough. */
const inLists = [
  'kind',
  'number',
  'version',
  'status',
  'title',
  'act',
  'text',
  'body',
  'snippet',
  'due',
  'updatedAt',
  'at',
  'id',
]
/** Sentences, which go on below. */
const wide = new Set(['title', 'text', 'body', 'snippet'])
/** Names of columns that are times. */
const times = /At$|^at$/

function list({ tableColumns, paint }: Terminal, { items, next }: z.output<typeof Page>): string[] {
  if (items.length === 0) return ['Nothing was found.']
  const has = (key: string) => items.some((item) => item[key] !== undefined)
  const keys = inLists.filter(
    (key) => has(key) && !(key === 'body' && has('title')) && !(key === 'id' && has('number')),
  )
  const columns: Column<Thing>[] = keys.map((key) => ({
    head: wordsOf(key),
    of: (item) => oneLine(inWords(key, item[key])),
    ...(wide.has(key) ? { mayShrink: true } : {}),
    ...(key === 'number' || key === 'version' ? { isNumber: true } : {}),
  }))
  const more = next === null ? [] : ['', `There are more: --after '${inert(next)}' shows them.`]
  return [...table(columns, items, tableColumns, paint), ...more]
}

function one({ columns, paint }: Terminal, { title, body, ...rest }: Thing): string[] {
  const known = Object.entries(rest).filter(
    ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
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

/** `createdAt` is `created at`. */
function wordsOf(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}

function inWords(key: string, value: unknown): string {
  if (typeof value === 'string')
    return times.test(key) ? value.slice(0, 16).replace('T', ' ') : value
  if (Array.isArray(value)) return value.map((part) => inWords('', part)).join('; ')
  const thing = Thing.safeParse(value)
  if (thing.success && typeof thing.data['title'] === 'string') return thing.data['title']
  return value === undefined || value === null ? '' : JSON.stringify(value)
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
