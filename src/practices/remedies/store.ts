/** The team's own remedies beside those that came along: in one list, the team's own first. */
import { sql } from 'kysely'
import { listBesideShipped, type BesideWish } from '#records/beside-shipped.ts'
import type { Page, PageWish } from '#records/page.ts'
import type { Ctx } from '#verbs/ctx.ts'
import { playbook } from './playbook.ts'
import type { RemedyLine, ShippedRemedy, Status } from './schema.ts'
import type { Cause } from './schema-words.ts'

interface RemediesWish extends BesideWish<Status> {
  /** Only what helps with one of these; all where there are none. */
  causes: readonly Cause[]
}

export async function listRemedies(
  ctx: Pick<Ctx, 'db'>,
  wish: RemediesWish,
  page: PageWish,
): Promise<Page<RemedyLine>> {
  const { causes } = wish
  return listBesideShipped<RemedyLine, ShippedRemedy, Status>(ctx, wish, page, {
    ...{ kind: 'remedy', shipped: await playbook(), shippedStatus: 'offered', lineOf },
    isWanted: ({ helps }) => causes.length === 0 || helps.some((cause) => causes.includes(cause)),
    columns: sql`detail -> 'helps' as helps, (detail -> 'weeks')::integer as weeks, detail ->> 'effort' as effort`,
    narrowed: sql`(${causes.length} = 0 or detail -> 'helps' ?| ${[...causes]}::text[])`,
  })
}

function lineOf({ id, title, helps, weeks, effort }: ShippedRemedy): RemedyLine {
  return {
    ...{ ref: id, from: 'cairn', id: null, number: null },
    ...{ title, status: 'offered', helps, weeks, effort },
  }
}
