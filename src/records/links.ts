/** What points where, kept with the text that says so: read forwards from a record, and backwards to it. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { Ctx } from '#verbs/ctx.ts'
import { tellWatchers } from '#verbs/notices.ts'
import { mentionAct } from './happened.ts'
import { cut, placeAt, timeAfter, type Page, type PageWish } from './page.ts'
import { mustBeThere } from './store.ts'
import { Reference } from './references.ts'
import { OtherRecord } from './other-record.ts'
import { trialUntil } from './trial.ts'
import { beginWatching } from './watchers.ts'

export const Backlink = OtherRecord.extend({
  /** The comment that says it; null where the record itself does. */
  comment: z.uuid().nullable(),
})

export async function linksOf(
  ctx: Pick<Ctx, 'db'>,
  { record: ref }: { record: string },
): Promise<{ to: Reference[]; from: z.output<typeof Backlink>[] }> {
  const record = await mustBeThere(ctx, ref)
  const [forwards, backwards, into] = await Promise.all([
    sql<{ target: unknown }>`
      select target from records.link where record_id = ${record} order by source_id = record_id desc, source_id, position`.execute(
      ctx.db,
    ),
    sql<z.output<typeof Backlink>>`
      select distinct r.record_id as record, r.kind, r.number, r.status, ${trialUntil('r')} as "trialUntil", r.title,
        s.comment
      from (
        select l.record_id, nullif(l.source_id, l.record_id) as comment
        from records.record self
        join records.link l on l.target @> jsonb_build_object('to', 'record', 'kind', self.kind, 'number', self.number)
        where self.record_id = ${record}
        union all select i.record_id, null from records.record i where i.detail ->> 'proposal' = ${record}::text
      ) s join records.record r on r.record_id = s.record_id and r.removed_at is null
      where s.record_id <> ${record}
      order by r.kind, r.number, comment nulls first limit 500`.execute(ctx.db),
    sql<{ kind: string; number: number }>`
      select p.kind, p.number from records.record r
      join records.record p on p.record_id = (r.detail ->> 'proposal')::uuid and p.removed_at is null
      where r.record_id = ${record}`.execute(ctx.db),
  ])
  const said = forwards.rows.map(({ target }) => Reference.parse(target))
  const kept = into.rows.map((one) => ({ to: 'record' as const, ...one }))
  return {
    to: [...kept.filter((one) => !said.some((other) => isSame(one, other))), ...said],
    from: backwards.rows,
  }
}

function isSame(one: { kind: string; number: number }, other: Reference): boolean {
  return other.to === 'record' && other.kind === one.kind && other.number === one.number
}

export const Mention = Backlink.extend({
  /** When the words were last written. */
  at: z.iso.datetime(),
})

/** Where the actor is spoken to, the latest first: nobody sees whom others are spoken to by. */
export async function mentionsOf(
  { db, actor }: Pick<Ctx, 'db' | 'actor'>,
  { after, limit }: PageWish,
): Promise<Page<z.output<typeof Mention>>> {
  const from = timeAfter(after)
  const below =
    from === undefined ? sql`` : sql`and (w.at, l.source_id) < (${from.at}, ${from.id}::uuid)`
  const { rows } = await sql<MentionRow>`
    select r.record_id as record, r.kind, r.number, r.status, ${trialUntil('r')} as "trialUntil", r.title,
      nullif(l.source_id, l.record_id) as comment, w.at
    from records.link l
    join records.record r on r.record_id = l.record_id and r.removed_at is null
    join records.words w on w.record_id = l.record_id and w.comment_id = l.source_id
    where l.target @> jsonb_build_object('to', 'member', 'member', ${actor.id}::text) ${below}
    order by w.at desc, l.source_id desc limit ${limit + 1}`.execute(db)
  return cut(rows, limit, {
    item: ({ at, ...mention }) => ({ ...mention, at: at.toISOString() }),
    place: ({ at, comment, record }) => placeAt(at, comment ?? record),
  })
}

interface MentionRow extends Omit<z.output<typeof Mention>, 'at'> {
  at: Date
}

/**
 * In the transaction that writes the text; `source` is the comment, or the record itself. Whoever is spoken to begins to watch, and
 * gets a notice of it where the text did not speak to them before.
 */
export async function keepLinks(
  ctx: Pick<Ctx, 'db' | 'by' | 'now'>,
  { record, source }: { record: string; source: string },
  references: readonly Reference[],
): Promise<void> {
  const { rows } = await sql<{ target: unknown }>`
    delete from records.link where record_id = ${record} and source_id = ${source} returning target`.execute(
    ctx.db,
  )
  if (references.length > 0)
    await sql`
      insert into records.link (record_id, source_id, position, target)
      select ${record}, ${source}, position, target
      from jsonb_array_elements(${JSON.stringify(references)}::jsonb) with ordinality as each (target, position)`.execute(
      ctx.db,
    )
  const before = new Set(spokenTo(rows.map(({ target }) => Reference.parse(target))))
  const since = spokenTo(references).filter((member) => !before.has(member))
  if (since.length === 0) return
  await beginWatching(ctx, record, since)
  await tellWatchers({ ...ctx, act: mentionAct, touched: new Set([record]) }, since)
}

function spokenTo(references: readonly Reference[]): string[] {
  return references.flatMap((one) => (one.to === 'member' ? [one.member] : []))
}
