/** What is told of waiting: the shape of `flow.bottlenecks`, held stable. */
import { z } from 'zod'
import { answerShape, Interval } from '../../answer-shape.ts'
import { causes, factors, type Cause } from './causes.ts'

function isCause(name: string): name is Cause {
  return Object.hasOwn(causes, name)
}

const Named = z.enum(Object.keys(causes).filter(isCause))

export const LedgerLine = z
  .object({
    cause: Named,
    says: z.string(),
    /** How many changes, or jobs, waited so. */
    n: z.int().min(1),
    /** Working hours are null of jobs: these wait at night as well. */
    hours: z.object({ elapsed: z.number(), working: z.number().nullable() }),
    /** Of one wait, in working hours where these are known; null below eight. */
    medianHours: z.number().nullable(),
    /** Whose changes waited: so many people at least, in steps of five; null of jobs, and of fewer than five. */
    people: z.int().nullable(),
    /** Working hours times what the team says an hour costs; null where it does not, or of jobs. */
    cost: z.number().nullable(),
  })
  .meta({ id: 'LedgerLine' })
export type LedgerLine = z.output<typeof LedgerLine>

/** Of medians. */
const Difference = z.object({ value: z.number(), ...Interval.shape })

const Since = z.object({
  /** `step`: on a certain week; `drift`: all along; `none`: no clear point. */
  shape: z.enum(['step', 'drift', 'none']),
  /** The Monday of the first week after the step, and between which it lies nine times in ten. */
  week: z.iso.date().nullable(),
  between: z.object({ from: z.iso.date(), to: z.iso.date() }).nullable(),
  /** Medians, in hours. */
  before: z.number().nullable(),
  after: z.number().nullable(),
  difference: Difference.nullable(),
})

const Explains = z.object({
  factor: z.enum(factors),
  level: z.string(),
  n: z.int(),
  /** Medians, in hours; null below eight. */
  medianHours: z.number().nullable(),
  othersHours: z.number().nullable(),
  difference: Difference.nullable(),
  /** Cliff's delta and the word for it. */
  delta: z.number().nullable(),
  size: z.enum(['negligible', 'small', 'medium', 'large']).nullable(),
  isClear: z.boolean(),
  because: z.string().nullable(),
  /** Of all hours lost so, and of all waits. */
  shareOfHours: z.number(),
  shareOfWaits: z.number(),
})

export const Bottleneck = LedgerLine.extend({
  since: Since,
  /** Those that take clearly longer than the others first; unclear ones say so. */
  explains: z.array(Explains),
  /** In a sentence or two, without a name. */
  reading: z.object({ says: z.string(), ask: z.string() }),
}).meta({ id: 'Bottleneck' })
export type Bottleneck = z.output<typeof Bottleneck>

export const BottlenecksAnswer = z
  .object({
    ...answerShape,
    repositories: z.array(z.string()),
    currency: z.string().nullable(),
    /** Why waits of jobs are not among them, and what to do; null where they are. */
    ci: z.object({ because: z.string().nullable(), hint: z.string().nullable() }),
    ledger: z.array(LedgerLine),
    bottlenecks: z.array(Bottleneck),
  })
  .meta({ id: 'BottlenecksAnswer' })
export type BottlenecksAnswer = z.output<typeof BottlenecksAnswer>
