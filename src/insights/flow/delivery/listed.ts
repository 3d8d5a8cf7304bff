/** The deployments behind the numbers of delivery, one by one: what each was taken for, or why it is in no number. Pure. */
import type { FlowQuestion } from '../answer.ts'
import { commitOnForge, type ForgePlace } from '../forge-address.ts'
import { isAsked, mayBeIn, type DeliveryFacts } from './answer.ts'
import { recoveriesOf, reworkOf } from './consequences.ts'
import { compareIds, type Deployment } from './deployment.ts'
import type { FlowDeployment } from './deployment-shape.ts'
import { watchedIn } from './places.ts'

/** Of those that failed, `recovered` are over and `unrecovered` are not. */
export const deploymentKinds = [
  ...(['counted', 'failed', 'recovered', 'unrecovered', 'rework', 'not-counted'] as const),
] as const

export interface DeploymentWish {
  window: FlowQuestion['window']
  component: string | null
  environment: string | null
  only: (typeof deploymentKinds)[number] | null
}

/** Of one repository, in time. */
export function deploymentsIn(
  facts: DeliveryFacts,
  wish: DeploymentWish,
  place: ForgePlace | undefined,
): FlowDeployment[] {
  const { incidents, places } = watchedIn(facts)
  const { of } = incidents
  const unplanned =
    of === null
      ? null
      : new Set(places.flatMap(({ deployments }) => [...reworkOf(deployments, of).unplanned]))
  // Where incidents are not known, recovery is told of those that failed by themselves.
  const recovered = new Map(
    places
      .flatMap(({ deployments }) => recoveriesOf(deployments, of ?? new Map()))
      .map(({ id, to }) => [id, to !== null]),
  )
  const told = (one: Deployment, because: string | null): FlowDeployment => {
    const itsIncidents = of === null ? null : (of.get(one.id)?.length ?? 0)
    const isCounted = because === null
    const { id, environment, component, oid, outcome, isSaid, isProduction } = one
    return {
      ...{ repository: facts.repository, id, environment, component, commit: oid },
      ...{ createdAt: momentOf(one.createdAt), at: momentOf(one.at), outcome, isSaid },
      ...{ isProduction, incidents: isCounted ? itsIncidents : null },
      isFailure: isCounted ? failedOf(outcome, itsIncidents) : null,
      isRework: isCounted && unplanned !== null ? unplanned.has(id) : null,
      ...{ isCounted, because },
      url: place === undefined || oid === null ? null : commitOnForge(place, oid),
    }
  }
  return [
    ...facts.deployments.map((one) => ({ one, because: whyNotCounted(one) })),
    ...facts.leftOut.map((one) => ({ one, because: 'people left it out' })),
  ]
    .filter(({ one }) => isAsked(one, wish) && mayBeIn(wish.window, one))
    .sort((a, b) => timeOf(a.one) - timeOf(b.one) || compareIds(a.one.id, b.one.id))
    .map(({ one, because }) => told(one, because))
    .filter((one) => isOf(one, wish.only, recovered))
}

/** Where incidents are not known, what succeeded may have failed all the same. */
function failedOf(outcome: Deployment['outcome'], incidents: number | null): boolean | null {
  if (outcome === 'failed') return true
  return incidents === null ? null : incidents > 0
}

function whyNotCounted({ isProduction, outcome, at }: Deployment): string | null {
  if (!isProduction) return 'it is not production'
  if (outcome === null) return 'nothing is known to have come of it'
  return at === null ? 'when it was is not known' : null
}

function isOf(
  one: FlowDeployment,
  only: DeploymentWish['only'],
  recovered: ReadonlyMap<string, boolean>,
): boolean {
  switch (only) {
    case null:
      return true
    case 'counted':
      return one.isCounted
    case 'recovered':
      return one.isCounted && recovered.get(one.id) === true
    case 'unrecovered':
      return one.isCounted && recovered.get(one.id) === false
    case 'failed':
      return one.isFailure === true
    case 'rework':
      return one.isRework === true
    case 'not-counted':
      return !one.isCounted
  }
}

function timeOf({ at, createdAt }: Deployment): number {
  return at ?? createdAt ?? -Infinity
}

function momentOf(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString()
}
