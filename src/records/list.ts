/** Lists of records, the newest first: by number, so that nothing moves when a record changes. */
import type { Ctx } from '#verbs/ctx.ts'
import { cut, numberAfter, type Page, type PageWish } from './page.ts'
import { shaped } from './record.ts'
import { recordsOf } from './store.ts'
import type { About, Kind } from './shape.ts'

export async function listRecords<Shape extends About>(
  ctx: Pick<Ctx, 'db'>,
  kind: Kind<Shape>,
  { status, after, limit }: PageWish & { status?: string | undefined },
): Promise<Page<Shape>> {
  const below = numberAfter(after)
  const rows = await recordsOf(ctx)
    .selectFrom('record')
    .selectAll()
    .where('kind', '=', kind.name)
    .where('removed_at', 'is', null)
    .$if(status !== undefined, (query) => query.where('status', '=', status ?? ''))
    .$if(below !== undefined, (query) => query.where('number', '<', below ?? 0))
    .orderBy('number', 'desc')
    .limit(limit + 1)
    .execute()
  return cut(rows, limit, {
    item: (row) => shaped(kind, row),
    place: ({ number }) => String(number),
  })
}
