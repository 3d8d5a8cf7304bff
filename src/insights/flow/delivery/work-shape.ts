/** What is told of the work in hand: the shape of `work` in `cairn flow --json`, held stable. Nobody is named in it. */
import { z } from 'zod'
import { answerShape } from '../../answer-shape.ts'
import { InBothTimes, Lengths } from '../shape.ts'
import { Share } from './shape.ts'

const flow = { opened: z.int().min(0), merged: z.int().min(0), closed: z.int().min(0) }

const Load = z
  .object({
    /** Reviews by people of what others wrote. */
    n: z.int().min(0),
    /** How many changes they are of. */
    changes: z.int().min(0),
    /** As if all who review held equal parts: 1/Σp². Null, with the next, of fewer than five reviewers or eight reviews. */
    effective: z.number().nullable(),
    /** What the one who reviews most holds of all. */
    topShare: z.number().nullable(),
    because: z.string().nullable(),
  })
  .meta({ id: 'FlowReviewLoad' })

const openStages = ['draft', 'pickup', 'review', 'rework', 'merge wait', 'unknown'] as const

export const OpenChange = z
  .object({
    repository: z.string(),
    number: z.int(),
    components: z.array(z.string()),
    stage: z.enum(openStages),
    /** Minutes open so far. */
    age: z.object({ elapsed: z.number(), working: z.number() }),
    /** The share of such changes that were open no longer, those still open among them; null of fewer than eight. */
    reached: z
      .object({
        share: z.number(),
        low: z.number(),
        high: z.number(),
        level: z.number(),
        /** None was watched for as long. */
        isAtLeast: z.boolean(),
      })
      .nullable(),
    /** Minutes since somebody did something; null where what happened was not read whole. */
    quiet: z.number().nullable(),
    isStale: z.boolean().nullable(),
    orphaned: z.enum(['account gone', 'author silent']).nullable(),
  })
  .meta({ id: 'FlowOpenChange' })
export type OpenChange = z.output<typeof OpenChange>

const Open = z.object({ n: z.int().min(0), age: InBothTimes })

const Week = z
  .object({
    /** A Monday, by the team's clocks. */
    from: z.string(),
    isWhole: z.boolean(),
    ...flow,
  })
  .meta({ id: 'FlowWorkWeek' })

const Month = z
  .object({
    /** YYYY-MM. */
    from: z.string(),
    isWhole: z.boolean(),
    ...flow,
    /** Minutes, of those merged. */
    openP50: z.number().nullable(),
    sizeP50: z.number().nullable(),
    large: Share,
    unreviewed: Share,
    reviews: Load,
  })
  .meta({ id: 'FlowWorkMonth' })

export const FlowWork = z
  .object({
    ...answerShape,
    repositories: z.array(z.string()),
    throughput: z.object({ ...flow, weeks: z.array(Week) }),
    /** At the last that is known to have happened, whatever the window. */
    inProgress: z.object({
      at: z.iso.datetime().nullable(),
      n: z.int().min(0),
      ready: Open,
      drafts: Open,
      stale: z.object({
        n: z.int().min(0),
        /** Of these it cannot be told. */
        notMeasurable: z.int().min(0),
        days: z.int(),
      }),
      orphaned: z.object({
        accountGone: z.int().min(0),
        authorSilent: z.int().min(0),
        days: z.int(),
      }),
      /** The oldest first. */
      items: z.array(OpenChange),
    }),
    /** Lines added and deleted, of changes merged in the window. */
    size: Lengths.omit({ unit: true }).extend({ unit: z.literal('lines') }),
    /** Of those, the share above so many lines. */
    large: Share.extend({ above: z.int() }),
    /** Of changes merged in the window whose reviews were read. */
    unreviewed: Share.extend({ notMeasurable: z.int().min(0) }),
    reviews: Load,
    months: z.array(Month),
  })
  .meta({ id: 'FlowWork' })
export type FlowWork = z.output<typeof FlowWork>
