/** Delivery to production in a window: DORA's five, for each component and environment. Pure. */
import type { WorkCalendar } from '#std/working-time.ts'
import { isWithin, shown, type FlowQuestion } from '../answer.ts'
import { placeKey } from '../deliveries.ts'
import type { Delivery, MergedChange } from '../deployed.ts'
import type { FlowRow } from '../row.ts'
import type { FlowSettings } from '../settings.ts'
import type { Deployment } from './deployment.ts'
import type { Incident } from './incident.ts'
import { leadsOf, leadTimesOf, type LeadWish } from './lead-time.ts'
import { measuresOf } from './place.ts'
import { watchedIn, type Place, type Watched } from './places.ts'
import { nothingToTell } from './reasons.ts'
import type { FlowDelivery, PlaceDelivery } from './shape.ts'

/** Of one repository, of all time. */
export interface DeliveryFacts {
  repository: string
  rows: readonly FlowRow[]
  /** Without those that people left out. */
  deployments: readonly Deployment[]
  leftOut: readonly Deployment[]
  /** Whether there would be deployments here if there were any. */
  isRead: boolean
  incidents: { incidents: readonly Incident[]; undated: number; unknown: string | null }
  /** Where merged changes stand. */
  placed: readonly MergedChange[]
  deliveries: readonly Delivery[]
  /** Of this repository. */
  settings: FlowSettings
  /** The last that is known to have happened. */
  newestAt: number | null
}

export interface DeliveryQuestion {
  window: FlowQuestion['window']
  component: string | null
  environment: string | null
}

export function deliveryAnswer(
  all: readonly DeliveryFacts[],
  { question, calendar }: { question: DeliveryQuestion; calendar: WorkCalendar },
): FlowDelivery {
  const told = all.map((facts) => ofRepository(facts, { question, calendar }))
  const items = told.flatMap((one) => one.items)
  const incidents = all.flatMap((one) => one.incidents.incidents)
  const isKnown = all.some((one) => one.incidents.unknown === null)
  return {
    window: shown(question.window),
    n: items.reduce((sum, { n }) => sum + n, 0),
    leftOut: leftOutOf(all, { question, alone: told.reduce((sum, { alone }) => sum + alone, 0) }),
    repositories: all.map(({ repository }) => repository),
    ...nothingToTell(all, { question, isAny: items.length > 0 }),
    environments: environmentsOf(all),
    incidents: {
      because: isKnown ? null : (all[0]?.incidents.unknown ?? null),
      n: incidents.filter(({ openedAt }) => isWithin(question.window, openedAt)).length,
      withinHours: all[0]?.settings.incidents.withinHours ?? 0,
    },
    items,
  }
}

function ofRepository(
  facts: DeliveryFacts,
  { question, calendar }: { question: DeliveryQuestion; calendar: WorkCalendar },
): { items: PlaceDelivery[]; alone: number } {
  const { repository, newestAt } = facts
  const incidents = facts.incidents.incidents
  const { window } = question
  const watched = watchedIn(facts)
  const { places, of, alone, incidents: known } = watched
  const wishOf = leadWishes(facts, watched, { window, calendar })
  const items = places
    .filter((place) => isAsked(place, question))
    .map((place): PlaceDelivery => {
      const { component, environment, deployments } = place
      return {
        ...{ repository, component, environment },
        ...measuresOf({ deployments, incidents: known, window, newestAt, calendar }),
        leadTime: leadTimesOf(wishOf(place)),
      }
    })
  // In a window, of those opened in it: one before it belongs to what lies before it.
  const isAsking = incidents.length > 0 && window.label !== 'all'
  return { items, alone: isAsking ? aloneIn(incidents, { of, window }) : alone }
}

/** The changes that lead time is told of, with the way to the place that is asked for as their deploy; those of several places once each. */
export function changesTo(
  facts: DeliveryFacts,
  { question, calendar }: { question: DeliveryQuestion; calendar: WorkCalendar },
): FlowRow[] {
  const watched = watchedIn(facts)
  const wishOf = leadWishes(facts, watched, { window: question.window, calendar })
  const byNumber = new Map<number, FlowRow>()
  for (const place of watched.places.filter((one) => isAsked(one, question))) {
    const { rows, ...wish } = wishOf(place)
    for (const { row } of leadsOf({ rows: rows ?? [], ...wish })) byNumber.set(row.number, row)
  }
  return facts.rows.flatMap(({ number }) => byNumber.get(number) ?? [])
}

