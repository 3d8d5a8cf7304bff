/** What somebody took on, and for which record: a sentence, who, until when, and what became of it. */
import { randomUUID } from 'node:crypto'
import { sql, type Selectable } from 'kysely'
import { z } from 'zod'
import { CairnError } from '#std/errors.ts'
import type { Ctx } from '#verbs/ctx.ts'
import { changedSince } from './changed-since.ts'
import { mustBelong } from './members.ts'
import { cut, placeAt, timeAfter, type Page, type PageWish } from './page.ts'
import { mustBeThere, recordsOf } from './store.ts'
import type { ActionTable } from './tables.ts'
import { beginWatching } from './watchers.ts'

export const actionStates = ['open', 'done', 'dropped'] as const
export type ActionState = (typeof actionStates)[number]

export const Action = z
  .object({
    id: z.uuid(),
    record: z.uuid(),
    text: z.string(),
    state: z.enum(actionStates),
    /** The member's id; null while nobody took it on. */
    owner: z.uuid().nullable(),
    due: z.iso.date().nullable(),
    /** Open, and its day is past. */
    isOverdue: z.boolean(),
    version: z.int().min(1),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'Action' })
export type Action = z.output<typeof Action>

/** With what it is to be done for, as people know that. */
export const ListedAction = Action.extend({
  of: z.object({ kind: z.string(), number: z.int(), title: z.string() }),
}).meta({ id: 'ListedAction' })
type ListedAction = z.output<typeof ListedAction>

export interface ActionWords {
  text: string
  owner: string | null
  due: string | null
}

export async function addAction(
  ctx: Ctx,
  { record: ref, text, owner, due }: ActionWords & { record: string },
): Promise<Action> {
  const record = await mustBeThere(ctx, ref)
  if (owner !== null) await mustBelong(ctx, [owner])
  const row: Row = {
    action_id: randomUUID(),
    record_id: record,
    text,
    state: 'open',
    owner_id: owner,
    due,
    added_by: ctx.actor.id,
    version: 1,
    created_at: ctx.now,
    updated_at: ctx.now,
  }
  await recordsOf(ctx).insertInto('action').values(row).execute()
  await beginWatching(ctx, record, [owner])
  ctx.touched.add(record)
  return actionOf(row, ctx.now)
}

type Change = { [Part in keyof ActionWords]?: ActionWords[Part] | undefined } & {
  state?: ActionState | undefined
}

export async function changeAction(
  ctx: Ctx,
  { id, version, ...change }: Change & { id: string; version?: number | undefined },
): Promise<Action> {
  const before = await recordsOf(ctx)
    .selectFrom('action')
    .selectAll()
    .where('action_id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (before === undefined)
    throw new CairnError('not_found', 'action.none', 'This action is not there.')
  await mustBeThere(ctx, before.record_id)
  if (version !== undefined && version !== before.version)
    throw new CairnError(
      'conflict',
      'action.changed',
      ...changedSince('This action', actionOf(before, ctx.now)),
    )
  const { text = before.text, state = before.state } = change
  const owner = change.owner === undefined ? before.owner_id : change.owner
  const due = change.due === undefined ? before.due : change.due
  if (owner !== null && owner !== before.owner_id) await mustBelong(ctx, [owner])
  const row = {
    ...{ ...before, text, state, owner_id: owner, due },
    ...{ version: before.version + 1, updated_at: ctx.now },
  }
  await recordsOf(ctx).updateTable('action').set(row).where('action_id', '=', id).execute()
  await beginWatching(ctx, row.record_id, [owner])
  ctx.touched.add(row.record_id)
  return actionOf(row, ctx.now)
}

export interface ActionWish extends PageWish {
  record?: string | undefined
  owner?: string | undefined
  state?: ActionState | undefined
  /** Only those whose day is past. */
  overdue?: boolean | undefined
}

/** Oldest first. */
export async function listActions(
  ctx: Pick<Ctx, 'db' | 'now'>,
  { record: ref, owner, state, overdue, after, limit }: ActionWish,
): Promise<Page<ListedAction>> {
  const record = ref === undefined ? undefined : await mustBeThere(ctx, ref)
  const from = timeAfter(after)
  const rows = await recordsOf(ctx)
    .selectFrom('action')
    .selectAll()
    .select(
      sql<ListedAction['of']>`(
        select jsonb_build_object('kind', r.kind, 'number', r.number, 'title', r.title)
        from records.record r where r.record_id = action.record_id)`.as('of'),
    )
    .where(
      sql<boolean>`not exists (select from records.record r where r.record_id = action.record_id and r.removed_at is not null)`,
    )
    .$if(record !== undefined, (query) => query.where('record_id', '=', record ?? ''))
    .$if(owner !== undefined, (query) => query.where('owner_id', '=', owner ?? ''))
    .$if(state !== undefined, (query) => query.where('state', '=', state ?? 'open'))
    .$if(overdue === true, (query) =>
      query.where('state', '=', 'open').where('due', '<', dayOf(ctx.now)),
    )
    .$if(from !== undefined, (query) =>
      query.where(sql<boolean>`(created_at, action_id) > (${from?.at}, ${from?.id}::uuid)`),
    )
    .orderBy('created_at')
    .orderBy('action_id')
    .limit(limit + 1)
    .execute()
  return cut(rows, limit, {
    item: ({ of, ...row }) => ({ ...actionOf(row, ctx.now), of }),
    place: ({ created_at: at, action_id: id }) => placeAt(at, id),
  })
}

type Row = Selectable<ActionTable>

function actionOf(row: Row, now: Date): Action {
  return {
    id: row.action_id,
    record: row.record_id,
    text: row.text,
    state: row.state,
    owner: row.owner_id,
    due: row.due,
    isOverdue: row.state === 'open' && row.due !== null && row.due < dayOf(now),
    version: row.version,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  }
}

/** The day it still is furthest west: nobody is late while it is still today for them. */
export function dayOf(now: Date): string {
  return new Date(now.getTime() - westernmost).toISOString().slice(0, 10)
}

/** UTC-12. */
const westernmost = 12 * 3_600_000
