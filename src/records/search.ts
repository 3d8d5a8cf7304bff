/**
 * Full-text search over all that people wrote: words in any form, "phrases", -without, and the last word as far as it is typed.
 * A title weighs more than what the kind knows, that more than the body, and comments least.
 */
import { sql, type RawBuilder } from 'kysely'
import { z } from 'zod'
import type { Ctx } from '#verbs/ctx.ts'
import { OtherRecord } from './other-record.ts'
import { trialUntil } from './trial.ts'

export const Found = z
  .object({
    ...OtherRecord.shape,
    /** Some words around the first places, without Markdown's meaning; … where it is cut. */
    snippet: z.string(),
    /** Where in the snippet what was looked for stands: from, and to without. In UTF-16 code units. */
    marks: z.array(z.tuple([z.int(), z.int()])),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'Found' })
export type Found = z.output<typeof Found>

export const SearchText = z
  .string()
  .trim()
  .min(1, 'something to look for is wanted')
  .max(500)
  .describe('Words in any form, "a phrase", -without; the last word as far as it is typed.')

export interface SearchWish {
  text: string
  kind?: string | undefined
  tag?: string | undefined
  limit: number
}

/** Best first. More than this many are not weighed one by one: then the newest come first. */
const weighedMax = 2_000

export async function search(
  { db }: Pick<Ctx, 'db'>,
  { text, kind, tag, limit }: SearchWish,
): Promise<{ items: Found[]; isWeighed: boolean }> {
  const query = await parsed(db, text)
  if (query === null) return { items: [], isWeighed: true }
  const ofKind = kind === undefined ? sql`` : sql`and w.kind = ${kind}`
  const tagged = tag === undefined ? sql`` : await withTag(db, tag)
  const hit = sql`w.search @@ ${query}::tsquery ${ofKind} ${tagged}`
  const newest = await newestFew(db, hit, limit)
  const isWeighed = newest === undefined
  const best = isWeighed
    ? weighed(query, hit, limit)
    : sql`select *, 0 as weight from unnest(${newest.map(({ record }) => record)}::uuid[], ${newest.map((one) => one.comment)}::uuid[]) n (record_id, comment_id)`
  const { rows } = await sql<Row>`
    select r.record_id as record, r.kind, r.number, r.status, ${trialUntil('r')} as "trialUntil", r.title, r.updated_at as "updatedAt",
      ts_headline('english', coalesce(c.body, w.text, r.body), ${query}::tsquery,
        case when length(coalesce(c.body, w.text, r.body)) <= ${wholeMax} then ${wholeHeadline} else ${headline} end) as marked,
      left(ltrim(coalesce(c.body, w.text, r.body), ${blank}), ${edge}) as head, right(rtrim(coalesce(c.body, w.text, r.body), ${blank}), ${edge}) as tail
    from (${best}) b join records.record r using (record_id)
    join records.words w using (record_id, comment_id)
    left join records.comment c on c.comment_id = b.comment_id
    where r.removed_at is null
    order by b.weight desc, r.updated_at desc, r.number desc`.execute(db)
  return { items: rows.map(foundOf), isWeighed }
}

/** Where few records have the tag, these are looked at, and not all that say the words. */
async function withTag(db: Ctx['db'], tag: string): Promise<RawBuilder<unknown>> {
  const { rows } = await sql<{ id: string }>`
    select record_id as id from records.record where tags @> array[${tag}] and removed_at is null limit ${fewMax + 1}`.execute(
    db,
  )
  return rows.length <= fewMax
    ? sql`and w.record_id = any(${rows.map(({ id }) => id)}::uuid[])`
    : sql`and exists (select from records.record t where t.record_id = w.record_id and t.tags @> array[${tag}])`
}

const fewMax = 1_000

/** Of a record and its comments the best place is shown. */
function weighed(query: string, hit: RawBuilder<unknown>, limit: number): RawBuilder<unknown> {
  return sql`
    select record_id, comment_id, weight from (
      select distinct on (record_id) record_id, comment_id, weight from (
        select w.record_id, w.comment_id, ts_rank(w.search, ${query}::tsquery) as weight from records.words w where ${hit}
      ) each order by record_id, weight desc, comment_id
    ) one join records.record r using (record_id)
    where r.removed_at is null
    order by weight desc, r.updated_at desc, r.number desc limit ${limit}`
}

/** From the newest on, as many rows of words are looked at one by one. */
const lookedAtMax = 20_000

/**
 * What many records say is soon met among the newest, and to weigh all that say it would take a second. Undefined where so few
 * say it, or so few of the newest, that all are weighed.
 */
