/** When helpers are around for questions, as they say themselves, by the clocks of their own zone. */
import { randomUUID } from 'node:crypto'
import type { Selectable } from 'kysely'
import { z } from 'zod'
import { CairnError } from '#std/errors.ts'
import { dayMs, weekdayOf } from '#std/local-day.ts'
import { momentShown } from '#std/local-moment.ts'
import { offsetAt, zoneOf } from '#std/zone.ts'
import type { Ctx } from '#verbs/ctx.ts'
import { namesOfThoseHere } from '#records/members.ts'
import { questionTablesOf, type OfficeHoursTable } from './tables.ts'

export const OfficeHours = z
  .object({
    id: z.uuid(),
    member: z.uuid(),
    name: z.string(),
    /** 1 is Monday. */
    weekday: z.int().min(1).max(7),
    /** HH:MM by the clocks of the zone. */
    from: z.string(),
    to: z.string(),
    zone: z.string(),
    about: z.string(),
    isNow: z.boolean(),
    /** When they begin next; where they are now, when they began. */
    next: z.iso.datetime(),
  })
  .meta({ id: 'OfficeHours' })
export type OfficeHours = z.output<typeof OfficeHours>

const minuteMs = 60_000
const hoursMax = 20

/** Those that are now first, then by when they begin. */
export async function listOfficeHours({
  db,
  now,
}: Pick<Ctx, 'db' | 'now'>): Promise<OfficeHours[]> {
  const rows = await questionTablesOf({ db }).selectFrom('office_hours').selectAll().execute()
  const names = await namesOfThoseHere({ db })
  return rows
    .flatMap((row) => {
      const name = names.get(row.member_id)
      return name === undefined ? [] : [shownHours(row, name, now)]
    })
    .toSorted(
      (a, b) =>
        Number(b.isNow) - Number(a.isNow) ||
        (a.next < b.next ? -1 : a.next > b.next ? 1 : a.id < b.id ? -1 : 1),
    )
}

export interface Offer {
  weekday: number
  /** Minutes since midnight. */
  from: number
  to: number
  zone: string
  about: string
}

export async function offerHours(
  ctx: Ctx,
  { weekday, from, to, zone, about }: Offer,
): Promise<void> {
  zoneOf(zone)
  if (from >= to)
    throw new CairnError('invalid', 'questions.hours.order', 'They end before they begin.', {
      hint: 'Hours over midnight are two: until 24:00, and from 0:00 on the next day.',
    })
  const own = await questionTablesOf(ctx)
    .selectFrom('office_hours')
    .select('office_hours_id')
    .where('member_id', '=', ctx.actor.id)
    .execute()
  if (own.length >= hoursMax)
    throw new CairnError(
      'conflict',
      'questions.hours.many',
      `You offer ${hoursMax} hours already.`,
      {
        hint: 'Take some back first: questions.drop-hours.',
      },
    )
  await questionTablesOf(ctx)
    .insertInto('office_hours')
    .values({
      office_hours_id: randomUUID(),
      member_id: ctx.actor.id,
      ...{ weekday, from_minute: from, to_minute: to, zone, about },
    })
    .execute()
}

/** One's own. */
export async function dropHours(ctx: Ctx, id: string): Promise<void> {
  const gone = await questionTablesOf(ctx)
    .deleteFrom('office_hours')
    .where('office_hours_id', '=', id)
    .where('member_id', '=', ctx.actor.id)
    .returning('office_hours_id')
    .execute()
  if (gone.length === 0)
    throw new CairnError('not_found', 'questions.hours.none', 'These are no hours of yours.', {
      hint: 'questions.office-hours names all, with their ids.',
    })
}

function shownHours(row: Selectable<OfficeHoursTable>, name: string, now: Date): OfficeHours {
  const { begin, end } = nextOf(row, now.getTime())
  return {
    ...{ id: row.office_hours_id, member: row.member_id, name, weekday: row.weekday },
    ...{ from: clock(row.from_minute), to: clock(row.to_minute), zone: row.zone, about: row.about },
    isNow: begin <= now.getTime() && now.getTime() < end,
    next: new Date(begin).toISOString(),
  }
}

type When = Pick<OfficeHoursTable, 'weekday' | 'from_minute' | 'to_minute' | 'zone'>

/** Those that are now, else the next to come; clocks that are put on or back are followed. Milliseconds UTC. */
function nextOf(
  { weekday, from_minute: from, to_minute: to, zone: name }: When,
  nowMs: number,
): { begin: number; end: number } {
  const zone = zoneOf(name)
  const today = Math.floor((nowMs + offsetAt(zone, nowMs)) / dayMs)
  const day = today + ((weekday - weekdayOf(today) + 7) % 7)
  const on = (local: number) => {
    const at = (minute: number) => momentShown(zone, local * dayMs + minute * minuteMs).ms
    return { begin: at(from), end: at(to) }
  }
  const first = on(day)
  return nowMs < first.end ? first : on(day + 7)
}

function clock(minute: number): string {
  return [Math.floor(minute / 60), minute % 60]
    .map((each) => String(each).padStart(2, '0'))
    .join(':')
}
