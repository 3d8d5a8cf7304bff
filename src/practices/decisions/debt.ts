/** Debts by the day they are to be paid back, each with the interest of the code it names. */
import { sql } from 'kysely'
import { z } from 'zod'
import { dayOf } from '#records/actions.ts'
import { cut, dayAfter, placeOn, type Page, type PageWish } from '#records/page.ts'
import { getRecord } from '#records/record.ts'
import type { Ctx } from '#verbs/ctx.ts'
import { CodePlace } from './code-place.ts'
import { Debt } from './debt-shape.ts'
import { Interest, type InterestRates } from './interest.ts'
import { decisions, type Decision } from './schema.ts'

export const stances = ['takes', 'repaid', 'declines'] as const

export const ListedDebt = z
  .object({
    decision: z.uuid(),
    number: z.int().min(1),
    title: z.string(),
    status: z.string(),
    debt: Debt,
    /** Taken on, and its day is past. */
    isOverdue: z.boolean(),
    code: z.array(CodePlace),
    /** One for each place, in their order; none of a debt that is not borne. */
    interest: z.array(Interest),
  })
  .meta({ id: 'ListedDebt' })
export type ListedDebt = z.output<typeof ListedDebt>

interface Row {
  id: string
  number: number
  day: string
}

/** Of what nobody is to pay back, the end of time: behind all that has a day. */
const noDay = '9999-12-31'

interface DebtWish extends PageWish {
  stance: (typeof stances)[number]
  /** By number or id; those of all decisions when absent. */
  decision?: string | undefined
}

export async function listDebts(
  ctx: Pick<Ctx, 'db' | 'now'>,
  rates: InterestRates,
  { stance, decision, after, limit }: DebtWish,
): Promise<Page<ListedDebt>> {
  const from = dayAfter(after)
  const only = decision === undefined ? null : (await getRecord(ctx, decisions, decision)).id
  const day = sql`coalesce(detail->'debt'->>'paybackOn', ${noDay})`
  const { rows } = await sql<Row>`
    select record_id as id, number, ${day} as day from records.record
    where kind = ${decisions.name} and removed_at is null and status in ('open', 'accepted')
      and detail->'debt'->>'stance' = ${stance} and (${only}::uuid is null or record_id = ${only}::uuid)
      and (${from === undefined} or (${day}, number) > (${from?.day ?? ''}, ${from?.number ?? 0}))
    order by 3, number limit ${limit + 1}`.execute(ctx.db)
  const page = cut(rows, limit, {
    item: ({ id }) => id,
    place: (last) => placeOn(last.day, last.number),
  })
  const items: ListedDebt[] = []
  for (const id of page.items) items.push(...(await debtOf(ctx, rates, id)))
  return { items, next: page.next }
}

/** None where it was repaid or withdrawn a moment ago. */
async function debtOf(
  ctx: Pick<Ctx, 'db' | 'now'>,
  rates: InterestRates,
  ref: string,
): Promise<ListedDebt[]> {
  const decision = await getRecord(ctx, decisions, ref)
  const { id, number, title, status, debt, code } = decision
  if (debt === null) return []
  const isBorne = debt.stance === 'takes'
  const interest: Interest[] = []
  if (isBorne)
    for (const place of code)
      interest.push(await rates.on(place, { since: sinceWhen(decision), now: ctx.now }))
  return [
    {
      ...{ decision: id, number, title, status, debt, code, interest },
      isOverdue: isBorne && debt.paybackOn < dayOf(ctx.now),
    },
  ]
}

/** As long as it is only proposed, since it was. */
function sinceWhen(decision: Decision): Date {
  const decidedAt = 'decidedAt' in decision ? decision.decidedAt : null
  return new Date(decidedAt ?? decision.createdAt)
}
