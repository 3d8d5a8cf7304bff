/** Evidence pinned to a record: the question, the whole answer of that day, and the number that is meant. */
import { randomUUID } from 'node:crypto'
import { sql, type Selectable } from 'kysely'
import type { z } from 'zod'
import { CairnError } from '#std/errors.ts'
import type { Better } from '#std/before-after.ts'
import type { Ctx } from '#verbs/ctx.ts'
import type { Frozen } from './evidence-port.ts'
import { cut, placeAt, timeAfter, type Page, type PageWish } from './page.ts'
import type { Pin, WholePin } from './pin-shape.ts'
import { mustBeThere, recordsOf } from './store.ts'
import type { PinTable } from './tables.ts'

/** On one record: all of them are asked again at once, and a page shows them all. */
export const pinsMax = 50
/** An answer is kept whole, so it has to be one that a page can show. */
const answerBytesMax = 262_144

export async function addPin(
  ctx: Ctx,
  { record: ref, better, note }: { record: string; better: Better | null; note: string },
  { verb, input, place, measure, better: usual, figure, answer }: Frozen,
): Promise<Pin> {
  const record = await mustBeThere(ctx, ref)
  await mustHaveRoom(ctx, record)
  const text = JSON.stringify(answer)
  const bytes = Buffer.byteLength(text)
  if (bytes > answerBytesMax)
    throw new CairnError(
      'invalid',
      'pin.too_large',
      `This answer takes ${inKib(bytes)} KiB; up to ${inKib(answerBytesMax)} KiB are kept with a pin.`,
      { hint: 'Ask for less of it: with a limit, a shorter window, or below one folder.' },
    )
  const row: Row = {
    ...{ pin_id: randomUUID(), record_id: record },
    ...{ verb, input, place, measure, better: better ?? usual },
    ...{ label: figure.label, value: figure.value, unit: figure.unit, n: figure.n },
    ...{ low: figure.low, high: figure.high, head: figure.head },
    window_label: figure.window.label,
    window_from: dateOf(figure.window.from),
    window_to: dateOf(figure.window.to),
    ...{ answer, note, pinned_by: ctx.actor.id, pinned_at: ctx.now, removed_at: null },
  }
  await recordsOf(ctx)
    .insertInto('pin')
    .values({ ...row, input: JSON.stringify(input), answer: text })
    .execute()
  ctx.touched.add(record)
  return pinOf(row)
}

/** Oldest first; those taken off are left out. */
export async function pinsOn(
  ctx: Pick<Ctx, 'db'>,
  { record: ref, after, limit }: PageWish & { record: string },
): Promise<Page<Pin>> {
  const record = await mustBeThere(ctx, ref)
  const from = timeAfter(after)
  const rows = await recordsOf(ctx)
    .selectFrom('pin')
    .select(columns)
    .where('record_id', '=', record)
    .where('removed_at', 'is', null)
    .$if(from !== undefined, (query) =>
      query.where(sql<boolean>`(pinned_at, pin_id) > (${from?.at}, ${from?.id}::uuid)`),
    )
    .orderBy('pinned_at')
    .orderBy('pin_id')
    .limit(limit + 1)
    .execute()
  return cut(rows, limit, {
    item: pinOf,
    place: ({ pinned_at: at, pin_id: id }) => placeAt(at, id),
  })
}

export async function getPin(ctx: Pick<Ctx, 'db'>, id: string): Promise<z.output<typeof WholePin>> {
  const row = await recordsOf(ctx)
    .selectFrom('pin')
    .selectAll()
    .where('pin_id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw noPin()
  await mustBeThere(ctx, row.record_id)
  return { ...pinOf(row), answer: row.answer }
}

/** Taken off, it stays in the database and can be put back. */
export async function removePin(ctx: Ctx, id: string): Promise<Pin> {
  return setRemoved(ctx, id, ctx.now)
}

export async function restorePin(ctx: Ctx, id: string): Promise<Pin> {
  const pin = await setRemoved(ctx, id, null)
  await mustHaveRoom(ctx, pin.record, 0)
  return pin
}

/** Two who pin at once wait for each other at the record. */
async function mustHaveRoom(ctx: Ctx, record: string, wanted = 1): Promise<void> {
  await recordsOf(ctx)
    .selectFrom('record')
    .select('record_id')
    .where('record_id', '=', record)
    .forUpdate()
    .execute()
  const { n } = await recordsOf(ctx)
    .selectFrom('pin')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('record_id', '=', record)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow()
  if (n + wanted > pinsMax)
    throw new CairnError(
      'conflict',
      'pin.too_many',
      `${pinsMax} pins are on this record already.`,
      {
        hint: 'Take one off with pins.remove first.',
      },
    )
}

async function setRemoved(ctx: Ctx, id: string, at: Date | null): Promise<Pin> {
  const row = await recordsOf(ctx)
    .updateTable('pin')
    .set({ removed_at: at })
    .where('pin_id', '=', id)
    .returning(columns)
    .executeTakeFirst()
  if (row === undefined) throw noPin()
  await mustBeThere(ctx, row.record_id)
  ctx.touched.add(row.record_id)
  return pinOf(row)
}

type Row = Selectable<PinTable>

/** All but the answer, which is large. */
const columns = [
  ...(['pin_id', 'record_id', 'verb', 'input', 'place', 'measure', 'better', 'label'] as const),
  ...(['value', 'unit', 'n', 'low', 'high', 'window_label', 'window_from'] as const),
  ...(['window_to', 'head', 'note', 'pinned_by', 'pinned_at', 'removed_at'] as const),
]

function pinOf(row: Omit<Row, 'answer'>): Pin {
  const { verb, input, place, measure, better, label, value, unit, n, low, high, head, note } = row
  return {
    id: row.pin_id,
    record: row.record_id,
    ...{ verb, input, place, measure, better },
    frozen: {
      ...{ label, value, unit, n, low, high, head },
      window: {
        label: row.window_label,
        from: row.window_from?.toISOString() ?? null,
        to: row.window_to?.toISOString() ?? null,
      },
    },
    note,
    pinnedBy: row.pinned_by,
    pinnedAt: row.pinned_at.toISOString(),
    removedAt: row.removed_at?.toISOString() ?? null,
  }
}

export function noPin(): CairnError {
  return new CairnError('not_found', 'pin.none', 'This pin is not there.', {
    hint: 'pins.list names those of a record.',
  })
}

function dateOf(at: string | null): Date | null {
  return at === null ? null : new Date(at)
}

function inKib(bytes: number): string {
  return Math.ceil(bytes / 1024).toLocaleString('en')
}
