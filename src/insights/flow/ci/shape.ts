/** What is told of CI: part of the shape of `cairn flow --json`, held stable. Lengths are minutes unless said otherwise. */
import { z } from 'zod'
import { answerShape } from '../../answer-shape.ts'

const Spread = z.object({
  n: z.int().min(0),
  notMeasurable: z.int().min(0),
  p50: z.number().nullable(),
  p75: z.number().nullable(),
  p90: z.number().nullable(),
  unit: z.literal('minutes'),
})

/** Of all jobs that were asked for, or of those of one name. */
const Jobs = z.object({
  jobs: z.int().min(0),
  /** From started to ended. */
  run: Spread,
  /** From created to started, of first attempts alone. */
  queue: Spread,
  /** They waited until their run ended. */
  neverStarted: z.object({ n: z.int().min(0), hours: z.number().min(0) }),
  /** Failed, and succeeded on the same commit. */
  flaky: z.object({
    /** Failures of that kind, and of how many failures. */
    failures: z.int().min(0),
    ofFailures: z.int().min(0),
    share: z.number().nullable(),
    interval: z.object({ low: z.number(), high: z.number() }).nullable(),
    /** What the failed attempts ran. */
    runnerMinutes: z.number().min(0),
    /** From the first failure's end to the green attempt's. */
    waitHours: z.number().min(0),
  }),
  /** Second and later attempts that ran. */
  rerun: z.object({ n: z.int().min(0), runnerMinutes: z.number().min(0) }),
})
export type JobsTold = z.output<typeof Jobs>

export const CiAnswer = z
  .object({
    ...answerShape,
    repositories: z.array(z.string()),
    /** Whose jobs they are; null of all jobs. */
    component: z.string().nullable(),
    /** Why nothing can be told, and what to do; null where something can. */
    because: z.string().nullable(),
    hint: z.string().nullable(),
    ...Jobs.shape,
    /** Null where nothing can be told. */
    neverStarted: Jobs.shape.neverStarted.nullable(),
    flaky: Jobs.shape.flaky.nullable(),
    rerun: Jobs.shape.rerun.nullable(),
    /** By workflow and name, those that took most time first. */
    items: z.array(
      z.object({ workflow: z.string().nullable(), name: z.string().nullable(), ...Jobs.shape }),
    ),
    /** By the runners they wait for: labels or group. */
    queues: z.array(z.object({ queue: z.string().nullable(), n: z.int(), wait: Spread })),
    /** By the Monday of the week, in UTC. */
    weeks: z.array(
      z.object({
        week: z.iso.date(),
        jobs: z.int(),
        runP50: z.number().nullable(),
        queueP50: z.number().nullable(),
        queueP90: z.number().nullable(),
        neverStarted: z.int(),
        flakyFailures: z.int(),
      }),
    ),
  })
  .meta({ id: 'CiAnswer' })
export type CiAnswer = z.output<typeof CiAnswer>
