/** How often, how fast and how well changes reach production, and what is being worked on meanwhile. */
import { z } from 'zod'
import { deliveryAnswer, type DeliveryFacts } from '#insights/flow/delivery/answer.ts'
import { readDelivery } from '#insights/flow/delivery/read-delivery.ts'
import { readWork } from '#insights/flow/delivery/read-work.ts'
import { FlowDelivery } from '#insights/flow/delivery/shape.ts'
import { FlowWork } from '#insights/flow/delivery/work-shape.ts'
import { workAnswer, type WorkFacts } from '#insights/flow/delivery/work.ts'
import { defineVerb } from '#verbs/verb.ts'
import type { Evidence } from '../asked-scope.ts'
import { flowScope, flowWhere, windowOf, type FlowScope } from './scope.ts'
import { flowSettings } from './settings.ts'

/** What is asked about open work, where nobody says otherwise. */
export const usualPatience = { staleDays: 14, silentDays: 90 }

/**
 * Of three, and none near: whoever could ask for any number of days, would find out by asking again and again on which day somebody was
 * last seen.
 */
const silences: readonly number[] = [90, 180, 365]
const silence = z
  .int()
  .min(90)
  .max(365)
  .refine((said) => silences.includes(said), 'it is 90, 180 or 365 days')
  .default(usualPatience.silentDays)

export function deliveryVerbs(evidence: Promise<Evidence>) {
  return [
    defineVerb({
      name: 'flow.delivery',
      summary:
        'Tell lead time, deployment frequency, change fail rate, recovery and rework, by place.',
      access: 'read',
      about: 'evidence',
      input: z.strictObject({
        ...flowWhere,
        environment: z
          .string()
          .max(200)
          .optional()
          .describe('Only of this environment of production.'),
      }),
      output: FlowDelivery,
      async run(_, { repository, ...wish }) {
        const opened = await evidence
        const { component } = wish
        const scope = await flowScope(opened, { repository, window: 'all', component })
        return deliveryIn(opened, scope, wish)
      },
    }),
    defineVerb({
      name: 'flow.work',
      summary: 'Tell what is opened, merged and in progress, how large it is and how reviewed.',
      access: 'read',
      about: 'evidence',
      input: z.strictObject({
        ...flowWhere,
        staleDays: days(usualPatience.staleDays).describe(
          'Stale is what nobody touched for so many days.',
        ),
        silentDays: silence.describe(
          'Orphaned is what its author left: seen nowhere for 90, 180 or 365 days.',
        ),
        limit: z.int().min(1).max(200).default(50).describe('How many open changes are listed.'),
      }),
      output: FlowWork,
      async run(_, { repository, window, ...wish }) {
        const opened = await evidence
        const { component } = wish
        return workIn(opened, await flowScope(opened, { repository, window, component }), wish)
      },
    }),
  ]
}

interface DeliveryWish {
  window: string
  component?: string | undefined
  environment?: string | undefined
}

/** `scope` is of all time: what a deployment contains may lie before any window. */
export async function deliveryIn(
  evidence: Evidence,
  scope: FlowScope,
  { window: label, component, environment }: DeliveryWish,
): Promise<FlowDelivery> {
  const { all, window } = await deliveryFacts(evidence, scope, label)
  return deliveryAnswer(all, {
    question: { window, ...{ component: component ?? null, environment: environment ?? null } },
    calendar: scope.calendar,
  })
}

/** Of each repository of the scope, in its order. */
export async function deliveryFacts(
  { facts }: Evidence,
  scope: FlowScope,
  label: string,
): Promise<{ all: DeliveryFacts[]; window: FlowScope['window'] }> {
  const all = await Promise.all(
    scope.repositories.map(async ({ id, name }) =>
      readDelivery(facts, {
        ...{ repositoryId: id, repository: name, rows: scope.rows.get(id) ?? [] },
        ...{ settings: await flowSettings(facts, id), newestAt: scope.newest.get(id) ?? null },
      }),
    ),
  )
  const newest = all.flatMap(({ newestAt }) => newestAt ?? []).sort((a, b) => a - b)
  return { all, window: await windowOf(label, newest.at(-1) ?? null) }
}

interface WorkWish {
  component?: string | undefined
  limit: number
  staleDays: number
  silentDays: number
}

export async function workIn(
  evidence: Evidence,
  scope: FlowScope,
  { component, limit, staleDays, silentDays }: WorkWish,
): Promise<FlowWork> {
  return workAnswer(await workFacts(evidence, scope), {
    question: {
      ...{ window: scope.window, component: component ?? null, limit },
      ...{ staleDays, silentDays },
    },
    calendar: scope.calendar,
  })
}

export async function workFacts({ facts }: Evidence, scope: FlowScope): Promise<WorkFacts[]> {
  return Promise.all(
    scope.repositories.map(async ({ id, name }) => ({
      ...{ repository: name, rows: scope.rows.get(id) ?? [] },
      newestAt: scope.newest.get(id) ?? null,
      ...(await readWork(facts, { repositoryId: id, repository: name })),
    })),
  )
}

function days(usual: number) {
  return z.int().min(1).max(3_650).default(usual)
}
