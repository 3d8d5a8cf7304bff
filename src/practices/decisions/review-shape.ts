/** The words of trials and reviews: what a decision was to change, and what was said of it afterwards. */
import { z } from 'zod'
import { PinComparison } from '#records/pin-shape.ts'
import { recordId } from '#records/shape.ts'

export const Verdict = z.enum(['worked', 'did not', 'cannot tell'])

/** A decision taken to see what it does. While it runs, a day of review is agreed on. */
export const Trial = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('running'),
    /** What it should change. */
    expected: z.string(),
  }),
  z.object({ state: z.literal('over'), expected: z.string(), worked: z.boolean() }),
])
export type Trial = z.output<typeof Trial>

/** The newest review, as the decision itself has it. */
export const LastReview = z.object({ at: z.iso.datetime(), verdict: Verdict })

/** What the pins say together: `mixed` where some say better and some worse. */
export const Measured = z.enum(['better', 'worse', 'mixed', 'cannot tell'])
export type Measured = z.output<typeof Measured>

const AlsoDecided = z.object({
  id: recordId,
  number: z.int(),
  title: z.string(),
  decidedAt: z.iso.datetime(),
})
export const AllDecided = z.array(AlsoDecided)

export const Review = z
  .object({
    id: z.uuid(),
    record: recordId,
    at: z.iso.datetime(),
    by: z.uuid(),
    /** What people say. */
    verdict: Verdict,
    because: z.string(),
    /** What the pins say; null where nothing is pinned. */
    measured: Measured.nullable(),
    /** Before and after are told of this day. */
    since: z.iso.date(),
    nextOn: z.iso.date().nullable(),
    /** Other decisions taken since that day: what changed may be their doing as well. Oldest first, at most 50. */
    alsoDecided: AllDecided,
    /** Each pin as it was compared on the day of the review. */
    compared: z.array(PinComparison),
  })
  .meta({ id: 'Review' })
export type Review = z.output<typeof Review>

export const DueReview = z.object({
  id: recordId,
  number: z.int(),
  title: z.string(),
  reviewOn: z.iso.date(),
  /** Its day is past, everywhere. */
  isOverdue: z.boolean(),
  /** What it should change, of a trial that runs; null for others. */
  expected: z.string().nullable(),
  pins: z.int().min(0),
})
export type DueReview = z.output<typeof DueReview>
