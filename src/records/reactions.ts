/**
 * Kind signs on records and comments. There is none against: who does not agree has words for it. What is told is how many, and
 * whether one is the reader's own; who gave the others is not.
 */
import { sql } from 'kysely'
import { z } from 'zod'
import { CairnError } from '#std/errors.ts'
import type { Ctx } from '#verbs/ctx.ts'
import { anyRecord, recordsOf } from './store.ts'

/** Thank you; I like it; let us celebrate; it is the same with me; I want to hear more. */
export const reactions = ['thanks', 'heart', 'celebrate', 'same', 'curious'] as const
export type Reaction = (typeof reactions)[number]

const Given = z.object({
  /** null where the record itself is meant. */
  comment: z.uuid().nullable(),
  reaction: z.enum(reactions),
  count: z.int().min(1),
  isMine: z.boolean(),
})
export const AllGiven = z.object({ items: z.array(Given) }).meta({ id: 'Reactions' })
type AllGiven = z.output<typeof AllGiven>

interface Wish {
  record: string
  comment: string | null
  reaction: Reaction
}

/** Answers with what the place has now. Given twice, it is there once. */
export async function addReaction(
  ctx: Ctx,
  { record: ref, comment, reaction }: Wish,
): Promise<AllGiven> {
  const { record_id: record, kind } = await anyRecord(ctx, ref)
  if (comment === null && reaction === 'same') mustBeCounted(kind)
  if (comment !== null) await mustBeSaid(ctx, record, comment)
  await recordsOf(ctx)
    .insertInto('reaction')
    .values({ record_id: record, place_id: comment ?? record, member_id: ctx.actor.id, reaction })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  ctx.touched.add(record)
  return given(ctx, record, comment ?? record)
}

/** Of these it is told in steps who has them, too, and by nobody's name: a sign beside it would count one by one. */
const toldInSteps: ReadonlySet<string> = new Set(['friction'])

function mustBeCounted(kind: string): void {
  if (toldInSteps.has(kind))
    throw new CairnError(
      'conflict',
      'reaction.steps',
      `Who has a ${kind}, too, is not counted one by one.`,
      { hint: `Say it with ${kind}s.me-too: nobody is told that it was you.` },
    )
}

export async function removeReaction(
  ctx: Ctx,
  { record: ref, comment, reaction }: Wish,
): Promise<AllGiven> {
  const { record_id: record } = await anyRecord(ctx, ref)
  await recordsOf(ctx)
    .deleteFrom('reaction')
    .where('record_id', '=', record)
    .where('place_id', '=', comment ?? record)
    .where('member_id', '=', ctx.actor.id)
    .where('reaction', '=', reaction)
    .execute()
  ctx.touched.add(record)
  return given(ctx, record, comment ?? record)
}

/** Of a record and of all comments on it. */
export async function listReactions(
  ctx: Pick<Ctx, 'db' | 'actor'>,
  { record: ref }: { record: string },
): Promise<AllGiven> {
  const { record_id: record } = await anyRecord(ctx, ref)
  return given(ctx, record)
}

async function given(
  { db, actor }: Pick<Ctx, 'db' | 'actor'>,
  record: string,
  place?: string,
): Promise<AllGiven> {
  const here = place === undefined ? sql`` : sql`and g.place_id = ${place}`
  const { rows } = await sql<z.output<typeof Given>>`
    select nullif(g.place_id, g.record_id) as comment, g.reaction, count(*) as count,
      bool_or(g.member_id = ${actor.id}) as "isMine"
    from records.reaction g left join records.comment c on c.comment_id = g.place_id
    where g.record_id = ${record} ${here} and c.removed_at is null
    group by g.record_id, g.place_id, c.created_at, g.reaction
    order by c.created_at nulls first, g.place_id, array_position(${[...reactions]}::text[], g.reaction)`.execute(
    db,
  )
  return { items: rows }
}

async function mustBeSaid(ctx: Ctx, record: string, comment: string): Promise<void> {
  const found = await recordsOf(ctx)
    .selectFrom('comment')
    .select('comment_id')
    .where('comment_id', '=', comment)
    .where('record_id', '=', record)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  if (found === undefined)
    throw new CairnError('not_found', 'comment.none', 'This comment is not there.', {
      hint: 'It may have been removed.',
    })
}
