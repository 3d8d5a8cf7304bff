/** What is asked and what is told: the shape of `cairn trend --json`. */
import { z } from 'zod'
import { answerShape, CounterEvidence } from '../answer-shape.ts'

export const Input = z.object({
  path: z.string().describe('The file, by its last name.'),
  limit: z
    .int()
    .min(2)
    .max(100)
    .default(100)
    .describe('Show at most this many points, evenly spread over those measured.'),
})

const Item = z.object({
  oid: z.string(),
  at: z.iso.datetime().nullable(),
  path: z.string(),
  /** Null where this revision could not be measured like the others. */
  complexity: z.number().nullable(),
  lines: z.int().nullable(),
})

const PerYear = z.object({
  perYear: z.number(),
  interval: z.object({ low: z.number(), high: z.number(), level: z.number(), method: z.string() }),
})

export const Output = z.object({
  ...answerShape,
  path: z.string(),
  complexityMeasure: z.enum(['cognitive', 'indentation']),
  /** Prose and data have no control flow, and so no complexity. */
  notCode: z.enum(['prose', 'data']).nullable(),
  /** Points with a complexity: what the slope and the verdict rest on, however few are shown. */
  measured: z.int(),
  verdict: z.enum(['growing', 'steady', 'shrinking', 'cannot tell']),
  /** Why the verdict cannot be told; null where it can, and of what is no code. */
  whyNot: z.string().nullable(),
  complexity: PerYear.nullable(),
  lines: PerYear.nullable(),
  counterEvidence: z.array(CounterEvidence),
  /** Oldest first. */
  items: z.array(Item),
})

export type TrendInput = z.output<typeof Input>
export type TrendAnswer = z.output<typeof Output>
export type TrendPoint = z.output<typeof Item>
