/** Records of one kind and the texts that came with Cairn, in one list: the team's own first. */
import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '#verbs/ctx.ts'
import { noPlace, type Page, type PageWish } from './page.ts'
import { parsed } from './search.ts'

export interface BesideWish<Status extends string> {
  text?: string | undefined
  from?: 'cairn' | 'team' | undefined
  status?: Status | undefined
}

interface Beside<Line, Shipped, Status extends string> {
  kind: string
  /** All of them, by id. */
  shipped: readonly Shipped[]
  /** The state that all of them are in. */
  shippedStatus: Status
  isWanted: (shipped: Shipped) => boolean
  lineOf: (shipped: Shipped) => Line
  /** What the lines of the team's own have besides what all have. */
  columns: RawBuilder<unknown>
  /** Which of the team's own are wanted. */
  narrowed: RawBuilder<unknown>
}

interface Words {
  id: string
  title: string
  body: string
}

/** Those of the team by number, the newest first; then those that came with Cairn, by id. `after` is the ref of the last one shown. */
export async function listBesideShipped<
  Line extends { ref: string },
  Shipped extends Words,
  Status extends string,
>(
  ctx: Pick<Ctx, 'db'>,
  wish: BesideWish<Status>,
  { after, limit }: PageWish,
  of: Beside<Line, Shipped, Status>,
): Promise<Page<Line>> {
  const [, number] = new RegExp(`^${of.kind}#([1-9]\\d{0,8})$`).exec(after ?? '') ?? []
  const id = number === undefined ? after : undefined
  if (id !== undefined && !of.shipped.some((one) => one.id === id)) throw noPlace()
  const below = number === undefined ? null : Number(number)
  const own =
    id === undefined ? await ownLines<Line, Status>(ctx, wish, { below, limit: limit + 1 }, of) : []
  const rest = own.length > limit ? [] : await shippedLines<Line, Shipped, Status>(ctx, wish, of)
  const all = [...own, ...rest.filter(({ ref }) => id === undefined || ref > id)]
  const items = all.slice(0, limit)
  return { items, next: all.length > limit ? (items.at(-1)?.ref ?? null) : null }
}

async function ownLines<Line, Status extends string>(
  { db }: Pick<Ctx, 'db'>,
  { text, from, status }: BesideWish<Status>,
  { below, limit }: { below: number | null; limit: number },
  { kind, columns, narrowed }: Pick<Beside<Line, Words, Status>, 'kind' | 'columns' | 'narrowed'>,
): Promise<Line[]> {
  if (from === 'cairn') return []
  const words = text === undefined ? undefined : await parsed(db, text)
  if (words === null) return []
  const { rows } = await sql<Line>`
    select ${kind} || '#' || number as ref, 'team' as "from", record_id as id, number, title, status,
      ${columns}
    from records.record r
    where kind = ${kind} and removed_at is null
      and (${below}::integer is null or number < ${below}::integer)
      and (${status ?? null}::text is null or status = ${status ?? null}::text)
      and ${narrowed}
      and (${words ?? null}::text is null or exists (
        select from records.words w where w.record_id = r.record_id and w.search @@ ${words ?? null}::tsquery))
    order by number desc limit ${limit}`.execute(db)
  return rows
}

async function shippedLines<Line, Shipped extends Words, Status extends string>(
  ctx: Pick<Ctx, 'db'>,
  { text, from, status }: BesideWish<Status>,
  { shipped, shippedStatus, isWanted, lineOf }: Beside<Line, Shipped, Status>,
): Promise<Line[]> {
  if (from === 'team' || (status !== undefined && status !== shippedStatus)) return []
  const wanted = shipped.filter((one) => isWanted(one))
  const found = text === undefined ? wanted : await saying(ctx, wanted, text)
  return found.map((one) => lineOf(one))
}

/** Looked for as in what people wrote: words in any form, phrases, the last word as far as it is typed. */
async function saying<Shipped extends Words>(
  { db }: Pick<Ctx, 'db'>,
  shipped: readonly Shipped[],
  text: string,
): Promise<Shipped[]> {
  const words = await parsed(db, text)
  if (words === null) return []
  const { rows } = await sql<{ id: string }>`
    select id from unnest(${shipped.map(({ id }) => id)}::text[],
      ${shipped.map(({ title, body }) => `${title}\n${body}`)}::text[]) t (id, text)
    where to_tsvector('english', text) @@ ${words}::tsquery`.execute(db)
  const said = new Set(rows.map(({ id }) => id))
  return shipped.filter(({ id }) => said.has(id))
}
