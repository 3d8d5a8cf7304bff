/**
 * Which deployment an incident belongs to. Pure.
 *
 * The last one of the same service and environment before it, within a stated time. What an incident does not say, or a deployment
 * does not, fits any: an incident of a repository that is deployed as one is an incident of that one.
 */
import { firstPlace } from '#std/first-place.ts'
import { compareIds, type Deployment } from './deployment.ts'

export interface Incident {
  key: string
  service: string | null
  environment: string | null
  /** Milliseconds since 1970. */
  openedAt: number
  /** Null while it is open, and where nobody said. */
  resolvedAt: number | null
}

/** One that came to something, at a time that is known. */
export type DatedDeployment = Deployment & { at: number; outcome: 'succeeded' | 'failed' }

export function isDated(one: Deployment): one is DatedDeployment {
  return one.outcome !== null && one.at !== null
}

/** By time; of one time, by number. */
export function inTime(deployments: readonly DatedDeployment[]): DatedDeployment[] {
  return deployments.toSorted((a, b) => a.at - b.at || compareIds(a.id, b.id))
}

export interface Belonging {
  /** The incidents of each deployment, by its id, in time. */
  of: ReadonlyMap<string, readonly Incident[]>
  /** How many belong to none. */
  alone: number
}

/** `inProduction` in time. Takes, of each incident, as long as there are deployments within its time limit. */
export function belonging(
  incidents: readonly Incident[],
  {
    inProduction,
    withinHours,
    isProduction,
  }: {
    inProduction: readonly DatedDeployment[]
    withinHours: number
    /** Whether a name is one of production. */
    isProduction: (environment: string) => boolean
  },
): Belonging {
  const known = new Set(inProduction.map(({ environment }) => environment.toLowerCase()))
  const of = new Map<string, Incident[]>()
  let alone = 0
  for (const incident of incidents.toSorted(byOpening)) {
    const where = whereOf(incident, known, isProduction)
    const found = lastBefore(inProduction, {
      ...{ opened: incident.openedAt, earliest: incident.openedAt - withinHours * hourMs },
      fits: (one) => isSame(one.component, incident.service) && isSame(one.environment, where),
    })
    if (found === undefined || isSaidWell(found)) alone++
    else of.set(found.id, [...(of.get(found.id) ?? []), incident])
  }
  return { of, alone }
}

const hourMs = 3_600_000

function byOpening(a: Incident, b: Incident): number {
  return a.openedAt - b.openedAt || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)
}

/** Who says "prod" where nothing of that name was ever deployed to means production, wherever that is. */
function whereOf(
  { environment }: Incident,
  known: ReadonlySet<string>,
  isProduction: (environment: string) => boolean,
): string | null {
  if (environment === null || known.has(environment.toLowerCase())) return environment
  return isProduction(environment) ? null : environment
}

/** People who say that it went well say as well that what happened after it was not its doing. */
function isSaidWell({ isSaid, outcome }: DatedDeployment): boolean {
  return isSaid && outcome === 'succeeded'
}

function lastBefore(
  inProduction: readonly DatedDeployment[],
  {
    opened,
    earliest,
    fits,
  }: { opened: number; earliest: number; fits: (one: DatedDeployment) => boolean },
): DatedDeployment | undefined {
  let place = firstPlace(inProduction.length, (at) => (inProduction[at]?.at ?? 0) <= opened) - 1
  for (let one = inProduction[place]; one !== undefined; one = inProduction[--place]) {
    if (one.at < earliest) return undefined
    if (fits(one)) return one
  }
  return undefined
}

/** What either does not say, fits. */
function isSame(one: string | null, other: string | null): boolean {
  return one === null || other === null || one.toLowerCase() === other.toLowerCase()
}
