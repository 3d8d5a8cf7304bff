/** Reviews as they are kept, and the decisions that wait for one. */
import { randomUUID } from 'node:crypto'
import { sql, type Selectable } from 'kysely'
import { z } from 'zod'
import { dayOf } from '#records/actions.ts'
import {
  cut,
  dayAfter,
  placeAt,
  placeOn,
  timeAfter,
  type Page,
  type PageWish,
} from '#records/page.ts'
import { PinComparison } from '#records/pin-shape.ts'
import { recordsOf } from '#records/store.ts'
import type { Ctx } from '#verbs/ctx.ts'
import { measuredBy } from './review-rules.ts'
import { AllDecided, type DueReview, type Review } from './review-shape.ts'
import type { DecisionReviewTable, ReviewTables } from './review-tables.ts'
import { decisions } from './schema.ts'

export async function keepReview(
  ctx: Ctx,
  {
    compared,
    ...said
  }: Pick<Review, 'record' | 'verdict' | 'because' | 'since' | 'nextOn' | 'compared'>,
): Promise<Review> {
  const row: Row = {
    ...{ review_id: randomUUID(), record_id: said.record, at: ctx.now, by_id: ctx.actor.id },
    ...{ verdict: said.verdict, because: said.because, since: said.since, next_on: said.nextOn },
    also_decided: await decidedSince(ctx, said),
    compared,
  }
  await reviewsOf(ctx)
    .insertInto('decision_review')
    .values({
      ...row,
      also_decided: JSON.stringify(row.also_decided),
      compared: JSON.stringify(compared),
    })
    .execute()
  return reviewOf(row)
}

/** Newest first. */
export async function reviewsOn(
  ctx: Pick<Ctx, 'db'>,
  { record, after, limit }: PageWish & { record: string },
): Promise<Page<Review>> {
  const from = timeAfter(after)
  const rows = await reviewsOf(ctx)
    .selectFrom('decision_review')
    .selectAll()
    .where('record_id', '=', record)
    .$if(from !== undefined, (query) =>
      query.where(sql<boolean>`(at, review_id) < (${from?.at}, ${from?.id}::uuid)`),
    )
    .orderBy('at', 'desc')
    .orderBy('review_id', 'desc')
    .limit(limit + 1)
    .execute()
  return cut(rows, limit, { item: reviewOf, place: ({ at, review_id: id }) => placeAt(at, id) })
}

/** The newest of each of these records, where somebody looked back at it. */
export async function newestReviews(
  ctx: Pick<Ctx, 'db'>,
  records: readonly string[],
): Promise<Map<string, Review>> {
  const rows = await reviewsOf(ctx)
    .selectFrom('decision_review')
    .selectAll()
    .distinctOn('record_id')
    .where('record_id', 'in', records)
    .orderBy('record_id')
    .orderBy('at', 'desc')
    .orderBy('review_id', 'desc')
    .execute()
  return new Map(rows.map((row) => [row.record_id, reviewOf(row)]))
}

/** The most overdue first. */
export async function dueReviews(
  ctx: Pick<Ctx, 'db' | 'now'>,
  { overdue, after, limit }: PageWish & { overdue?: boolean | undefined },
): Promise<Page<DueReview>> {
  const today = dayOf(ctx.now)
  const from = dayAfter(after)
  const reviewOn = sql<string>`detail ->> 'reviewOn'`
  const rows = await recordsOf(ctx)
    .selectFrom('record')
    .select(['record_id as id', 'number', 'title', reviewOn.as('reviewOn')])
    .select(
      sql<string | null>`case when detail #>> '{trial,state}' = 'running'
      then detail #>> '{trial,expected}' end`.as('expected'),
    )
    .select(
      sql<number>`(select count(*) from records.pin p
        where p.record_id = record.record_id and p.removed_at is null)`.as('pins'),
    )
    .where('kind', '=', decisions.name)
    .where('status', '=', 'accepted')
    .where('removed_at', 'is', null)
    .where(reviewOn, 'is not', null)
    .$if(overdue === true, (query) => query.where(reviewOn, '<', today))
    .$if(from !== undefined, (query) =>
      query.where(sql<boolean>`(detail ->> 'reviewOn', number) > (${from?.day}, ${from?.number})`),
    )
    .orderBy(reviewOn)
    .orderBy('number')
    .limit(limit + 1)
    .execute()
  return cut(rows, limit, {
    item: (row) => ({ ...row, isOverdue: row.reviewOn < today }),
    place: (row) => placeOn(row.reviewOn, row.number),
  })
}

const alsoMax = 50

async function decidedSince(
  ctx: Pick<Ctx, 'db'>,
  { record, since }: { record: string; since: string },
): Promise<z.input<typeof AllDecided>> {
  const decidedAt = sql<string>`detail ->> 'decidedAt'`
  return recordsOf(ctx)
    .selectFrom('record')
    .select(['record_id as id', 'number', 'title', decidedAt.as('decidedAt')])
    .where('kind', '=', decisions.name)
    .where('status', 'in', ['accepted', 'superseded', 'deprecated'])
    .where('removed_at', 'is', null)
    .where('record_id', '<>', record)
    .where(decidedAt, '>=', since)
    .orderBy(decidedAt)
    .orderBy('number')
    .limit(alsoMax)
    .execute()
}

type Row = Selectable<DecisionReviewTable>

const Compared = z.array(PinComparison)

function reviewOf(row: Row): Review {
  const compared = Compared.parse(row.compared)
  return {
    ...{ id: row.review_id, record: row.record_id, at: row.at.toISOString(), by: row.by_id },
    ...{ verdict: row.verdict, because: row.because, measured: measuredBy(compared) },
    ...{ since: row.since, nextOn: row.next_on },
    ...{ alsoDecided: AllDecided.parse(row.also_decided), compared },
  }
}

function reviewsOf({ db }: Pick<Ctx, 'db'>) {
  return db.withTables<ReviewTables>().withSchema('records')
}
