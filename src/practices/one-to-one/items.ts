/** What is to be talked about or done, and what was noted: written by either of the two. */
import { utcDay } from '#std/local-day.ts'
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { CairnError } from '#std/errors.ts'
import { counted, dayOf } from '#std/words.ts'
import type { Item, OneToOne } from './schema.ts'
import { type Asking } from './store.ts'
import { tablesOf } from './tables.ts'

/** Nobody talks about as many things. */
const openMax = 200

export async function addItem(
  ctx: Asking,
  { id, agenda, actions }: OneToOne,
  { text, takenBy }: { text: string; takenBy: string | null },
): Promise<void> {
  if (agenda.length + actions.length >= openMax)
    throw new CairnError(
      'conflict',
      'one_to_one.full',
      `${counted(openMax, 'thing')} wait already.`,
      {
        hint: 'Tick off or take back some of them first.',
      },
    )
  await sql`
    insert into records.one_to_one_item (item_id, one_to_one_id, position, said_by, text, taken_by, added_after)
    values (${randomUUID()}, ${id},
      (select coalesce(max(position), 0) + 1 from records.one_to_one_item where one_to_one_id = ${id}),
      ${ctx.actor.id}, ${text}, ${takenBy},
      (select count(*) from records.one_to_one_meeting where one_to_one_id = ${id}))`.execute(
    ctx.db,
  )
}

/** Either ticks it off; its words are changed by whoever said it. */
export async function changeItem(
  ctx: Asking,
  oneToOne: OneToOne,
  { item: wanted, text, state }: { item: string; text?: string; state?: 'open' | 'done' },
): Promise<void> {
  const item = itemIn(oneToOne, wanted)
  if (text !== undefined && !item.isMine) throw notYours(item)
  const isTicked = state === 'done' && item.doneOn === null
  const changed = {
    ...(text === undefined ? {} : { text }),
    ...(state === 'open' ? { done_on: null, done_in: null } : {}),
    ...(isTicked ? { done_on: utcDay(ctx.now), done_in: oneToOne.meetings[0]?.id ?? null } : {}),
  }
  // The other may have ticked it off already.
  if (Object.keys(changed).length === 0) return
  await tablesOf(ctx)
    .updateTable('one_to_one_item')
    .set(changed)
    .where('item_id', '=', item.id)
    .where('one_to_one_id', '=', oneToOne.id)
    .execute()
}

export async function removeItem(ctx: Asking, oneToOne: OneToOne, wanted: string): Promise<void> {
  const item = itemIn(oneToOne, wanted)
  if (!item.isMine) throw notYours(item)
  await tablesOf(ctx)
    .deleteFrom('one_to_one_item')
    .where('item_id', '=', item.id)
    .where('one_to_one_id', '=', oneToOne.id)
    .execute()
}

/** Of the day; the first words make the meeting. Over words that are there already, only those are written that began from them. */
export async function writeNotes(
  ctx: Asking,
  { id, meetings, with: { name } }: OneToOne,
  { on, notes, version }: { on: string; notes: string; version: number | undefined },
): Promise<void> {
  const known = meetings.find(({ heldOn }) => heldOn === on)
  const written = await sql<{ version: number }>`
    insert into records.one_to_one_meeting as m (meeting_id, one_to_one_id, held_on, notes, version)
    values (${randomUUID()}, ${id}, ${on}::date, ${notes}, 1)
    on conflict (one_to_one_id, held_on) do update set notes = excluded.notes, version = m.version + 1
    where m.version = ${version ?? null}::integer or (${version ?? null}::integer is null and m.notes = '')
    returning version`.execute(ctx.db)
  if (written.rows.length > 0) return
  throw new CairnError(
    'conflict',
    'one_to_one.notes_changed',
    `${name} wrote other notes of ${dayOf(on)} meanwhile.`,
    {
      hint: 'Read them, and bring both together.',
      details: { current: { notes: known?.notes ?? '', version: known?.version ?? 1 } },
    },
  )
}

function itemIn({ agenda, actions, meetings }: OneToOne, id: string): Item {
  const all = [...agenda, ...actions, ...meetings.flatMap(({ done }) => done)]
  const found = all.find((item) => item.id === id)
  if (found !== undefined) return found
  throw new CairnError('not_found', 'one_to_one.item', 'There is no such item here.', {
    hint: 'one-to-one.get shows all of them, with their ids.',
  })
}

function notYours({ by }: Item): CairnError {
  return new CairnError('forbidden', 'one_to_one.said_by', `${by.name} said this.`, {
    hint: 'You can tick it off, or add what you would say.',
  })
}
