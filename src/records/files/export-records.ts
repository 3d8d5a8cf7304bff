/** Records as files, a page at a time: of every kind, by kind and number. */
import { sql } from 'kysely'
import { invariant } from '#std/errors.ts'
import type { Ctx } from '#verbs/ctx.ts'
import { cut, noPlace, type Page } from '../page.ts'
import { shaped } from '../record.ts'
import type { About, Kind } from '../shape.ts'
import { recordsOf } from '../store.ts'
import { pathOfRecord, textOfRecord, type RecordFile } from './record-file.ts'

export interface FileOfRecord {
  path: string
  content: string
}

export async function exportRecords(
  ctx: Pick<Ctx, 'db'>,
  kinds: readonly Kind<About>[],
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<Page<FileOfRecord>> {
  const from = placeIn(after)
  const rows = await recordsOf(ctx)
    .selectFrom('record')
    .selectAll()
    .where('removed_at', 'is', null)
    .$if(from !== undefined, (query) =>
      query.where(sql<boolean>`(kind, number) > (${from?.kind}, ${from?.number})`),
    )
    .orderBy('kind')
    .orderBy('number')
    .limit(limit + 1)
    .execute()
  const ids = rows.map((row) => row.record_id)
  const [comments, actions] = await Promise.all([commentsOf(ctx, ids), actionsOf(ctx, ids)])
  return cut(rows, limit, {
    item: (row) => {
      const kind = kinds.find(({ name }) => name === row.kind)
      invariant(kind, `there is a kind ${row.kind}`)
      const file = {
        ...frontOf(row.kind, shaped(kind, row)),
        comments: comments.get(row.record_id) ?? [],
        actions: actions.get(row.record_id) ?? [],
      }
      return { path: pathOfRecord(row), content: textOfRecord(file) }
    },
    place: ({ kind, number }) => `${kind} ${number}`,
  })
}

function frontOf(kind: string, record: About): Omit<RecordFile, 'comments' | 'actions'> {
  const { id, number, title, status, author, version, createdAt, updatedAt, body, ...detail } =
    record
  return { kind, id, number, title, status, author, version, createdAt, updatedAt, detail, body }
}

async function commentsOf(
  ctx: Pick<Ctx, 'db'>,
  records: readonly string[],
): Promise<Map<string, RecordFile['comments']>> {
  const rows = await recordsOf(ctx)
    .selectFrom('comment')
    .selectAll()
    .where(sql<boolean>`record_id = any(${records}::uuid[])`)
    .orderBy('created_at')
    .orderBy('comment_id')
    .execute()
  const byRecord = Map.groupBy(rows, (row) => row.record_id)
  return new Map(
    [...byRecord].map(([record, said]) => [
      record,
      said.map((row) => ({
        id: row.comment_id,
        author: row.author_id,
        at: row.created_at.toISOString(),
        updatedAt: row.updated_at.toISOString(),
        version: row.version,
        replyTo: row.reply_to,
        isRemoved: row.removed_at !== null,
        body: row.body,
      })),
    ]),
  )
}

/** Who wrote them down is nobody's business; who took them on is. */
async function actionsOf(
  ctx: Pick<Ctx, 'db'>,
  records: readonly string[],
): Promise<Map<string, RecordFile['actions']>> {
  const rows = await recordsOf(ctx)
    .selectFrom('action')
    .selectAll()
    .where(sql<boolean>`record_id = any(${records}::uuid[])`)
    .orderBy('created_at')
    .orderBy('action_id')
    .execute()
  const byRecord = Map.groupBy(rows, (row) => row.record_id)
  return new Map(
    [...byRecord].map(([record, taken]) => [
      record,
      taken.map((row) => ({
        id: row.action_id,
        text: row.text,
        state: row.state,
        owner: row.owner_id,
        due: row.due,
        version: row.version,
        createdAt: row.created_at.toISOString(),
        updatedAt: row.updated_at.toISOString(),
      })),
    ]),
  )
}

function placeIn(after: string | undefined): { kind: string; number: number } | undefined {
  if (after === undefined) return undefined
  const [, kind, number] = /^([a-z]{1,50}) ([1-9]\d{0,8})$/.exec(after) ?? []
  if (kind !== undefined && number !== undefined) return { kind, number: Number(number) }
  throw noPlace()
}
