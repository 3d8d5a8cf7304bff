/** What is asked and what is told: the shape of `cairn missing --json`. */
import { z } from 'zod'
import { answerShape, CounterEvidence } from '../answer-shape.ts'
import { leastUsual } from './wanted.ts'

export const Input = z.object({
  files: z
    .array(z.string().min(1))
    .min(1)
    .max(1_000)
    .describe('The files that are touched: paths at the head of the branch.'),
  least: z
    .number()
    .min(0)
    .max(1)
    .default(leastUsual)
    .describe('Only files with at least this score.'),
  limit: z.int().min(1).max(10_000).default(10).describe('How many are shown.'),
})

const Share = z.number().min(0).max(1)

export const Item = z.object({
  rank: z.int(),
  path: z.string(),
  /** What items are ranked by: the chance that the file belongs to the change, as if each touched file had a say of its own. */
  score: Share,
  /** Of the touched file that is surest: shared ÷ revisions. */
  confidence: Share,
  /** Of confidence. */
  interval: z.object({ low: Share, high: Share, level: z.number(), method: z.string() }),
  rankInterval: z.object({ low: z.int(), high: z.int(), level: z.number(), method: z.string() }),
  shared: z.int(),
  revisions: z.int(),
  /** The touched files that say so, surest first. */
  because: z.array(
    z.object({ file: z.string(), shared: z.int(), revisions: z.int(), confidence: Share }),
  ),
  counterEvidence: z.array(CounterEvidence),
  /** Its rank when wide, format-only and bots' changes are not counted; null when it would not be shown. */
  rankWithout: z.int().nullable(),
})

export const Output = z.object({
  /** n: changes that touch any of the files. */
  ...answerShape,
  files: z.array(z.string()),
  items: z.array(Item),
})

export type MissingInput = z.output<typeof Input>
export type MissingAnswer = z.output<typeof Output>
export type MissingItem = z.output<typeof Item>
