/** The words of trials: a decision on trial, what it tries out, what it should change, and what was said of it. */
import { z } from 'zod'
import { Measured, Verdict } from '#practices/decisions/review-shape.ts'
import { Cause } from '#practices/remedies/schema-words.ts'
import { Better, PinComparison } from '#records/pin-shape.ts'
import { recordId } from '#records/shape.ts'

/**
 * `proposed`: it is discussed. `due`: the day of its review has come. `judged`: people said whether it worked. `ended`: it was not
 * taken up, or the decision holds no longer, and nobody said.
 */
const trialStates = ['proposed', 'running', 'due', 'judged', 'ended'] as const
export const TrialState = z.enum(trialStates)

const Meanwhile = z.object({
  number: z.int(),
  title: z.string(),
  on: z.iso.date(),
  isTrial: z.boolean(),
})

export const TrialLine = z
  .object({
    /** Of the decision. */
    id: recordId,
    number: z.int(),
    title: z.string(),
    state: TrialState,
    startsOn: z.iso.date(),
    /** When it is looked at; null once it is over. Of a proposal, when it would be. */
    reviewOn: z.iso.date().nullable(),
    expected: z.string(),
    /** Null of a trial that nobody took from a remedy. */
    remedy: z.object({ ref: z.string(), title: z.string() }).nullable(),
    cause: Cause.nullable(),
    /** A question that people answer, and what they answered before. */
    ask: z.string().nullable(),
    before: z.string().nullable(),
    frictions: z.array(z.object({ number: z.int(), title: z.string() })),
    pins: z.int(),
    /** Of its newest review: what people said, and what its numbers did. Null while there is none. */
    verdict: Verdict.nullable(),
    measured: Measured.nullable(),
    /** Decisions of the same weeks, and the four before: what changes may be their doing as well. Oldest first. */
    meanwhile: z.array(Meanwhile),
  })
  .meta({ id: 'Trial' })
export type TrialLine = z.output<typeof TrialLine>

export const TrialTold = TrialLine.extend({
  /** Its pins before and after the day on which it began. */
  compared: z.array(PinComparison),
}).meta({ id: 'TrialTold' })
export type TrialTold = z.output<typeof TrialTold>

/** What cannot be measured here, and why. */
const Without = z.object({ measure: z.string(), because: z.string() })

export const TrialPlan = z
  .object({
    remedy: z.object({ ref: z.string(), title: z.string() }),
    title: z.string(),
    because: z.string(),
    expected: z.string(),
    startsOn: z.iso.date(),
    weeks: z.int(),
    reviewOn: z.iso.date(),
    ask: z.string().nullable(),
    /** What would be pinned, as it is today. */
    measures: z.array(
      z.object({
        measure: z.string(),
        place: z.string().nullable(),
        better: Better,
        label: z.string(),
        value: z.number().nullable(),
        unit: z.string(),
        n: z.int(),
      }),
    ),
    without: z.array(Without),
  })
  .meta({ id: 'TrialPlan' })
export type TrialPlan = z.output<typeof TrialPlan>

export const TrialBegun = TrialLine.extend({ without: z.array(Without) }).meta({ id: 'TrialBegun' })
export type TrialBegun = z.output<typeof TrialBegun>
