/** What is told of the flow of changes: the shape of `cairn flow --json`, held stable. All lengths are minutes. */
import { z } from 'zod'
import { answerShape } from '../answer-shape.ts'
import { waitStages } from './stages.ts'

const Interval = z.object({
  low: z.number().nullable(),
  high: z.number().nullable(),
  level: z.number(),
  method: z.string(),
})

/** Percentiles are null below eight values; the changes themselves say more then. */
export const Lengths = z
  .object({
    /** Of how many changes it is known. */
    n: z.int().min(0),
    /** Of how many it cannot be told: unknown is never nought. */
    notMeasurable: z.int().min(0),
    p50: z.number().nullable(),
    p75: z.number().nullable(),
    p90: z.number().nullable(),
    unit: z.literal('minutes'),
    intervals: z
      .object({ p50: Interval.nullable(), p75: Interval.nullable(), p90: Interval.nullable() })
      .nullable(),
  })
  .meta({ id: 'FlowLengths' })
export type Lengths = z.output<typeof Lengths>

export const InBothTimes = z
  .object({
    elapsed: Lengths,
    /** In the team's working time. */
    working: Lengths,
  })
  .meta({ id: 'FlowTimes' })
export type InBothTimes = z.output<typeof InBothTimes>

const StageTold = InBothTimes.extend({
  /** Why others have none, with how many: `none` did not pass through it. */
  without: z.array(z.object({ because: z.string(), count: z.int().min(1) })),
}).meta({ id: 'FlowStage' })

const Stages = z
  .object({
    ...{ coding: StageTold, draft: StageTold, pickup: StageTold, review: StageTold },
    ...{ rework: StageTold, mergeWait: StageTold, deploy: StageTold },
  })
  .meta({ id: 'FlowStages' })

/** What the stages come to together, and what is told beside them. */
const Sums = z
  .object({
    /** From opened to merged, less the time it was closed in between. */
    openTime: InBothTimes,
    /** From the first commit to production: of those of which both ends are known. */
    leadTime: InBothTimes,
    /** From the first request for a review to what pickup ends with. */
    pickupFromRequest: InBothTimes,
    /** In the merge queue, which mergeWait contains. */
    mergeQueue: InBothTimes,
    /** Merged without a review: from ready to merged. They are in no other stage of review. */
    unreviewed: InBothTimes,
  })
  .meta({ id: 'FlowSums' })

const FlowGroup = z.object({
  /** A Monday, a month such as 2026-01, a component, a size, or a weekday and hour such as `2 14`. */
  key: z.string(),
  n: z.int().min(0),
  stages: Stages,
  openTime: InBothTimes,
})

export const groupings = ['week', 'month', 'component', 'size', 'hour'] as const
export type Grouping = (typeof groupings)[number]

export const FlowAnswer = z
  .object({
    ...answerShape,
    repositories: z.array(z.string()),
    /** The working time it was measured in. */
    calendar: z.object({
      zone: z.string(),
      hours: z.string(),
      days: z.array(z.int()),
      holidays: z.int(),
    }),
    stages: Stages,
    sums: Sums,
    groups: z.array(FlowGroup),
  })
  .meta({ id: 'FlowAnswer' })
export type FlowAnswer = z.output<typeof FlowAnswer>

export const HoursAnswer = z
  .object({
    ...answerShape,
    repositories: z.array(z.string()),
    /** Null of all stages of waiting together. */
    stage: z.enum(waitStages).nullable(),
    /** By whose clocks the hours are. */
    zone: z.string(),
    /** The first and the last month in which what waited was merged: each counts whole. Null where nothing waited. */
    months: z.object({ from: z.string(), to: z.string() }).nullable(),
    unit: z.literal('minutes'),
    /** Of the week: Monday from 0 to 1 first. */
    hours: z.array(z.number()).length(168),
  })
  .meta({ id: 'FlowHours' })
export type HoursAnswer = z.output<typeof HoursAnswer>

/** One stage of one change: its minutes, or why it has none. */
const StageOfChange = z.object({
  elapsed: z.number().nullable(),
  working: z.number().nullable(),
  because: z.string().nullable(),
})

const both = z.object({ elapsed: z.number(), working: z.number() })

export const FlowChange = z
  .object({
    repository: z.string(),
    number: z.int(),
    title: z.string(),
    outcome: z.enum(['open', 'merged', 'closed']),
    openedAt: z.iso.datetime(),
    endedAt: z.iso.datetime().nullable(),
    size: z.int().nullable(),
    components: z.array(z.string()),
    unit: z.literal('minutes'),
    stages: z.object({
      ...{ coding: StageOfChange, draft: StageOfChange, pickup: StageOfChange },
      ...{ review: StageOfChange, rework: StageOfChange, mergeWait: StageOfChange },
      deploy: StageOfChange,
    }),
    /** Null where nobody knows when it ended. */
    openTime: both.nullable(),
    pickupFromRequest: both.nullable(),
    mergeQueue: both.nullable(),
    flags: z.object({
      ...{ unreviewed: z.boolean(), reopened: z.boolean(), forcePushed: z.boolean() },
      ...{ draftUnknown: z.boolean(), leftOut: z.boolean() },
    }),
    /** Where the forge shows it; null where nobody can tell. */
    url: z.string().nullable(),
  })
  .meta({ id: 'FlowChange' })
export type FlowChange = z.output<typeof FlowChange>
