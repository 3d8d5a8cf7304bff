/** What people say about a record: comments, and replies to them, in threads of one level. */
import { randomUUID } from 'node:crypto'
import { sql, type Selectable } from 'kysely'
import { z } from 'zod'
import { CairnError } from '#std/errors.ts'
import type { Ctx } from '#verbs/ctx.ts'
import { changedSince } from './changed-since.ts'
import { cut, placeAt, timeAfter, type Page, type PageWish } from './page.ts'
import { mustBeThere, recordsOf } from './store.ts'
import { bodyCharsMax } from './shape.ts'
import type { CommentTable } from './tables.ts'
import { beginWatching } from './watchers.ts'
import { forgetCommentWords, keepCommentWords } from './words.ts'

export const Comment = z
  .object({
    id: z.uuid(),
    record: z.uuid(),
    /** The comment that begins the thread; null for one that begins its own. */
    replyTo: z.uuid().nullable(),
    /** The member's id; null where the writer wished to stay unnamed. */
    author: z.uuid().nullable(),
    /** Markdown; empty where the comment was taken away, and its replies stay. */
    body: z.string().max(bodyCharsMax),
    version: z.int().min(1),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
    isRemoved: z.boolean(),
  })
  .meta({ id: 'Comment' })
export type Comment = z.output<typeof Comment>

export async function addComment(
  ctx: Ctx,
  { record: ref, replyTo, body }: { record: string; replyTo: string | null; body: string },
): Promise<Comment> {
  const record = await mustBeThere(ctx, ref)
  const row: Row = {
    comment_id: randomUUID(),
    record_id: record,
    reply_to: replyTo === null ? null : await threadOf(ctx, record, replyTo),
    author_id: ctx.by,
    body,
    version: 1,
    created_at: ctx.now,
    updated_at: ctx.now,
    removed_at: null,
  }
  await recordsOf(ctx).insertInto('comment').values(row).execute()
  await keepCommentWords(ctx, { record, comment: row.comment_id, body })
  await beginWatching(ctx, record, [ctx.by])
  ctx.touched.add(record)
  return commentOf(row)
}

/** Words that were taken away may be said again by whoever wrote them: the comment is where it was. */
export async function editComment(
  ctx: Ctx,
  { id, version, body }: { id: string; version: number; body: string },
): Promise<Comment> {
  const before = await ownComment(ctx, id)
  const changed = { version: version + 1, updated_at: ctx.now, removed_at: null }
  if (version !== before.version)
    throw new CairnError(
      'conflict',
      'comment.changed',
      ...changedSince('This comment', commentOf(before)),
    )
  return write(ctx, { ...before, ...changed, body })
}

/** The words go; the place stays, so that replies still answer something. */
export async function removeComment(ctx: Ctx, id: string): Promise<Comment> {
  const before = await ownComment(ctx, id)
  if (before.removed_at !== null) throw noComment()
  return write(ctx, { ...before, body: '', version: before.version + 1, removed_at: ctx.now })
}

/** Oldest first. */
export async function commentsOn(
  ctx: Pick<Ctx, 'db'>,
  { record: ref, after, limit }: PageWish & { record: string },
): Promise<Page<Comment>> {
  const record = await mustBeThere(ctx, ref)
  const from = timeAfter(after)
  const rows = await recordsOf(ctx)
    .selectFrom('comment')
    .selectAll()
    .where('record_id', '=', record)
    .$if(from !== undefined, (query) =>
      query.where(sql<boolean>`(created_at, comment_id) > (${from?.at}, ${from?.id}::uuid)`),
    )
    .orderBy('created_at')
    .orderBy('comment_id')
    .limit(limit + 1)
    .execute()
  return cut(rows, limit, {
    item: commentOf,
    place: ({ created_at: at, comment_id: id }) => placeAt(at, id),
  })
}

type Row = Selectable<CommentTable>

/** A reply to a reply answers in the same thread. */
async function threadOf(ctx: Ctx, record: string, replyTo: string): Promise<string> {
  const parent = await recordsOf(ctx)
    .selectFrom('comment')
    .select(['comment_id', 'reply_to'])
    .where('comment_id', '=', replyTo)
    .where('record_id', '=', record)
    .executeTakeFirst()
  if (parent !== undefined) return parent.reply_to ?? parent.comment_id
  throw new CairnError('not_found', 'comment.none', 'What you answer is not there.', {
    hint: 'Write it as a comment of its own.',
  })
}

/** Words belong to whoever wrote them. */
async function ownComment(ctx: Ctx, id: string): Promise<Row> {
  const row = await recordsOf(ctx)
    .selectFrom('comment')
    .selectAll()
    .where('comment_id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) throw noComment()
  if (row.author_id !== ctx.actor.id)
    throw new CairnError('forbidden', 'comment.others', 'These are somebody else’s words.', {
      hint: 'Answer them instead.',
    })
  await mustBeThere(ctx, row.record_id)
  return row
}

function noComment(): CairnError {
  return new CairnError('not_found', 'comment.none', 'This comment is not there.', {
    hint: 'It may have been removed.',
  })
}

async function write(ctx: Ctx, row: Row): Promise<Comment> {
  await recordsOf(ctx)
    .updateTable('comment')
    .set({ ...row })
    .where('comment_id', '=', row.comment_id)
    .execute()
  const { comment_id: comment, record_id: record, body } = row
  if (row.removed_at === null) await keepCommentWords(ctx, { record, comment, body })
  else await forgetCommentWords(ctx, comment)
  ctx.touched.add(record)
  return commentOf(row)
}

function commentOf(row: Row): Comment {
  return {
    id: row.comment_id,
    record: row.record_id,
    replyTo: row.reply_to,
    author: row.author_id,
    body: row.body,
    version: row.version,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    isRemoved: row.removed_at !== null,
  }
}
