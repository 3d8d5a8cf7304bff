/** Deployments and incidents for tests: said in hours after Monday, 5 January 2026, 09:00 UTC. */
import { atHour } from '../a-change.fixture.ts'
import { calendarOf } from '../calendar.ts'
import { placeKey } from '../deliveries.ts'
import type { Corrections } from '../corrections.ts'
import type { FlowRow } from '../row.ts'
import { FlowSettings } from '../settings.ts'
import { deliveryAnswer, type DeliveryFacts, type DeliveryQuestion } from './answer.ts'
import { judgedAll, type SeenDeployment } from './deployment.ts'
import type { Incident } from './incident.ts'
import type { FlowDelivery } from './shape.ts'

export type Said = Corrections['deployments']

interface DeploymentWish {
  id?: string
  environment?: string
  component?: string | null
  /** The number of the change that is the newest in it. */
  change?: number | null
  isProduction?: boolean | null
  /** Further statuses after the first. */
  later?: readonly (readonly [hours: number, state: string])[]
}

export function deployedAt(
  hours: number,
  state: string | null = 'success',
  wish: DeploymentWish = {},
): SeenDeployment & { change: number | null } {
  const id = wish.id ?? String(Math.round(1_000 + hours * 10))
  const states = [...(state === null ? [] : [[hours, state] as const]), ...(wish.later ?? [])]
  return {
    ...{ id, environment: wish.environment ?? 'production', component: wish.component ?? null },
    ...{ isProduction: wish.isProduction ?? null, change: wish.change ?? null },
    oid: wish.change === undefined || wish.change === null ? null : `m${wish.change}`,
    createdAt: atHour(hours - 0.1),
    statuses: states.map(([at, word], index) => ({
      id: String(index),
      state: word,
      at: atHour(at),
    })),
  }
}

export function incidentAt(
  opened: number,
  resolved: number | null = null,
  wish: Partial<Incident> = {},
): Incident {
  return {
    ...{ key: `${opened}`, service: null, environment: null, openedAt: atHour(opened) },
    resolvedAt: resolved === null ? null : atHour(resolved),
    ...wish,
  }
}

interface Scene {
  deployments?: readonly ReturnType<typeof deployedAt>[]
  /** Null where they were not read. */
  incidents?: readonly Incident[] | null
  rows?: readonly FlowRow[]
  said?: Said
  settings?: Record<string, unknown>
  /** Hours, and whether deployments were read at all. */
  newest?: number
  isRead?: boolean
  question?: Partial<DeliveryQuestion>
}

/** A change stands on its line where its number says. */
export function deliveryOf(scene: Scene): FlowDelivery {
  const { deployments: seen = [], incidents = [], rows = [], said = new Map(), question } = scene
  const settings = FlowSettings.parse(scene.settings ?? {})
  const place = (number: number) => ({ line: 'main', at: number })
  const changeOf = new Map(seen.map(({ id, change }) => [id, change]))
  const { deployments, leftOut } = judgedAll(seen, { settings, said })
  const facts: DeliveryFacts = {
    ...{ repository: 'app', rows, deployments, leftOut, settings, isRead: scene.isRead ?? true },
    incidents: {
      ...{ incidents: incidents ?? [], undated: 0 },
      unknown: incidents === null ? 'no incidents were read' : null,
    },
    placed: rows.map(({ number, endedAt }) => ({
      ...{ number, mergedAt: endedAt ?? 0, mergeOid: `m${number}`, place: place(number) },
    })),
    deliveries: deployments
      .filter(({ isProduction }) => isProduction)
      .flatMap((one) => {
        const change = changeOf.get(one.id) ?? null
        const its = { oid: one.oid, place: change === null ? null : place(change) }
        return one.succeededAt === null ? [] : [{ ...its, at: one.succeededAt, of: placeKey(one) }]
      }),
    newestAt: atHour(scene.newest ?? 200),
  }
  return deliveryAnswer([facts], {
    question: {
      ...{ window: { label: 'all', from: null, to: null }, component: null, environment: null },
      ...question,
    },
    calendar: calendarOf(settings),
  })
}
