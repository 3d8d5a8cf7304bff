/**
 * What somebody is still writing, so that a closed tab loses nothing. Private: it is found by nobody else, in no search and no
 * history, and no line is kept of it. What is to be posted without a name must not be kept here: it would have one.
 */
import type { Selectable } from 'kysely'
import { z } from 'zod'
import { CairnError } from '#std/errors.ts'
import type { Ctx } from '#verbs/ctx.ts'
import { bodyCharsMax } from './shape.ts'
import { recordsOf } from './store.ts'
import { draftKeptDays, draftsFrom, sweep } from './sweep.ts'
import type { DraftTable } from './tables.ts'

/** A form with all its fields as JSON is more than its longest field. */
export const draftCharsMax = 2 * bodyCharsMax
/** Nobody writes as many things at once; a program that does has lost its way. */
const draftsMax = 200

export const DraftKey = z
  .string()
  .max(200)
  .regex(/^[a-z]{2,30}(?::[A-Za-z0-9-]{1,64}){1,4}$/, 'a key is written like decision:new')
  .describe('Where it is written, such as decision:new, or decision:<id>:body.')

export const Draft = z
  .object({
    key: z.string(),
    text: z.string(),
    /** The version of the record that it began from; null where there was none yet. */
    basedOn: z.int().min(1).nullable(),
    keptAt: z.iso.datetime(),
    /** Left alone, it is there until then. */
    keptUntil: z.iso.datetime(),
  })
  .meta({ id: 'Draft' })
type Draft = z.output<typeof Draft>

/** As a list shows it. */
export const DraftBegun = Draft.omit({ text: true }).extend({
  /** Its first letters. */
  text: z.string().max(200),
})

interface Kept {
  key: string
  text: string
  basedOn: number | null
}

/** The last one counts: whoever writes in two tabs has both on the screen. */
export async function keepDraft(ctx: Ctx, { key, text, basedOn }: Kept): Promise<Draft> {
  await sweep(ctx)
  const row: Row = { member_id: ctx.actor.id, key, text, based_on: basedOn, at: ctx.now }
  await recordsOf(ctx)
    .insertInto('draft')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['member_id', 'key'])
        .doUpdateSet({ text: row.text, based_on: row.based_on, at: row.at }),
    )
    .execute()
  const { count } = await recordsOf(ctx)
    .selectFrom('draft')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('member_id', '=', ctx.actor.id)
    .executeTakeFirstOrThrow()
  if (count > draftsMax)
    throw new CairnError('conflict', 'drafts.too_many', `You have ${draftsMax} drafts already.`, {
      hint: 'Post or drop some of them: drafts.list has them all.',
    })
  return draftOf(row)
}

export async function getDraft(
  ctx: Pick<Ctx, 'db' | 'actor' | 'now'>,
  { key }: { key: string },
): Promise<Draft> {
  const row = await own(ctx).where('key', '=', key).executeTakeFirst()
  if (row !== undefined) return draftOf(row)
  throw new CairnError('not_found', 'draft.none', `You have no draft ${key}.`, {
    hint: `It may have been posted or dropped; one left alone is kept for ${draftKeptDays} days.`,
  })
}

/** The latest kept first; all of them, since nobody has many. */
export async function listDrafts(
  ctx: Pick<Ctx, 'db' | 'actor' | 'now'>,
): Promise<{ items: z.output<typeof DraftBegun>[] }> {
  const rows = await own(ctx).orderBy('at', 'desc').orderBy('key').execute()
  return { items: rows.map((row) => ({ ...draftOf(row), text: firstLetters(row.text) })) }
}

/** Posted, or no longer wanted. Dropped twice, it is gone once. */
export async function dropDraft(ctx: Ctx, { key }: { key: string }): Promise<{ key: string }> {
  await recordsOf(ctx)
    .deleteFrom('draft')
    .where('member_id', '=', ctx.actor.id)
    .where('key', '=', key)
    .execute()
  return { key }
}

type Row = Selectable<DraftTable>

function own(ctx: Pick<Ctx, 'db' | 'actor' | 'now'>) {
  return recordsOf(ctx)
    .selectFrom('draft')
    .selectAll()
    .where('member_id', '=', ctx.actor.id)
    .where('at', '>=', draftsFrom(ctx.now))
}

/** Not in the middle of one. */
function firstLetters(text: string): string {
  return /^[^]{0,100}/u.exec(text)?.[0] ?? ''
}

function draftOf({ key, text, based_on: basedOn, at }: Row): Draft {
  const until = new Date(at.getTime() + draftKeptDays * 86_400_000)
  return { key, text, basedOn, keptAt: at.toISOString(), keptUntil: until.toISOString() }
}
