/** The words of decisions: the states a decision can be in, and what each of them knows. */
import { z } from 'zod'
import { about, aboutLine, recordId, type Kind } from '#records/shape.ts'
import { TrialUntil } from '#records/trial.ts'
import { CameFrom } from '#records/went-into-shape.ts'
import { Check } from './check-shape.ts'
import { CodePlace } from './code-place.ts'
import { Day, Debt } from './debt-shape.ts'
import { LastReview, Trial } from './review-shape.ts'
import { sentence } from './sentence.ts'
import { Tries } from './tries-shape.ts'

/** One way that was open. */
export const Option = z.object({
  title: sentence(200),
  pros: z.array(sentence(2000)).max(50).default([]),
  cons: z.array(sentence(2000)).max(50).default([]),
})

/** Its title alone is enough to begin with. */
export const OptionTitle = sentence(200).transform((title) => ({ title, pros: [], cons: [] }))

export const Consequence = sentence(2000)

const considered = {
  options: z.array(Option).max(20),
  /** Discussed until then; null where no day was agreed on. */
  until: Day.nullable(),
  /** What gets better and what gets worse with it. */
  consequences: z
    .object({ good: z.array(Consequence).max(50), bad: z.array(Consequence).max(50) })
    .default({ good: [], bad: [] }),
  /** Decisions to be read with it. */
  related: z.array(recordId).max(50).default([]),
  /** The code it is about. */
  code: z.array(CodePlace).max(20).default([]),
  /** What would show that it is honoured. */
  checks: z.array(Check).max(20).default([]),
  /** Null where it neither takes on technical debt nor declines to. */
  debt: Debt.nullable().default(null),
  /** Null where it tries no remedy out. */
  tries: Tries.nullable().default(null),
}
/** Null where it was read from a file that does not say. */
const decidedAt = z.iso.datetime().nullable()
const decided = {
  ...considered,
  decidedAt,
  /** The title of the option taken; null where none of them was listed. */
  chosen: z.string().nullable(),
  /** Why this one, and what follows from it: Markdown. */
  because: z.string(),
  /** When to ask whether it worked. */
  reviewOn: Day.nullable(),
  /** null where it was accepted for good. */
  trial: Trial.nullable().default(null),
  /** null while nobody asked whether it worked. */
  reviewed: LastReview.nullable().default(null),
}

export const Decision = z
  .discriminatedUnion('status', [
    z.object({ ...about, status: z.literal('open'), ...considered }),
    z
      .object({ ...about, status: z.literal('accepted'), ...decided })
      .refine(({ trial, reviewOn }) => trial?.state !== 'running' || reviewOn !== null),
    z.object({
      ...about,
      status: z.literal('superseded'),
      ...decided,
      /** Null where it was read from a file that names none, or none that is here. */
      successor: recordId.nullable(),
    }),
    z.object({ ...about, status: z.literal('deprecated'), ...decided, noLonger: z.string() }),
    z.object({
      ...about,
      status: z.literal('rejected'),
      ...considered,
      decidedAt,
      because: z.string(),
    }),
    z.object({ ...about, status: z.literal('withdrawn'), ...considered, because: z.string() }),
    z.object({
      ...about,
      /** It was read from a file whose words may mean several things, or say nothing: a person tells. */
      status: z.literal('unknown'),
      ...considered,
      /** The status as the file has it. */
      said: z.string().nullable(),
      decidedAt,
    }),
  ])
  .meta({ id: 'Decision' })
export type Decision = z.output<typeof Decision>

const Other = z.object({ id: recordId, number: z.int().min(1), title: z.string() })
const told = {
  /** The ideas that went into it, and whose they were. */
  ideas: z.array(CameFrom),
  /** The decisions it names by their ids: its successor, and those to be read with it. */
  others: z.array(Other),
}
const [open, accepted, superseded, deprecated, rejected, withdrawn, unknown] = Decision.options

/** As it is read one by one. */
export const DecisionTold = z
  .discriminatedUnion('status', [
    open.safeExtend(told),
    accepted.safeExtend(told),
    superseded.safeExtend(told),
    deprecated.safeExtend(told),
    rejected.safeExtend(told),
    withdrawn.safeExtend(told),
    unknown.safeExtend(told),
  ])
  .meta({ id: 'DecisionTold' })
export type DecisionTold = z.output<typeof DecisionTold>
export type Status = Decision['status']

const statuses = [
  'open',
  'accepted',
  'superseded',
  'deprecated',
  'rejected',
  'withdrawn',
  'unknown',
] as const satisfies readonly Status[]

/** One of a list. */
export const DecisionLine = z
  .object({ ...aboutLine, status: z.enum(statuses), trialUntil: TrialUntil, until: Day.nullable() })
  .meta({ id: 'DecisionLine' })

/** What a proposal says of itself where its writer said nothing. */
export const unsaid = {
  ...{ options: [], until: null, consequences: { good: [], bad: [] }, related: [] },
  ...{ code: [], checks: [], debt: null, tries: null },
}

export const decisions: Kind<Decision> = { name: 'decision', shape: Decision }
