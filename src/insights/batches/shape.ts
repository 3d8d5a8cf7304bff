/** What is asked and what is told: the shape of `cairn batches --json`. */
import { z } from 'zod'
import { answerShape, Interval, SureSpread } from '../answer-shape.ts'

export const Input = z.object({
  limit: z.int().min(0).max(1000).default(10).describe('How many of the largest changes to list.'),
})

const Sizes = z.object({
  n: z.int(),
  paths: SureSpread,
  /** Lines added and deleted; its n is smaller where lines are not counted. */
  lines: SureSpread,
})

const Item = Sizes.extend({
  month: z.string(),
  /** Changes of more than 50 paths, and their share. */
  bulk: z.int(),
  bulkShare: z.number(),
  bulkInterval: Interval,
})

const Largest = z.object({
  /** The commit; of what landed at once, its merge or squashed commit. null for other units. */
  oid: z.string().nullable(),
  subject: z.string(),
  at: z.iso.datetime().nullable(),
  paths: z.int(),
  lines: z.int(),
})

export const Output = z.object({
  ...answerShape,
  unit: z.enum(['commit', 'ticket', 'author-day', 'first-parent', 'change-request']),
  paths: SureSpread,
  lines: SureSpread,
  bulk: z.object({ n: z.int(), share: z.number().nullable(), interval: Interval.nullable() }),
  /** The same without bulk and format-only changes and without bots. */
  plain: Sizes,
  counterEvidence: z.array(
    z.object({ what: z.enum(['bulk', 'format-only', 'bot', 'generated']), share: z.number() }),
  ),
  items: z.array(Item),
  largest: z.array(Largest),
})

export type BatchesInput = z.output<typeof Input>
export type BatchesAnswer = z.output<typeof Output>
