/**
 * What people write without their name. Who wrote it, and when, is stored nowhere: it is put down with a beat that comes anyway, waits
 * for hours that are drawn by lot, and then appears with the day alone. On one machine, and among a few, a name left away hides nobody; then it is not pretended.
 */
import { randomInt } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import { CairnError } from '#std/errors.ts'
import type { Ctx, Waiting } from '#verbs/ctx.ts'
import { writeDeed } from '#verbs/deeds.ts'
import { addComment } from './comments.ts'
import { showsOwn } from './images/images.ts'
import { anyRecord, recordsOf } from './store.ts'

export const anonymous = z
  .boolean()
  .default(false)
  .describe('Without your name; it appears within a day, at an hour drawn by lot.')

/** Instead of what was written: there is nothing to be read yet. */
export const Held = z.object({ held: z.literal(true), says: z.string() }).meta({ id: 'Held' })

/** Either what was written, or that it waits; whoever did not ask for that has what was written. */
export function orHeld<Shape>(shape: z.ZodType<Shape>): z.ZodType<Shape | InsteadOf<Shape>> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- What is not there is undefined, whatever its name.
  const held = Held as unknown as z.ZodType<InsteadOf<Shape>>
  return z.union([held, shape])
}

type InsteadOf<Shape> = z.output<typeof Held> & { [Key in keyof Shape]?: undefined }

const What = z.discriminatedUnion('is', [
  z.object({ is: z.literal('record'), act: z.string(), kind: z.string(), contents: z.unknown() }),
  z.object({
    is: z.literal('comment'),
    act: z.string(),
    record: z.uuid(),
    replyTo: z.uuid().nullable(),
    body: z.string(),
  }),
  z.object({
    is: z.literal('change'),
    act: z.string(),
    kind: z.string(),
    record: z.uuid(),
    contents: z.unknown(),
  }),
])
type What = z.output<typeof What>

/** As many must have been able to write it: one of fewer is soon told. */
const writersMin = 5
const hourMs = 3_600_000
/** Long enough that a day of work lies before it, whenever it appears. */
const hoursMax = 24

export async function holdBack(ctx: Ctx, what: What): Promise<z.output<typeof Held>> {
  await mustHide(ctx)
  await mustShowNothingOfOnesOwn(ctx, what)
  const waitMs = randomInt(hourMs, hoursMax * hourMs)
  const dueAt = new Date(Math.ceil((ctx.now.getTime() + waitMs) / hourMs) * hourMs)
  ctx.waits = { what, dueAt }
  return {
    held: true,
    says: 'It appears within a day, at an hour drawn by lot. Nothing says that it was you; you cannot change it any more, either.',
  }
}

/** A comment without a name, where one may be left away. */
export async function holdComment(
  ctx: Ctx,
  { record: ref, replyTo, body }: { record: string; replyTo: string | null; body: string },
): Promise<z.output<typeof Held>> {
  const { kind, record_id: record } = await anyRecord(ctx, ref)
  if (!openFloor.has(kind))
    throw new CairnError('conflict', 'unnamed.kind', `What is said about a ${kind} has a name.`, {
      hint: 'Say it as yourself, or post an idea of its own without your name.',
    })
  return holdBack(ctx, { is: 'comment', act: ctx.act, record, replyTo, body })
}

/** Kinds of record that may be answered without a name. */
const openFloor: ReadonlySet<string> = new Set(['idea', 'friction', 'question'])

export interface Holder {
  /** Done once it is down, which may take as long as a beat. */
  hold: (waiting: Waiting) => Promise<void>
  /** What was given is put down; nothing is taken any more. */
  stop: () => Promise<void>
}

/** Quick enough to wait for, and slow enough for the database. */
const beatMs = 10_000

/**
 * Puts down what waits with the next beat, and beats also when nothing does: whoever reads the log of the database sees a transaction
 * every few seconds, and never one more.
 */
export function makeHolder(db: Kysely<object>, everyMs: number = beatMs): Holder {
  let given: { waiting: Waiting; isDown: PromiseWithResolvers<void> }[] = []
  let last = Promise.resolve()
  const beat = async (): Promise<void> => {
    const these = given
    given = []
    try {
      await putDown(
        db,
        these.map(({ waiting }) => waiting),
      )
      for (const { isDown } of these) isDown.resolve()
    } catch (error) {
      for (const { isDown } of these) isDown.reject(error)
    }
  }
  let isBeating = false
  const next = (): Promise<void> => {
    isBeating = true
    last = last.then(beat).finally(() => (isBeating = false))
    return last
  }
  // Where one takes longer than that, the next does not queue up behind it.
  const timer = setInterval(() => void (isBeating || next()), everyMs)
  return {
    hold: (waiting) => {
      const isDown = Promise.withResolvers<void>()
      given.push({ waiting, isDown })
      return isDown.promise
    },
    stop: () => {
      clearInterval(timer)
      return next()
    },
  }
}

