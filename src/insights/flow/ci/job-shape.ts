/** One job of CI as it is told: a line of `cairn flow jobs --json`. */
import { z } from 'zod'
import { outcomes, type Outcome } from './job.ts'

const outcomeWords = {
  [outcomes.running]: 'running',
  [outcomes.success]: 'success',
  [outcomes.failure]: 'failure',
  [outcomes.cancelled]: 'cancelled',
  [outcomes.skipped]: 'skipped',
  [outcomes.other]: 'other',
  [outcomes.carriedOver]: 'taken over',
} as const satisfies Record<Outcome, string>

/** As the forge says, with its many ways to fail or to be under way taken together. */
export function outcomeWord(outcome: Outcome): (typeof outcomeWords)[Outcome] {
  return outcomeWords[outcome]
}

export const FlowJob = z
  .object({
    repository: z.string(),
    /** As `flow.dispute` takes it, behind `job`: up to nineteen digits, and so text. */
    id: z.string(),
    runId: z.string(),
    attempt: z.int(),
    workflow: z.string().nullable(),
    name: z.string().nullable(),
    queue: z.string().nullable(),
    createdAt: z.iso.datetime().nullable(),
    startedAt: z.iso.datetime().nullable(),
    endedAt: z.iso.datetime().nullable(),
    outcome: z.enum(Object.values(outcomeWords)),
    unit: z.literal('minutes'),
    /** From created to started, of first attempts alone. */
    waited: z.number().nullable(),
    /** From started to ended. */
    ran: z.number().nullable(),
    /** Of one that never started: until its run ended. */
    lost: z.number().nullable(),
    /** Of a success after failures on the same commit: since the first of these. */
    untilGreen: z.number().nullable(),
    flags: z.object({
      ...{ neverStarted: z.boolean(), flaky: z.boolean(), rerun: z.boolean() },
      leftOut: z.boolean(),
    }),
    isCounted: z.boolean(),
    /** Why it is in no number; null where it counts. */
    because: z.string().nullable(),
    /** Where the forge shows it; null where nobody can tell. */
    url: z.string().nullable(),
  })
  .meta({ id: 'FlowJob' })
export type FlowJob = z.output<typeof FlowJob>
