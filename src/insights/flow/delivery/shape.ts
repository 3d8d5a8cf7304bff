/** What is told of delivery: the shape of `delivery` in `cairn flow --json`, held stable. All lengths are minutes. */
import { z } from 'zod'
import { answerShape, Interval } from '../../answer-shape.ts'
import { InBothTimes } from '../shape.ts'

export const Share = z
  .object({
    /** From 0 to 1; null where it cannot be told, which is not nought. */
    value: z.number().nullable(),
    count: z.int().nullable(),
    /** Of how many. */
    n: z.int().min(0),
    interval: Interval.nullable(),
    /** Why there is none. */
    because: z.string().nullable(),
  })
  .meta({ id: 'FlowShare' })
export type Share = z.output<typeof Share>

const counted = {
  succeeded: z.int().min(0),
  /** They did not succeed at first. */
  failed: z.int().min(0),
}

const Deployed = z
  .object({
    /** A Monday, or a month as YYYY-MM; by the team's clocks. */
    from: z.string(),
    /** All of it lies in what was watched. */
    isWhole: z.boolean(),
    ...counted,
  })
  .meta({ id: 'FlowDeployed' })

export const PlaceDelivery = z
  .object({
    repository: z.string(),
    /** Null where the repository is deployed as one. */
    component: z.string().nullable(),
    environment: z.string(),
    /** Deployments in the window that came to something. */
    n: z.int().min(0),
    /** From first commit to here, of changes merged in the window. */
    leadTime: InBothTimes.extend({
      /** Changes merged in the window, whether they arrived here or not. */
      changes: z.int().min(0),
      without: z.array(z.object({ because: z.string(), count: z.int().min(1) })),
      /** Why there is none at all. */
      because: z.string().nullable(),
    }),
    frequency: z.object({ ...counted, weeks: z.array(Deployed), months: z.array(Deployed) }),
    changeFailRate: Share.extend({
      /** By what they are known to have failed; one may have failed in two ways. */
      by: z.object({
        status: z.int().min(0),
        said: z.int().min(0),
        /** Null where incidents are not known. */
        incident: z.int().min(0).nullable(),
      }),
    }),
    /** Of those that failed; `notMeasurable` are not over. */
    recovery: InBothTimes.extend({
      endedBy: z.object({ nextSuccess: z.int().min(0), incidentResolved: z.int().min(0) }),
    }),
    reworkRate: Share.extend({
      /** Incidents that are not over: which deployment ends them is not known. Null where incidents are not known. */
      unresolved: z.int().min(0).nullable(),
    }),
  })
  .meta({ id: 'FlowPlace' })
export type PlaceDelivery = z.output<typeof PlaceDelivery>

export const FlowDelivery = z
  .object({
    ...answerShape,
    repositories: z.array(z.string()),
    /** Why nothing can be told, and what to do; null where something can. */
    because: z.string().nullable(),
    hint: z.string().nullable(),
    /** Those that were seen, most deployed to first; at most fifty. */
    environments: z.array(
      z.object({
        environment: z.string(),
        deployments: z.int().min(1),
        isProduction: z.boolean(),
      }),
    ),
    incidents: z.object({
      /** Why they are not known; null where they are. */
      because: z.string().nullable(),
      /** Opened in the window. */
      n: z.int().min(0),
      withinHours: z.number(),
    }),
    /** By repository, component and environment. */
    items: z.array(PlaceDelivery),
  })
  .meta({ id: 'FlowDelivery' })
export type FlowDelivery = z.output<typeof FlowDelivery>