async function putDown(db: Kysely<object>, waiting: readonly Waiting[]): Promise<void> {
  const whats = waiting.map(({ what }) => JSON.stringify(what))
  const dues = waiting.map(({ dueAt }) => dueAt)
  await sql`select records.hold(${whats}::jsonb[], ${dues}::timestamptz[])`.execute(db)
}

/** What appears once it is due. */
export interface Releases {
  /** How a record is added, by its kind. */
  records: Readonly<Record<string, (ctx: Ctx, contents: unknown) => Promise<unknown>>>
  /** How a record is changed, by its kind. */
  changes: Readonly<
    Record<string, (ctx: Ctx, record: string, contents: unknown) => Promise<unknown>>
  >
}

/** What is due appears, all of it at once and in an order drawn by lot, by nobody and on this day. */
export async function releaseDue(
  db: Kysely<object>,
  { now, releases }: { now: Date; releases: Releases },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ what: unknown }>`
      select take_due as what from records.take_due(${now})`.execute(tx)
    for (const row of rows) await release(tx, What.parse(row.what), { now, releases })
  })
}

/** No member's id: whatever would keep it beside what appears fails, rather than tell. */
const nobody = { id: '00000000-0000-0000-0000-000000000000', name: '', role: 'member' } as const

/** Of an act that nobody's name stands beside: on its day alone. */
export function ofNobody(db: Kysely<object>, { act, now }: Pick<Ctx, 'act' | 'now'>): Ctx {
  const day = new Date(`${now.toISOString().slice(0, 10)}T00:00:00Z`)
  return { db, actor: nobody, by: null, now: day, act, url: null, touched: new Set() }
}

async function release(
  db: Kysely<object>,
  what: What,
  { now, releases }: { now: Date; releases: Releases },
): Promise<void> {
  const ctx = ofNobody(db, { act: what.act, now })
  try {
    if (what.is === 'record') await releases.records[what.kind]?.(ctx, what.contents)
    else if (what.is === 'change')
      await releases.changes[what.kind]?.(ctx, what.record, what.contents)
    else await addComment({ ...ctx, now: await afterWhatItAnswers(ctx, what) }, what)
  } catch (error) {
    // What it was about was taken away meanwhile, and there is nobody to tell.
    if (error instanceof CairnError && error.kind === 'not_found') return
    throw error
  }
  await writeDeed(ctx)
}

/** The day, but not before what it is about. */
async function afterWhatItAnswers(
  ctx: Ctx,
  { record, replyTo }: { record: string; replyTo: string | null },
): Promise<Date> {
  const { rows } = await sql<{ at: Date | null }>`
    select max(created_at) + interval '1 millisecond' as at from (
      select created_at from records.record where record_id = ${record}
      union all select created_at from records.comment where comment_id = ${replyTo}
    ) before`.execute(ctx.db)
  const at = rows[0]?.at ?? ctx.now
  return at > ctx.now ? at : ctx.now
}

/** It is kept with its sender's id until a text shows it, and that text would have nobody's name beside a picture of somebody's. */
async function mustShowNothingOfOnesOwn(ctx: Ctx, what: What): Promise<void> {
  if (!(await showsOwn(ctx, JSON.stringify(what)))) return
  throw new CairnError(
    'conflict',
    'unnamed.picture',
    'It shows a picture that is known to be yours.',
    { hint: 'Say in words what the picture shows, or post it as yourself.' },
  )
}

async function mustHide(ctx: Ctx): Promise<void> {
  if (ctx.url === null)
    throw new CairnError(
      'conflict',
      'unnamed.alone',
      'You are alone here: to leave your name away means nothing.',
      {
        hint: 'Post it as yourself.',
      },
    )
  const { n } = await recordsOf(ctx)
    .selectFrom('member')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('role', 'in', ['owner', 'member'])
    .where('deactivated_at', 'is', null)
    .executeTakeFirstOrThrow()
  if (n >= writersMin) return
  throw new CairnError(
    'conflict',
    'unnamed.few',
    `Only ${n === 1 ? 'one person' : `${n} people`} can write here: who it was would soon be told, name or no name.`,
    { hint: `It takes ${writersMin}. Post it as yourself, or wait until more have joined.` },
  )
}
