/** What is asked and what is told: the shape of `cairn reverts --json`. */
import { z } from 'zod'
import { answerShape, Interval, SureSpread } from '../answer-shape.ts'

export const Input = z.object({
  level: z.enum(['directory', 'file']).default('directory').describe('What is ranked.'),
  depth: z
    .int()
    .min(1)
    .max(20)
    .default(1)
    .describe('How many directories deep an area is, below the path asked for.'),
  limit: z
    .int()
    .min(0)
    .max(10_000)
    .default(20)
    .describe('How many areas, and how many reverts, to list.'),
})

const Share = z.object({ n: z.int(), share: z.number().nullable(), interval: Interval.nullable() })

const Item = z.object({
  /** `.` for files that lie directly in the path asked for. */
  path: z.string(),
  rank: z.int(),
  changes: z.int(),
  fixes: z.int(),
  fixShare: z.number(),
  interval: Interval,
  rankInterval: Interval,
  reverts: z.int(),
  /** Changes here that were taken back. */
  reverted: z.int(),
  fixups: z.int(),
  /** Its rank without bulk and format-only changes and without bots. */
  rankWithout: z.int(),
  counterEvidence: z.array(
    z.object({ what: z.enum(['bulk', 'format-only', 'bot', 'same-author']), share: z.number() }),
  ),
})

const Revert = z.object({
  oid: z.string(),
  at: z.iso.datetime().nullable(),
  subject: z.string(),
  /** A reapply takes back a revert. */
  kind: z.enum(['revert', 'reapply']),
  by: z.enum(['hash', 'subject', 'unknown']),
  targets: z.array(z.object({ oid: z.string(), subject: z.string(), days: z.number().nullable() })),
})

export const Output = z.object({
  ...answerShape,
  fixes: Share,
  reverts: Share.extend({
    byHash: z.int(),
    bySubject: z.int(),
    unknown: z.int(),
    reapplied: z.int(),
  }),
  /** From a change to its revert. */
  timeToRevertDays: SureSpread,
  fixups: Share,
  level: z.enum(['directory', 'file']),
  /** How many areas were ranked; `items` are the first of them. */
  ranked: z.int(),
  items: z.array(Item),
  /** Newest first. */
  list: z.array(Revert),
})

export type RevertsInput = z.output<typeof Input>
export type RevertsAnswer = z.output<typeof Output>
