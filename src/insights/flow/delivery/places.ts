/** The components and environments of production that one repository is deployed to, with what is known of incidents there. Pure. */
import { placeKey } from '../deliveries.ts'
import type { DeliveryFacts } from './answer.ts'
import { productionBy } from './deployment.ts'
import { belonging, inTime, isDated, type DatedDeployment, type Incident } from './incident.ts'

export interface Place {
  component: string | null
  environment: string
  /** Of all time, in time. */
  deployments: DatedDeployment[]
}

/** By deployment; or why they are not known. */
export type KnownIncidents =
  | { of: ReadonlyMap<string, readonly Incident[]> }
  | { of: null; because: string }

export interface WatchedPlace extends Place {
  incidents: KnownIncidents
}

export interface Watched {
  inProduction: readonly DatedDeployment[]
  places: Place[]
  of: ReadonlyMap<string, readonly Incident[]>
  /** How many incidents belong to no deployment. */
  alone: number
  incidents: KnownIncidents
}

export function watchedIn({ settings, deployments, incidents }: DeliveryFacts): Watched {
  const inProduction = inTime(deployments.filter(isDated).filter((one) => one.isProduction))
  const isProduction = productionBy(settings)
  const { of, alone } = belonging(incidents.incidents, {
    ...{ inProduction, withinHours: settings.incidents.withinHours },
    isProduction: (environment) => isProduction({ environment, isProduction: null }),
  })
  const { unknown } = incidents
  const known = unknown === null ? { of } : { of: null, because: unknown }
  return { inProduction, places: placesOf(inProduction), of, alone, incidents: known }
}

function placesOf(inProduction: readonly DatedDeployment[]): Place[] {
  return [...Map.groupBy(inProduction, placeKey)]
    .flatMap(([key, deployments]) => {
      const [first] = deployments
      if (first === undefined) return []
      const { component, environment } = first
      return [{ key, component, environment, deployments }]
    })
    .sort((a, b) => (a.key < b.key ? -1 : 1))
}