function leadWishes(
  facts: DeliveryFacts,
  { inProduction }: Pick<Watched, 'inProduction'>,
  { window, calendar }: { window: FlowQuestion['window']; calendar: WorkCalendar },
): (place: Pick<Place, 'component' | 'environment'>) => LeadWish {
  const rowsOf = changesBy(facts, inProduction, window)
  const placed = new Map(facts.placed.map((one) => [one.number, one]))
  const deliveriesOf = Map.groupBy(facts.deliveries, (one) => one.of)
  return (place) => ({
    ...{ rows: rowsOf(place.component), placed, calendar },
    deliveries: deliveriesOf.get(placeKey(place)) ?? [],
  })
}

function aloneIn(
  incidents: readonly Incident[],
  { of, window }: { of: ReadonlyMap<string, readonly Incident[]>; window: FlowQuestion['window'] },
): number {
  const placed = new Set([...of.values()].flat())
  return incidents.filter((one) => !placed.has(one) && isWithin(window, one.openedAt)).length
}

export function isAsked(
  { component, environment }: Pick<Place, 'component' | 'environment'>,
  question: Pick<DeliveryQuestion, 'component' | 'environment'>,
): boolean {
  return (
    isOfComponent(component, question.component) &&
    (question.environment === null || isSame(environment, question.environment))
  )
}

/** What is asked for as of no component, is of none. */
export const noComponent = 'none'

function isOfComponent(component: string | null, asked: string | null): boolean {
  if (asked === null) return true
  return component === null ? asked === noComponent : isSame(component, asked)
}

function isSame(one: string | null, other: string): boolean {
  return one?.toLowerCase() === other.toLowerCase()
}

/**
 * Which changes of the window a component has: those that touch it by the team's settings. All, where the repository is deployed as
 * one, or only this component of it is. Null where nobody said.
 */
function changesBy(
  { rows, settings }: DeliveryFacts,
  inProduction: readonly Deployment[],
  window: FlowQuestion['window'],
) {
  const merged = rows.filter(
    ({ outcome, endedAt, flags }) =>
      outcome === 'merged' && !flags.leftOut && isWithin(window, endedAt),
  )
  const isOnly = new Set(inProduction.map(({ component }) => component)).size === 1
  return (component: string | null): readonly FlowRow[] | null => {
    if (component === null) return merged
    const rule = settings.components.find(({ name }) => name === component)
    if (rule !== undefined && rule.paths.length + rule.labels.length > 0)
      return merged.filter(({ components }) => components.includes(component))
    return isOnly ? merged : null
  }
}

const environmentsMax = 50

function environmentsOf(all: readonly DeliveryFacts[]): FlowDelivery['environments'] {
  const deployments = all.flatMap((one) => one.deployments)
  return [...Map.groupBy(deployments, ({ environment }) => environment)]
    .map(([environment, its]) => ({
      environment,
      deployments: its.length,
      isProduction: its.some(({ isProduction }) => isProduction),
    }))
    .sort((a, b) => b.deployments - a.deployments || (a.environment < b.environment ? -1 : 1))
    .slice(0, environmentsMax)
}

/** What has no time may lie in any window. */
export function mayBeIn(
  window: FlowQuestion['window'],
  { at, createdAt }: Pick<Deployment, 'at' | 'createdAt'>,
): boolean {
  const when = at ?? createdAt
  return when === null || isWithin(window, when)
}

function leftOutOf(
  all: readonly DeliveryFacts[],
  { question, alone }: { question: DeliveryQuestion; alone: number },
): FlowDelivery['leftOut'] {
  const deployments = all.flatMap((one) => one.deployments)
  const count = (test: (one: Deployment) => boolean) => deployments.filter(test).length
  const isOver = (one: Deployment) => one.isProduction && one.outcome !== null
  const hours = all[0]?.settings.incidents.withinHours ?? 0
  const said = all.flatMap((one) => one.leftOut)
  return [
    {
      what: 'deployments that people left out',
      count: said.filter((one) => mayBeIn(question.window, one)).length,
      why: 'somebody said that they tell nothing; the log says why',
    },
    {
      what: 'deployments to other environments',
      count: count((one) => !one.isProduction && mayBeIn(question.window, one)),
      why: 'they are not production',
    },
    {
      what: 'deployments to production that came to nothing known',
      count: count(
        (one) => one.isProduction && one.outcome === null && mayBeIn(question.window, one),
      ),
      why: 'they run, were cancelled, or their statuses were not read',
    },
    {
      what: 'deployments without a time',
      count: count((one) => isOver(one) && one.at === null),
      why: 'they may lie outside the window',
    },
    {
      what: 'incidents that belong to no deployment',
      count: alone,
      why: `nothing of theirs was deployed in the ${hours} hours before, or people said that it went well`,
    },
    {
      what: 'incidents without a time',
      count: all.reduce((sum, { incidents }) => sum + incidents.undated, 0),
      why: 'what they belong to cannot be told',
    },
  ].filter((one) => one.count > 0)
}
