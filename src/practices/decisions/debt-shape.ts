/** What a decision says of technical debt: that it takes some on, that this was paid back, or that it declines to. */
import { z } from 'zod'
import { sentence } from './sentence.ts'

/** A calendar day, as people agree on one; it belongs to no zone. */
export const Day = z.iso.date('a day is written like 2026-12-24')

/** What the work to come costs more, in words: Markdown. */
export const Cost = sentence(10_000, 'what it costs is owed')

export const Debt = z.discriminatedUnion('stance', [
  z.object({
    stance: z.literal('takes'),
    cost: Cost,
    /** The day until which it is to be paid back. */
    paybackOn: Day,
  }),
  z.object({
    stance: z.literal('repaid'),
    cost: Cost,
    paybackOn: Day,
    repaidAt: z.iso.datetime(),
    /** What was done. */
    how: z.string(),
  }),
  z.object({
    stance: z.literal('declines'),
    /** What it would have cost. */
    cost: Cost,
  }),
])
export type Debt = z.output<typeof Debt>
