/** What a decision tries out: a remedy, from a day on, to see what it does. */
import { z } from 'zod'
import { Day } from './debt-shape.ts'
import { sentence } from './sentence.ts'

export const Tries = z.object({
  /** As remedies.get takes it: smaller-changes, or remedy#3 of the team's own. */
  remedy: z.string(),
  /** What hurts, in the words of remedies, such as pickup; null where nobody said. */
  cause: z.string().nullable(),
  /** From this day on it is put into practice: before and after are told of it. */
  startsOn: Day,
  weeks: z.int().min(1),
  /** What it should change. */
  expected: sentence(2000),
  /** A question that people answer, before and after; null where numbers are enough. */
  ask: z.string().nullable(),
  /** What they answered before; null where nobody asked. */
  before: z.string().nullable(),
})
export type Tries = z.output<typeof Tries>
