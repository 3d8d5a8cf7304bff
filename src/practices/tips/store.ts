/** The team's own tips beside those that came along: in one list, the team's own first. */
import { sql } from 'kysely'
import { listBesideShipped, type BesideWish } from '#records/beside-shipped.ts'
import type { Page, PageWish } from '#records/page.ts'
import type { Ctx } from '#verbs/ctx.ts'
import { listedTips } from './library.ts'
import type { ListedTip } from './library-file.ts'
import type { Status, TipLine } from './schema.ts'
import type { Runtime, Sign } from './schema-words.ts'

interface TipsWish extends BesideWish<Status> {
  /** Only what fits one of these; all where there are none. */
  signs: readonly Sign[]
  /** Only what is for one of these, or for any; all where there are none. */
  runtimes: readonly Runtime[]
}

export async function listTips(
  ctx: Pick<Ctx, 'db'>,
  wish: TipsWish,
  page: PageWish,
): Promise<Page<TipLine>> {
  const { signs, runtimes } = wish
  return listBesideShipped<TipLine, ListedTip, Status>(ctx, wish, page, {
    ...{ kind: 'tip', shipped: await listedTips(), shippedStatus: 'offered', lineOf },
    isWanted: (tip) =>
      (signs.length === 0 || tip.fits.some((sign) => signs.includes(sign))) &&
      (runtimes.length === 0 ||
        tip.runtimes.length === 0 ||
        tip.runtimes.some((runtime) => runtimes.includes(runtime))),
    columns: sql`detail -> 'fits' as fits, detail -> 'runtimes' as runtimes, (detail -> 'minutes')::integer as minutes`,
    narrowed: sql`(${signs.length} = 0 or detail -> 'fits' ?| ${[...signs]}::text[])
      and (${runtimes.length} = 0 or detail -> 'runtimes' = '[]'::jsonb
        or detail -> 'runtimes' ?| ${[...runtimes]}::text[])`,
  })
}

function lineOf({ id, title, fits, runtimes, minutes }: ListedTip): TipLine {
  return {
    ...{ ref: id, from: 'cairn', id: null, number: null },
    ...{ title, status: 'offered', fits, runtimes, minutes },
  }
}
