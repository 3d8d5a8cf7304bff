/** What is asked and what is told: the shape of `cairn coupling --json`. */
import { z } from 'zod'
import { answerShape, CounterEvidence, Interval } from '../answer-shape.ts'

export const Input = z.object({
  level: z.enum(['file', 'directory']).default('file').describe('What is paired.'),
  depth: z
    .int()
    .min(1)
    .max(20)
    .optional()
    .describe('For directories: only so many parts of their path.'),
  across: z
    .enum(['key', 'author-day'])
    .optional()
    .describe(
      'Pair this repository with the others of the workspace instead, by issue key or by author and day.',
    ),
  surprising: z
    .boolean()
    .default(false)
    .describe(
      'Leave out pairs that are expected, such as a file and its test, pairs with a file that most changes touch, and pairs that mostly bots changed.',
    ),
  limit: z.int().min(1).max(10_000).default(20).describe('How many are shown.'),
})

export const Item = z.object({
  rank: z.int(),
  /** The one with fewer revisions; of equals the first by letter. */
  a: z.string(),
  b: z.string(),
  shared: z.int(),
  revisionsA: z.int(),
  revisionsB: z.int(),
  degree: z.number().min(0).max(1),
  degreeInterval: Interval,
  confidenceAB: z.number().min(0).max(1),
  confidenceBA: z.number().min(0).max(1),
  /** Of confidenceAB; items are ranked by its lower end. */
  interval: Interval,
  rankInterval: Interval,
  counterEvidence: z.array(CounterEvidence),
  /** The degree when changes of more than 30 paths, format-only changes and bots' changes are not counted; null when nothing is left. */
  degreeWithout: z.number().min(0).max(1).nullable(),
  /** Its rank over the same changes; null when they leave fewer than five shared, or where that is not known. */
  rankWithout: z.int().nullable(),
  sameDirectory: z.boolean(),
  /** The rule by which this pair is no surprise; null where none says so. */
  expected: z.string().nullable(),
  /** Of the two, the files whose imports name the other; null where that is not known. */
  namedIn: z.array(z.string()).nullable(),
  lastSharedAt: z.iso.datetime().nullable(),
})

export const Output = z.object({
  ...answerShape,
  level: z.enum(['file', 'directory', 'repository']),
  /** How many pairs were ranked; `items` are the first of them. */
  ranked: z.int(),
  items: z.array(Item),
})

export type CouplingInput = z.output<typeof Input>
export type CouplingAnswer = z.output<typeof Output>
export type CouplingItem = z.output<typeof Item>
