/** What one can do when it is time to ask whether a decision worked. */
import { z } from 'zod'
import { CairnError } from '#std/errors.ts'
import { dayOf } from '#records/actions.ts'
import { comparePins } from '#records/compare-pins.ts'
import type { EvidencePort } from '#records/evidence-port.ts'
import { oneRecord } from '#records/kind-verbs.ts'
import { pageOf, paging } from '#records/page.ts'
import { changeRecord, getRecord } from '#records/record.ts'
import { RecordRef } from '#records/shape.ts'
import { defineVerb } from '#verbs/verb.ts'
import { review, reviewable, withAnswer } from './review-rules.ts'
import { DueReview, Review, Verdict } from './review-shape.ts'
import { dueReviews, keepReview, reviewsOn } from './reviews.ts'
import { Day } from './debt-shape.ts'
import { decisions } from './schema.ts'

export const due = defineVerb({
  name: 'decisions.due',
  summary: 'List the decisions that are to be reviewed, the most overdue first.',
  access: 'read',
  input: z.strictObject({
    overdue: z.boolean().optional().describe('Only those whose day is past.'),
    ...paging,
  }),
  output: pageOf(DueReview),
  run: dueReviews,
})

export const reviews = defineVerb({
  name: 'decisions.reviews',
  summary: 'Read what was said of a decision at its reviews, the newest first.',
  access: 'read',
  operands: ['id'],
  input: z.strictObject({ id: RecordRef, ...paging }),
  output: pageOf(Review),
  async run(ctx, { id, ...wish }) {
    const { id: record } = await getRecord(ctx, decisions, id)
    return reviewsOn(ctx, { record, ...wish })
  },
})

/** It asks its pins again, which the app makes possible. */
export function reviewVerb(port: EvidencePort) {
  return defineVerb({
    name: 'decisions.review',
    summary: 'Say whether a decision worked, and keep what its pins say of it today.',
    access: 'write',
    operands: ['id'],
    input: z.strictObject({
      ...oneRecord,
      verdict: Verdict.describe('What you say, whatever the pins say.'),
      because: z
        .string()
        .trim()
        .min(1, 'say why in a few words')
        .max(10_000)
        .describe('Why, in Markdown.'),
      next: Day.nullable().default(null).describe('The day to ask again.'),
      since: Day.optional().describe(
        'The day it was put into practice; as its trial says, or that of the decision, when absent.',
      ),
      answered: z
        .string()
        .trim()
        .min(1)
        .max(5_000)
        .optional()
        .describe('What people answered to the question of its trial, where it has one.'),
    }),
    output: Review,
    async gather(ctx, { id, since: given }) {
      const decision = await ctx.read((reading) => getRecord(reading, decisions, id))
      const { id: record, decidedAt, tries } = reviewable(decision)
      const since = given ?? tries?.startsOn ?? decidedAt?.slice(0, 10)
      if (since === undefined)
        throw new CairnError(
          'invalid',
          'decisions.review.since',
          `Nobody wrote down when "${decision.title}" was decided.`,
          { hint: 'Say with `since` from which day on it was put into practice.' },
        )
      return { since, compared: await comparePins(ctx, port, { record, since }) }
    },
    async run(ctx, { id, version, verdict, next: nextOn, ...said }, { since, compared }) {
      const [at, today] = [ctx.now.toISOString(), dayOf(ctx.now)]
      const reviewed = await changeRecord(ctx, decisions, { ref: id, version }, (decision) =>
        review(decision, { verdict, nextOn }, { at, today }),
      )
      const because = withAnswer(said, { decision: reviewed, pinCount: compared.length })
      return keepReview(ctx, { record: reviewed.id, verdict, because, since, nextOn, compared })
    },
  })
}
