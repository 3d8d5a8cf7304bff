/** What others did with what one watches: read by whom it is for, and by nobody else. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { Ctx } from '#verbs/ctx.ts'
import { tellMembers } from '#verbs/notices.ts'
import { happened } from './happened.ts'
import { cut, placeAt, timeAfter, type Page, type PageWish } from './page.ts'
import { mustBeThere } from './store.ts'
import { TrialUntil, trialUntil } from './trial.ts'

export const Notice = z
  .object({
    id: z.uuid(),
    /** null where it is about the workspace itself. */
    record: z.uuid().nullable(),
    kind: z.string().nullable(),
    number: z.int().nullable(),
    /** Of the record as it is now. */
    status: z.string().nullable(),
    trialUntil: TrialUntil,
    title: z.string().nullable(),
    /** Where in the workspace it leads, of what is no record and yours alone: `/growth/…`. */
    leadsTo: z.string().nullable(),
    /** What happened, in words. */
    text: z.string(),
    acts: z.array(z.object({ act: z.string(), count: z.int() })),
    since: z.iso.datetime(),
    /** Of the last act. */
    at: z.iso.datetime(),
    isRead: z.boolean(),
  })
  .meta({ id: 'Notice' })
export type Notice = z.output<typeof Notice>

/** Those not read come first, and of these the newest. */
export async function listNotices(
  ctx: Pick<Ctx, 'db' | 'actor'>,
  { unread, after, limit }: PageWish & { unread?: boolean | undefined },
): Promise<Page<Notice> & { unreadCount: number }> {
  const from = placeIn(after)
  const { rows } = await sql<Row>`
    select n.notice_id as id, r.record_id as record, r.kind, r.number, r.status, ${trialUntil('r')} as "trialUntil", r.title, n.acts, n.says, n.leads_to as "leadsTo",
      n.began_at as since, n.last_at as at, n.read_at is not null as "isRead"
    from records.notice n left join records.record r using (record_id)
    where n.member_id = ${ctx.actor.id} and r.removed_at is null
      ${unread === true ? sql`and n.read_at is null` : sql``}
      ${
        from === undefined
          ? sql``
          : sql`and ((n.read_at is not null) > ${from.isRead} or (n.read_at is not null) = ${from.isRead}
              and (n.last_at, n.notice_id) < (${from.at}, ${from.id}::uuid))`
      }
    order by n.read_at is not null, n.last_at desc, n.notice_id desc limit ${limit + 1}`.execute(
    ctx.db,
  )
  const page = cut(rows, limit, {
    item: noticeOf,
    place: ({ isRead, at, id }) => `${isRead ? 'read' : 'unread'} ${placeAt(at, id)}`,
  })
  return { ...page, unreadCount: await countUnread(ctx) }
}

export interface ReadWish {
  ids?: string[] | undefined
  record?: string | undefined
  until?: string | undefined
}

/** Who looks back further than that asks the history of the record. */
const keptMs = 90 * 24 * 3_600_000

/** Whatever is not named is all. */
export async function readNotices(
  ctx: Ctx,
  { ids, record: ref, until }: ReadWish,
): Promise<{ unreadCount: number }> {
  const record = ref === undefined ? undefined : await mustBeThere(ctx, ref)
  const { rows } = await sql`
    update records.notice set read_at = ${ctx.now}, is_growing = false
    where member_id = ${ctx.actor.id} and read_at is null
      ${ids === undefined ? sql`` : sql`and notice_id = any (${ids}::uuid[])`}
      ${record === undefined ? sql`` : sql`and record_id = ${record}`}
      ${until === undefined ? sql`` : sql`and last_at <= ${until}::timestamptz`}
    returning notice_id`.execute(ctx.db)
  await sql`
    delete from records.notice
    where member_id = ${ctx.actor.id} and read_at < ${new Date(ctx.now.getTime() - keptMs)}`.execute(
    ctx.db,
  )
  // On other screens of the same member they are still shown as not read.
  if (rows.length > 0) await tellMembers(ctx, [ctx.actor.id])
  return { unreadCount: await countUnread(ctx) }
}

/** Those of the actor that lead to one of these places in the workspace. */
export async function forgetNoticesTo(
  { db, actor }: Pick<Ctx, 'db' | 'actor'>,
  places: readonly string[],
): Promise<void> {
  await sql`
    delete from records.notice
    where member_id = ${actor.id} and leads_to = any(${[...places]}::text[])`.execute(db)
}

async function countUnread({ db, actor }: Pick<Ctx, 'db' | 'actor'>): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from records.notice n left join records.record r using (record_id)
    where n.member_id = ${actor.id} and n.read_at is null and r.removed_at is null`.execute(db)
  return rows[0]?.count ?? 0
}

interface Row extends Omit<Notice, 'acts' | 'text' | 'since' | 'at'> {
  acts: Record<string, number>
  says: string | null
  since: Date
  at: Date
}

function noticeOf({ acts, says, since, at, ...row }: Row): Notice {
  return {
    ...row,
    text: says ?? happened(row.kind ?? '', acts),
    acts: Object.entries(acts).map(([act, count]) => ({ act, count })),
    since: since.toISOString(),
    at: at.toISOString(),
  }
}

function placeIn(after: string | undefined) {
  if (after === undefined) return undefined
  const [, state, rest = ''] = /^(read|unread) (.*)$/.exec(after) ?? []
  const place = timeAfter(rest)
  return place && { ...place, isRead: state === 'read' }
}
