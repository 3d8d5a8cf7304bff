/** Hints on a question: left by helpers, folded until the asker wants them. */
import { randomUUID } from 'node:crypto'
import type { Selectable } from 'kysely'
import { CairnError } from '#std/errors.ts'
import type { Ctx } from '#verbs/ctx.ts'
import type { HintPlace } from './schema-ladder.ts'
import type { Hint } from './schema.ts'
import { questionTablesOf, type HintTable } from './tables.ts'

type Row = Selectable<HintTable>

/** A thread with more is a book. */
const hintsMax = 100

/** By rung, and by when they were left. */
export async function hintsOf(ctx: Pick<Ctx, 'db'>, record: string): Promise<Row[]> {
  return questionTablesOf(ctx)
    .selectFrom('hint')
    .selectAll()
    .where('record_id', '=', record)
    .orderBy('rung')
    .orderBy('created_at')
    .orderBy('hint_id')
    .execute()
}

/**
 * With its words where it is open to whoever reads, or `upTo` this rung. What the asker opened is open to them alone: others climb for
 * themselves, and do not learn how far somebody came.
 */
export function shownHint(
  row: Row,
  { upTo, seesOpened }: { upTo: number; seesOpened: boolean },
): Hint {
  const isOpen = row.is_open && seesOpened
  return {
    id: row.hint_id,
    rung: row.rung,
    body: isOpen || row.rung <= upTo ? row.body : null,
    author: row.author_id,
    isOpen,
    version: row.version,
    createdAt: row.created_at.toISOString(),
  }
}

export function placesOf(rows: readonly Row[]): HintPlace[] {
  return rows.map(({ rung, is_open: isOpen }) => ({ rung, isOpen }))
}

export async function addHint(
  ctx: Ctx,
  { record, rung, body, isOpen }: { record: string; rung: number; body: string; isOpen: boolean },
): Promise<void> {
  if ((await hintsOf(ctx, record)).length >= hintsMax)
    throw new CairnError('conflict', 'questions.hints', `It has ${hintsMax} hints already.`, {
      hint: 'Talk to each other; then write down what was found.',
    })
  await questionTablesOf(ctx)
    .insertInto('hint')
    .values({
      hint_id: randomUUID(),
      record_id: record,
      ...{ rung, body, author_id: ctx.by, is_open: isOpen, version: 1 },
      ...{ created_at: ctx.now, updated_at: ctx.now },
    })
    .execute()
}

/** Those on this rung and below, and where it burns all of them. */
export async function openHints(ctx: Ctx, record: string, upTo: number): Promise<void> {
  await questionTablesOf(ctx)
    .updateTable('hint')
    .set({ is_open: true })
    .where('record_id', '=', record)
    .where('rung', '<=', upTo)
    .execute()
}

/** One's own; another's is not there to be changed. */
export async function ownHint(ctx: Ctx, id: string): Promise<Row> {
  const row = await questionTablesOf(ctx)
    .selectFrom('hint')
    .selectAll()
    .where('hint_id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined)
    throw new CairnError('not_found', 'questions.hint.none', `There is no hint ${id}.`, {
      hint: 'questions.get names those there are.',
    })
  if (row.author_id !== ctx.actor.id)
    throw new CairnError('forbidden', 'questions.hint.others', 'Somebody else left this hint.', {
      hint: 'Leave one of your own: questions.hint.',
    })
  return row
}

export async function changeHint(
  ctx: Ctx,
  row: Row,
  {
    rung = row.rung,
    body = row.body,
    version,
  }: { rung?: number | undefined; body?: string | undefined; version?: number | undefined },
): Promise<void> {
  if (version !== undefined && version !== row.version)
    throw new CairnError('conflict', 'questions.hint.changed', 'The hint was changed meanwhile.', {
      hint: 'Read it again: questions.get.',
    })
  await questionTablesOf(ctx)
    .updateTable('hint')
    .set({ rung, body, version: row.version + 1, updated_at: ctx.now })
    .where('hint_id', '=', row.hint_id)
    .execute()
}

export async function dropHint(ctx: Ctx, { hint_id: id }: Row): Promise<void> {
  await questionTablesOf(ctx).deleteFrom('hint').where('hint_id', '=', id).execute()
}