async function newestFew(
  db: Ctx['db'],
  hit: RawBuilder<unknown>,
  limit: number,
): Promise<{ record: string; comment: string }[] | undefined> {
  const { rows: counted } = await sql<{ n: number }>`
    select count(*) as n from (select from records.words w where ${hit} limit ${weighedMax + 1}) counted`.execute(
    db,
  )
  if ((counted[0]?.n ?? 0) <= weighedMax) return undefined
  const { rows } = await sql<{ record: string; comment: string }>`
    select w.record_id as record, w.comment_id as comment
    from (select * from records.words order by at desc limit ${lookedAtMax}) w
    where ${hit} and not exists (select from records.record r where r.record_id = w.record_id and r.removed_at is not null)
    limit ${4 * limit}`.execute(db)
  const records = new Map(rows.toReversed().map((row) => [row.record, row]))
  return records.size < limit ? undefined : [...records.values()].toReversed().slice(0, limit)
}

interface Row extends Omit<Found, 'snippet' | 'marks' | 'updatedAt'> {
  updatedAt: Date
  marked: string
  /** How the whole begins and ends: a snippet that does otherwise was cut. */
  head: string
  tail: string
}

/** A text so short is shown as it is. */
const wholeMax = 200
const blank = ' \t\r\n'
/** Far more than a snippet begins or ends with by chance. */
const edge = 40

/** Letters that no text is written in. */
const [begin, end] = ['\ue000', '\ue001']
const marking = `StartSel=${begin}, StopSel=${end}`
const wholeHeadline = `${marking}, HighlightAll=true`
const headline = `${marking}, MaxWords=30, MinWords=12, MaxFragments=2, FragmentDelimiter=" … "`

function foundOf({ marked, head, tail, updatedAt, ...row }: Row): Found {
  const plain = marked.replace(/[\ue000\ue001]/g, '').trim()
  const marks: [number, number][] = []
  let snippet = isBegun(plain, head) ? '' : '… '
  let from = 0
  for (const part of marked.trim().split(/([\ue000\ue001])/)) {
    if (part === begin) from = snippet.length
    else if (part === end) marks.push([from, snippet.length])
    else snippet += part.replace(/\s+/g, ' ')
  }
  if (!isEnded(plain, tail)) snippet += ' …'
  return { ...row, snippet, marks, updatedAt: updatedAt.toISOString() }
}

/** Marks before the first word and behind the last are left away, and nothing is missed. */
function isBegun(snippet: string, head: string): boolean {
  const [is, whole] = [snippet, head].map((text) => text.replace(/^[^\p{L}\p{N}]+/u, ''))
  return is !== undefined && whole !== undefined && (is.startsWith(whole) || whole.startsWith(is))
}

function isEnded(snippet: string, tail: string): boolean {
  const [is, whole] = [snippet, tail].map((text) => text.replace(/[^\p{L}\p{N}]+$/u, ''))
  return is !== undefined && whole !== undefined && (is.endsWith(whole) || whole.endsWith(is))
}

/**
 * Null where nothing is to be looked for, as of "-the". Usual words, such as who or other, are passed over beside others; where they
 * are all there is, they are looked for as they are, in titles.
 */
export async function parsed(db: Ctx['db'], text: string): Promise<string | null> {
  const typed = /([\p{L}\p{N}]+)$/u.exec(text)?.[1]
  const { rows } = await sql<{ english: string; plain: string; isUsual: boolean }>`
    select websearch_to_tsquery('english', ${text})::text as english, websearch_to_tsquery('simple', ${text})::text as plain,
      to_tsvector('english', ${typed ?? ''}) = '' as "isUsual"`.execute(db)
  const { english = '', plain = '', isUsual = true } = rows[0] ?? {}
  const isPlain = english === ''
  const query = isPlain ? plain : english
  if (!wantsSomething(query)) return isPlain ? null : query
  // The last word may not be whole yet; a stem it has none then, and "the" may become "theory".
  const isOpen = typed !== undefined && query.endsWith("'") && (isPlain || !isUsual)
  return isOpen ? withPrefix(query, `'${typed.toLowerCase()}':*`) : query
}

/** Not only what must not be there. */
function wantsSomething(query: string): boolean {
  return query.replaceAll(/!'(?:[^']|'')*'/g, '').includes("'")
}

/**
 * `'use' & 'kyse'` is `'use' & ('kyse' | 'kyse':*)`, and so with `<->`, as of use_kyse or a phrase that is not closed yet; a word that
 * must not be there stays as it is.
 */
function withPrefix(query: string, prefix: string): string {
  const last = /^([^]*?)('(?:[^']|'')*')$/.exec(query)
  const [, before = '', word = ''] = last ?? []
  return /!\s*$/.test(before) ? query : `${before}(${word} | ${prefix})`
}
