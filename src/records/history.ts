/** What became of a record: its versions, each whole, with the act that made it. */
import { z } from 'zod'
import type { Ctx } from '#verbs/ctx.ts'
import { cut, numberAfter, type Page, type PageWish } from './page.ts'
import { mustBeThere, recordsOf } from './store.ts'

export const Revision = z.object({
  version: z.int().min(1),
  at: z.iso.datetime(),
  /** The verb. */
  act: z.string(),
  /** The member's id; null where the act left no name. */
  by: z.uuid().nullable(),
  status: z.string(),
  title: z.string(),
  body: z.string(),
  detail: z.record(z.string(), z.unknown()),
})

/** Newest first. */
export async function historyOf(
  ctx: Pick<Ctx, 'db'>,
  { record: ref, after, limit }: PageWish & { record: string },
): Promise<Page<z.output<typeof Revision>>> {
  const record = await mustBeThere(ctx, ref)
  const below = numberAfter(after)
  const rows = await recordsOf(ctx)
    .selectFrom('revision')
    .selectAll()
    .where('record_id', '=', record)
    .$if(below !== undefined, (query) => query.where('version', '<', below ?? 0))
    .orderBy('version', 'desc')
    .limit(limit + 1)
    .execute()
  return cut(rows, limit, {
    item: ({ version, at, act, member_id: by, status, title, body, detail }) => ({
      ...{ version, at: at.toISOString(), act, by, status, title, body, detail },
    }),
    place: ({ version }) => String(version),
  })
}
