/** One-to-ones as they are kept. Each is asked for by one of the two, and the walls in the schema hold where that is forgotten. */
import { randomUUID } from 'node:crypto'
import { sql, type Selectable } from 'kysely'
import { memberNamer } from '#records/members.ts'
import type { NamedMember } from '#records/named-member.ts'
import { forgetNoticesTo } from '#records/notices.ts'
import { CairnError } from '#std/errors.ts'
import { utcDay } from '#std/local-day.ts'
import type { Ctx } from '#verbs/ctx.ts'
import { tellMembers } from '#verbs/notices.ts'
import { placed, stateFor } from './rules.ts'
import type { OneToOne, OneToOneLine } from './schema.ts'
import { tablesOf, type OneToOneTable } from './tables.ts'

export type Asking = Pick<Ctx, 'db' | 'actor' | 'now'>

/** Those that wait for an answer first, then by name. */
export async function listOwn(ctx: Asking): Promise<OneToOneLine[]> {
  const rows = await ownRows(ctx)
  if (rows.length === 0) return []
  const named = await memberNamer(ctx)
  const held = await tablesOf(ctx)
    .selectFrom('one_to_one_meeting')
    .select((e) => ['one_to_one_id', e.fn.max('held_on').as('last')])
    .where(
      'one_to_one_id',
      'in',
      rows.map((row) => row.one_to_one_id),
    )
    .groupBy('one_to_one_id')
    .execute()
  const last = new Map(held.map((row) => [row.one_to_one_id, row.last]))
  return rows
    .map((row) => {
      const line = lineOf(row, ctx, named)
      return {
        ...line,
        lastHeldOn: line.state === 'asked' ? null : (last.get(row.one_to_one_id) ?? null),
      }
    })
    .toSorted((a, b) => orderOf(a).localeCompare(orderOf(b), 'en'))
}

/** Of what somebody asks for, no more than that they do, until it is opened. */
export async function ownOneToOne(ctx: Asking, id: string): Promise<OneToOne> {
  const row = (await ownRows(ctx)).find((each) => each.one_to_one_id === id)
  if (row === undefined)
    throw new CairnError('not_found', 'one_to_one.none', 'You have no such one-to-one.', {
      hint: 'one-to-one.list lists yours, with their ids.',
    })
  const named = await memberNamer(ctx)
  const line = lineOf(row, ctx, named)
  if (line.state === 'asked') return { ...line, agenda: [], actions: [], meetings: [], jotting: '' }
  const items = await tablesOf(ctx)
    .selectFrom('one_to_one_item')
    .selectAll()
    .where('one_to_one_id', '=', id)
    .orderBy('position')
    .execute()
  const rows = items.map((item) => ({
    item: {
      ...{ id: item.item_id, text: item.text, doneOn: item.done_on },
      ...{ by: named(item.said_by), isMine: item.said_by === ctx.actor.id },
      takenBy: item.taken_by === null ? null : named(item.taken_by),
    },
    ...{ addedAfter: item.added_after, doneIn: item.done_in },
  }))
  return {
    ...line,
    ...placed(rows, await meetingsOf(ctx, id), utcDay(ctx.now)),
    jotting: await jottingOf(ctx, id),
  }
}

/** Undefined where the two have one already. */
export async function begin(ctx: Asking, member: string): Promise<string | undefined> {
  const id = randomUUID()
  const { numInsertedOrUpdatedRows: count } = await tablesOf(ctx)
    .insertInto('one_to_one')
    .values({
      ...{ one_to_one_id: id, first_id: ctx.actor.id, second_id: member },
      ...{ begun_on: utcDay(ctx.now), opened_on: null },
    })
    // Both may begin one at the same moment: there is an index of pairs.
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (count === 0n) return undefined
  const says = `${ctx.actor.name} would like to have a one-to-one with you.`
  const told = await sql<{ member: string }>`
    select records.ask_one_to_one(${id}, ${says}, ${placeOf(id)}, ${ctx.now}) as member`.execute(
    ctx.db,
  )
  await tellMembers(
    ctx,
    told.rows.map((row) => row.member),
  )
  return id
}

export async function open(ctx: Asking, id: string): Promise<void> {
  await tablesOf(ctx)
    .updateTable('one_to_one')
    .set({ opened_on: utcDay(ctx.now) })
    .where('one_to_one_id', '=', id)
    .where('second_id', '=', ctx.actor.id)
    .where('opened_on', 'is', null)
    .execute()
  await forgetNoticesTo(ctx, [placeOf(id)])
  await tellMembers(ctx, [ctx.actor.id])
}

/** Whether something is still there, for the other. */
export async function leave(ctx: Asking, id: string): Promise<boolean> {
  const { rows } = await sql<{ isLeft: boolean | null }>`
    select records.leave_one_to_one(${id}, ${ctx.actor.id}, ${placeOf(id)}) as "isLeft"`.execute(
    ctx.db,
  )
  return rows[0]?.isLeft ?? false
}

export async function jot(ctx: Asking, id: string, text: string): Promise<void> {
  const row = { one_to_one_id: id, member_id: ctx.actor.id }
  if (text === '')
    await tablesOf(ctx)
      .deleteFrom('one_to_one_jotting')
      .where('one_to_one_id', '=', id)
      .where('member_id', '=', ctx.actor.id)
      .execute()
  else
    await tablesOf(ctx)
      .insertInto('one_to_one_jotting')
      .values({ ...row, text })
      .onConflict((conflict) =>
        conflict.columns(['one_to_one_id', 'member_id']).doUpdateSet({ text }),
      )
      .execute()
}

function placeOf(id: string): string {
  return `/one-to-one/${id}`
}

async function ownRows({ db, actor }: Asking): Promise<Selectable<OneToOneTable>[]> {
  return tablesOf({ db })
    .selectFrom('one_to_one')
    .selectAll()
    .where((e) =>
      e.or([
        e.and([e('first_id', '=', actor.id), e('first_left', '=', false)]),
        e.and([e('second_id', '=', actor.id), e('second_left', '=', false)]),
      ]),
    )
    .execute()
}

async function meetingsOf(ctx: Asking, id: string) {
  const rows = await tablesOf(ctx)
    .selectFrom('one_to_one_meeting')
    .selectAll()
    .where('one_to_one_id', '=', id)
    .execute()
  return rows.map(({ meeting_id: meeting, held_on: heldOn, notes, version }) => ({
    ...{ id: meeting, heldOn, notes, version },
  }))
}

/** One's own alone. */
async function jottingOf(ctx: Asking, id: string): Promise<string> {
  const row = await tablesOf(ctx)
    .selectFrom('one_to_one_jotting')
    .select('text')
    .where('one_to_one_id', '=', id)
    .where('member_id', '=', ctx.actor.id)
    .executeTakeFirst()
  return row?.text ?? ''
}

function lineOf(
  row: Selectable<OneToOneTable>,
  { actor }: Pick<Ctx, 'actor'>,
  named: (member: string) => NamedMember,
): Omit<OneToOneLine, 'lastHeldOn'> {
  const isFirst = row.first_id === actor.id
  return {
    ...{ id: row.one_to_one_id, begunOn: row.begun_on },
    with: named(isFirst ? row.second_id : row.first_id),
    state: stateFor({
      ...{ isFirst, isOpened: row.opened_on !== null },
      hasOtherLeft: isFirst ? row.second_left : row.first_left,
    }),
  }
}

const order = ['asked', 'open', 'waiting', 'ended'] as const

function orderOf({ state, with: { name }, id }: OneToOneLine): string {
  return `${order.indexOf(state)} ${name} ${id}`
}
