/** The team's own remedies beside those that came along: in one list, the team's own first. */
import { sql } from 'kysely'
import { noPlace, type Page } from '#records/page.ts'
import { parsed } from '#records/search.ts'
import type { Ctx } from '#verbs/ctx.ts'
import { playbook } from './playbook.ts'
import type { RemedyLine, ShippedRemedy, Status } from './schema.ts'
import type { Cause } from './schema-words.ts'

export interface RemediesWish {
  /** Only what helps with one of these; all where there are none. */
  causes: readonly Cause[]
  text?: string | undefined
  from?: RemedyLine['from'] | undefined
  status?: Status | undefined
}

/** Those of the team by number, the newest first; then those that came with Cairn, by id. `after` is the ref of the last one shown. */
export async function listRemedies(
  ctx: Pick<Ctx, 'db'>,
  wish: RemediesWish,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<Page<RemedyLine>> {
  const [, number] = /^remedy#([1-9]\d{0,8})$/.exec(after ?? '') ?? []
  const id = number === undefined ? after : undefined
  if (id !== undefined && !(await playbook()).some((shipped) => shipped.id === id)) throw noPlace()
  const below = number === undefined ? null : Number(number)
  const own = id === undefined ? await ownRemedies(ctx, wish, { below, limit: limit + 1 }) : []
  const shipped = own.length > limit ? [] : await shippedRemedies(ctx, wish)
  const all = [...own, ...shipped.filter(({ ref }) => id === undefined || ref > id)]
  const items = all.slice(0, limit)
  return { items, next: all.length > limit ? (items.at(-1)?.ref ?? null) : null }
}

async function ownRemedies(
  { db }: Pick<Ctx, 'db'>,
  { causes, text, from, status }: RemediesWish,
  { below, limit }: { below: number | null; limit: number },
): Promise<RemedyLine[]> {
  if (from === 'cairn') return []
  const words = text === undefined ? undefined : await parsed(db, text)
  if (words === null) return []
  const { rows } = await sql<RemedyLine>`
    select 'remedy#' || number as ref, 'team' as "from", record_id as id, number, title, status,
      detail -> 'helps' as helps, (detail -> 'weeks')::integer as weeks, detail ->> 'effort' as effort
    from records.record r
    where kind = 'remedy' and removed_at is null
      and (${below}::integer is null or number < ${below}::integer)
      and (${status ?? null}::text is null or status = ${status ?? null}::text)
      and (${causes.length} = 0 or detail -> 'helps' ?| ${[...causes]}::text[])
      and (${words ?? null}::text is null or exists (
        select from records.words w where w.record_id = r.record_id and w.search @@ ${words ?? null}::tsquery))
    order by number desc limit ${limit}`.execute(db)
  return rows
}

async function shippedRemedies(
  ctx: Pick<Ctx, 'db'>,
  { causes, text, from, status }: RemediesWish,
): Promise<RemedyLine[]> {
  if (from === 'team' || status === 'retired') return []
  const wanted = (await playbook()).filter(
    ({ helps }) => causes.length === 0 || helps.some((cause) => causes.includes(cause)),
  )
  const found = text === undefined ? wanted : await saying(ctx, wanted, text)
  return found.map(lineOf)
}

/** Looked for as in what people wrote: words in any form, phrases, the last word as far as it is typed. */
async function saying(
  { db }: Pick<Ctx, 'db'>,
  remedies: readonly ShippedRemedy[],
  text: string,
): Promise<ShippedRemedy[]> {
  const words = await parsed(db, text)
  if (words === null) return []
  const { rows } = await sql<{ id: string }>`
    select id from unnest(${remedies.map(({ id }) => id)}::text[],
      ${remedies.map(({ title, body }) => `${title}\n${body}`)}::text[]) t (id, text)
    where to_tsvector('english', text) @@ ${words}::tsquery`.execute(db)
  const said = new Set(rows.map(({ id }) => id))
  return remedies.filter(({ id }) => said.has(id))
}

function lineOf({ id, title, helps, weeks, effort }: ShippedRemedy): RemedyLine {
  return {
    ...{ ref: id, from: 'cairn', id: null, number: null },
    ...{ title, status: 'offered', helps, weeks, effort },
  }
}
