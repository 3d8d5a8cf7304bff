/** Words that records of any kind are gathered by. Whoever may write may tag: a tag changes nobody's words. */
import { sql } from 'kysely'
import { z } from 'zod'
import { CairnError } from '#std/errors.ts'
import type { Ctx } from '#verbs/ctx.ts'
import { anyRecord, recordsOf } from './store.ts'

const tagCharsMax = 50
/** With more, each says little. */
const tagsMax = 20

/** Large and small letters, and spaces around, make no other tag; a # before it is how some write one. */
export const Tag = z
  .string()
  .max(200)
  .transform((text) => text.normalize('NFC').trim().replace(/^#/, ''))
  .transform((text) => text.replace(/\s+/g, ' ').trim().toLowerCase())
  .pipe(
    z
      .string()
      .min(1, 'a tag has at least one letter')
      .max(tagCharsMax)
      .refine((tag) => !/[\p{C},]/u.test(tag), 'a tag is one word or a few, without commas'),
  )

/** All of one record: each once, in the order of the alphabet. */
export const Tags = z
  .array(Tag)
  .max(tagsMax, `a record has ${tagsMax} tags at most`)
  .transform(inOrder)

export const Tagged = z
  .object({ record: z.uuid(), tags: z.array(z.string()) })
  .meta({ id: 'Tagged' })

export const TagCount = z.object({
  tag: z.string(),
  /** Of records that have it. */
  count: z.int(),
})

interface Wish {
  record: string
  tag: string
}

function inOrder(tags: readonly string[]): string[] {
  return [...new Set(tags)].toSorted((a, b) => (a < b ? -1 : 1))
}

export function addTag(ctx: Ctx, { record, tag }: Wish): Promise<z.output<typeof Tagged>> {
  return changeTags(ctx, record, (tags) => [...new Set([...tags, tag])])
}

export function removeTag(ctx: Ctx, { record, tag }: Wish): Promise<z.output<typeof Tagged>> {
  return changeTags(ctx, record, (tags) => tags.filter((one) => one !== tag))
}

/** The most used first. */
export async function listTags(
  { db }: Pick<Ctx, 'db'>,
  { kind, limit }: { kind?: string | undefined; limit: number },
): Promise<{ items: z.output<typeof TagCount>[] }> {
  const { rows } = await sql<z.output<typeof TagCount>>`
    select tag, count(*) as count from records.record, unnest(tags) tag
    where removed_at is null ${kind === undefined ? sql`` : sql`and kind = ${kind}`}
    group by tag order by count desc, tag collate "C" limit ${limit}`.execute(db)
  return { items: rows }
}

async function changeTags(
  ctx: Ctx,
  ref: string,
  change: (tags: readonly string[]) => string[],
): Promise<z.output<typeof Tagged>> {
  // Two who tag at once wait for each other.
  const before = await anyRecord(ctx, ref, 'locked')
  const { record_id: record, title } = before
  const tags = inOrder(change(before.tags))
  if (tags.length > tagsMax)
    throw new CairnError('conflict', 'tags.too_many', `"${title}" has ${tagsMax} tags already.`, {
      hint: 'Take one away that says little.',
    })
  await recordsOf(ctx).updateTable('record').set({ tags }).where('record_id', '=', record).execute()
  ctx.touched.add(record)
  return { record, tags }
}
