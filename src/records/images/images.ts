/**
 * Pictures in texts. One belongs to whoever sent it until a text shows it; from then on to the records that do, and whose it was is
 * forgotten, so that a text without a name stays without one. In a text it stands as an address: `![words](/api/v1/attachments/ID)`.
 */
import { createHash, randomUUID } from 'node:crypto'
import { sql, type Selectable } from 'kysely'
import { z } from 'zod'
import { CairnError } from '#std/errors.ts'
import type { Ctx } from '#verbs/ctx.ts'
import { recordsOf } from '../store.ts'
import { sweep } from '../sweep.ts'
import type { ImageTable } from '../tables.ts'
import { imageTypes } from './image-type.ts'
import { recode } from './recode.ts'

/** Sent and not shown anywhere yet, of one member. */
const waitingMax = 100

export const Attachment = z
  .object({
    id: z.uuid(),
    /** Where the picture is; in Markdown, what stands in the round brackets. */
    address: z.string(),
    type: z.enum(imageTypes),
    width: z.int().min(1),
    height: z.int().min(1),
    bytes: z.int().min(1),
    sha256: z.string(),
  })
  .meta({ id: 'Attachment' })
type Attachment = z.output<typeof Attachment>

export async function addImage(ctx: Ctx, { file }: { file: string }): Promise<Attachment> {
  await sweep(ctx)
  const { count } = await recordsOf(ctx)
    .selectFrom('image')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('owner_id', '=', ctx.actor.id)
    .executeTakeFirstOrThrow()
  if (count >= waitingMax)
    throw new CairnError(
      'conflict',
      'image.too_many',
      `You sent ${waitingMax} pictures that no text shows yet.`,
      { hint: 'Show or remove some of them first.' },
    )
  const image = await recode(Buffer.from(file, 'base64'))
  const bytes = Buffer.from(image.bytes)
  const row: Row = {
    image_id: randomUUID(),
    owner_id: ctx.actor.id,
    added_on: ctx.now.toISOString().slice(0, 10),
    type: image.type,
    width: image.width,
    height: image.height,
    sha256: createHash('sha256').update(bytes).digest(),
    bytes,
  }
  await recordsOf(ctx).insertInto('image').values(row).execute()
  return attachmentOf({ ...row, size: bytes.length })
}

export async function getImage(ctx: Seeing, { id }: { id: string }): Promise<Attachment> {
  const row = await recordsOf(ctx)
    .selectFrom('image')
    .select(['image_id', 'type', 'width', 'height', 'sha256'])
    .select(sql<number>`length(bytes)`.as('size'))
    .where('image_id', '=', id)
    .where(maySee(ctx))
    .executeTakeFirst()
  if (row === undefined) throw none()
  return attachmentOf(row)
}

export async function imageBytes(
  ctx: Seeing,
  { id }: { id: string },
): Promise<Pick<Row, 'type' | 'sha256' | 'bytes'>> {
  const row = await recordsOf(ctx)
    .selectFrom('image')
    .select(['type', 'sha256', 'bytes'])
    .where('image_id', '=', id)
    .where(maySee(ctx))
    .executeTakeFirst()
  if (row === undefined) throw none()
  return row
}

/** One's own as long as no text shows it; an owner of the workspace removes any, from wherever it is shown. */
export async function removeImage(ctx: Ctx, { id }: { id: string }): Promise<{ id: string }> {
  await getImage(ctx, { id })
  const shownBy = await recordsOf(ctx)
    .selectFrom('image_use')
    .select('record_id')
    .where('image_id', '=', id)
    .execute()
  if (shownBy.length > 0 && ctx.actor.role !== 'owner')
    throw new CairnError('forbidden', 'image.shown', 'A text shows this picture, or did before.', {
      hint: 'Take it out of the text, or ask an owner of this workspace to remove it for good.',
    })
  await recordsOf(ctx).deleteFrom('image_use').where('image_id', '=', id).execute()
  await recordsOf(ctx).deleteFrom('image').where('image_id', '=', id).execute()
  for (const { record_id: record } of shownBy) ctx.touched.add(record)
  return { id }
}

/**
 * In the transaction that writes the text; `source` is the comment, or the record itself. What its writer may not see, it does not
 * show to others. Of a record the earlier versions show their pictures, too; a comment has none.
 */
export async function keepImageUses(
  ctx: Seeing,
  { record, source }: { record: string; source: string },
  text: string,
): Promise<void> {
  const seen = await seenIn(ctx, text)
  if (source !== record) await forgetImageUses(ctx, source, seen)
  if (seen.length === 0) return
  await recordsOf(ctx)
    .insertInto('image_use')
    .values(seen.map((image) => ({ record_id: record, source_id: source, image_id: image })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await recordsOf(ctx)
    .updateTable('image')
    .set({ owner_id: null })
    .where('image_id', 'in', seen)
    .where('owner_id', 'is not', null)
    .execute()
}

/** A comment that is gone shows nothing, and what nothing shows is gone, too. */
export async function forgetImageUses(
  { db }: Pick<Ctx, 'db'>,
  comment: string,
  still: readonly string[] = [],
): Promise<void> {
  await sql`
    with gone as (
      delete from records.image_use where source_id = ${comment} and image_id <> all(${still}::uuid[])
      returning image_id
    )
    delete from records.image i using gone
    where i.image_id = gone.image_id
      and not exists (select from records.image_use u where u.image_id = i.image_id and u.source_id <> ${comment})`.execute(
    db,
  )
}

/** Whether a text shows a picture of the actor's that no text shows yet: that it is theirs is still known. */
export async function showsOwn(ctx: Seeing, text: string): Promise<boolean> {
  const named = idsIn(text)
  if (named.length === 0) return false
  const own = await recordsOf(ctx)
    .selectFrom('image')
    .select('image_id')
    .where('image_id', 'in', named)
    .where('owner_id', '=', ctx.actor.id)
    .executeTakeFirst()
  return own !== undefined
}

function idsIn(text: string): string[] {
  return [...new Set([...text.matchAll(shown)].map(([, id = '']) => id.toLowerCase()))]
}

async function seenIn(ctx: Seeing, text: string): Promise<string[]> {
  const named = idsIn(text)
  if (named.length === 0) return []
  const rows = await recordsOf(ctx)
    .selectFrom('image')
    .select('image_id')
    .where('image_id', 'in', named)
    .where(maySee(ctx))
    .execute()
  return rows.map(({ image_id: image }) => image)
}

type Seeing = Pick<Ctx, 'db' | 'actor'>
type Row = Selectable<ImageTable>

const shown = /\/api\/v1\/attachments\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/gi

function maySee({ actor }: Seeing) {
  return sql<boolean>`(owner_id = ${actor.id} or exists (
    select from records.image_use u join records.record r using (record_id)
    where u.image_id = image.image_id and r.removed_at is null))`
}

function none(): CairnError {
  return new CairnError('not_found', 'image.none', 'There is no such picture.', {
    hint: 'It may have been removed.',
  })
}

function attachmentOf({
  image_id: id,
  type,
  width,
  height,
  sha256,
  size,
}: Omit<Row, 'owner_id' | 'added_on' | 'bytes'> & { size: number }): Attachment {
  const address = `/api/v1/attachments/${id}`
  return { id, address, type, width, height, bytes: size, sha256: sha256.toString('hex') }
}
