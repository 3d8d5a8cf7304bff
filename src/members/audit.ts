/**
 * What was done about the workspace itself, for its owners: who came and how, who signed in, roles, links, tokens. Of what people write,
 * only that it happened and on which day: whose it is stands in the record's own history, and nobody's activity is listed here.
 */
import { sql } from 'kysely'
import { z } from 'zod'
import { placeAt, timeAfter, cut, type Page, type PageWish } from '#records/page.ts'
import type { Ctx } from '#verbs/ctx.ts'

export const AuditLine = z
  .object({
    /** Of what people write, the beginning of its day; of a sign-in too, and of a failed one the beginning of its hour. */
    at: z.iso.datetime(),
    act: z.string(),
    /** The member's id; null where it was nobody's, or is not listed here. */
    by: z.uuid().nullable(),
    /** The ids of what it was about: a member, a team, an invitation, a token, a record. */
    about: z.array(z.uuid()),
    /** Of a change of rights: a role, what a token may, or how many tokens a new password took back. */
    became: z.string().nullable(),
  })
  .meta({ id: 'AuditLine' })
export type AuditLine = z.output<typeof AuditLine>

/** Acts of these are about the workspace itself. */
export const ofTheWorkspace = [
  'members',
  'teams',
  'invitations',
  'tokens',
  'people',
  'repositories',
] as const

export interface AuditWish {
  /** Only acts about these. */
  of?: readonly (typeof ofTheWorkspace)[number][] | undefined
  /** Only what this member did about the workspace, and what was done about them. */
  member?: string | undefined
}

/** The newest first, by the time that is shown: neither the order nor where a page ends says more than the lines. */
export async function listAudit(
  { db }: Pick<Ctx, 'db'>,
  { after, limit, of = [], member }: PageWish & AuditWish,
): Promise<Page<AuditLine>> {
  const from = timeAfter(after)
  // Of what people write nothing is asked by member: who did it would show by what is left.
  const asked = of.length > 0 ? of : ofTheWorkspace
  const isNarrowed = of.length > 0 || member !== undefined
  const { rows } = await sql<Row>`
    select deed_id as id, shown_at as at, act, member_id as by, record_ids as about, became,
      split_part(act, '.', 1) = any(${ofTheWorkspace}) as "isOfWorkspace"
    from records.deed cross join lateral (select case
      when split_part(act, '.', 1) = any(${ofTheWorkspace}) then at
      else date_trunc('day', at, 'UTC') end as shown_at) shown
    where true
    ${from === undefined ? sql`` : sql`and (shown_at, deed_id) < (${from.at}, ${from.id}::uuid)`}
    ${isNarrowed ? sql`and split_part(act, '.', 1) = any(${asked})` : sql``}
    ${member === undefined ? sql`` : sql`and (member_id = ${member}::uuid or ${member}::uuid = any(record_ids))`}
    order by shown_at desc, deed_id desc limit ${limit + 1}`.execute(db)
  return cut(rows, limit, {
    item: ({ at, act, by, about, became, isOfWorkspace }) => ({
      at: at.toISOString(),
      act,
      by: isOfWorkspace ? by : null,
      about,
      became,
    }),
    place: ({ at, id }) => placeAt(at, id),
  })
}

interface Row {
  id: string
  at: Date
  act: string
  by: string | null
  about: string[]
  became: string | null
  isOfWorkspace: boolean
}
