/** What points where, kept with the text that says so: read forwards from a record, and backwards to it. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { Ctx } from '#verbs/ctx.ts'
import { mustBeThere } from './store.ts'
import { Reference } from './references.ts'

export const Backlink = z.object({
  record: z.uuid(),
  kind: z.string(),
  number: z.int(),
  status: z.string(),
  title: z.string(),
  /** The comment that says it; null where the record itself does. */
  comment: z.uuid().nullable(),
})

export async function linksOf(
  ctx: Pick<Ctx, 'db'>,
  { record }: { record: string },
): Promise<{ to: Reference[]; from: z.output<typeof Backlink>[] }> {
  await mustBeThere(ctx, record)
  const [forwards, backwards] = await Promise.all([
    sql<{ target: unknown }>`
      select target from records.link where record_id = ${record} order by source_id = record_id desc, source_id, position`.execute(
      ctx.db,
    ),
    sql<z.output<typeof Backlink>>`
      select distinct r.record_id as record, r.kind, r.number, r.status, r.title,
        nullif(l.source_id, l.record_id) as comment
      from records.record self
      join records.link l on l.target @> jsonb_build_object('to', 'record', 'kind', self.kind, 'number', self.number)
      join records.record r on r.record_id = l.record_id and r.removed_at is null
      where self.record_id = ${record} and l.record_id <> self.record_id
      order by r.kind, r.number, comment nulls first limit 500`.execute(ctx.db),
  ])
  return {
    to: forwards.rows.map(({ target }) => Reference.parse(target)),
    from: backwards.rows,
  }
}

/** In the transaction that writes the text; `source` is the comment, or the record itself. */
export async function keepLinks(
  { db }: Pick<Ctx, 'db'>,
  { record, source }: { record: string; source: string },
  references: readonly Reference[],
): Promise<void> {
  await sql`delete from records.link where record_id = ${record} and source_id = ${source}`.execute(
    db,
  )
  if (references.length === 0) return
  await sql`
    insert into records.link (record_id, source_id, position, target)
    select ${record}, ${source}, position, target
    from jsonb_array_elements(${JSON.stringify(references)}::jsonb) with ordinality as each (target, position)`.execute(
    db,
  )
}
