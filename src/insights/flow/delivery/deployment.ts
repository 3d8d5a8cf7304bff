/** What came of a deployment: as its statuses tell, unless people said otherwise. Pure. */
import { anyNamePattern } from '../components.ts'
import type { Corrections } from '../corrections.ts'
import type { FlowSettings } from '../settings.ts'

export interface SeenDeployment {
  /** Decimal text. */
  id: string
  environment: string
  component: string | null
  oid: string | null
  /** As the forge says. */
  isProduction: boolean | null
  createdAt: number | null
  statuses: readonly SeenStatus[]
}

export interface SeenStatus {
  id: string
  /** As the forge calls it, in any case. */
  state: string
  at: number | null
}

export interface Deployment {
  id: string
  environment: string
  /** What was deployed, as the source or the team's settings call it; null where it is the whole repository. */
  component: string | null
  oid: string | null
  isProduction: boolean
  /** What it came to first; null while nothing says so, and of what was cancelled or skipped. */
  outcome: 'succeeded' | 'failed' | null
  /** Milliseconds since 1970. */
  createdAt: number | null
  /** People said so, and not the forge. */
  isSaid: boolean
  /** When it came to that; null where no time is known. Milliseconds since 1970. */
  at: number | null
  /** When it first succeeded, which may be after it failed; null where it never did. */
  succeededAt: number | null
}

/** GitHub says failure or error, GitLab failed. */
const failures: ReadonlySet<string> = new Set(['failure', 'error', 'failed'])

interface By {
  settings: Pick<FlowSettings, 'production' | 'components'>
  said: Corrections['deployments']
}

/** What people left out stands apart: it is in no number. */
export function judgedAll(
  seen: readonly SeenDeployment[],
  { settings, said }: By,
): { deployments: Deployment[]; leftOut: Deployment[] } {
  const judged = judgedBy({ settings, said })
  const isLeftOut = ({ id }: SeenDeployment) => said.get(id) === 'leave out'
  return {
    deployments: seen.filter((one) => !isLeftOut(one)).map(judged),
    leftOut: seen.filter(isLeftOut).map(judged),
  }
}

function judgedBy({ settings, said }: By): (seen: SeenDeployment) => Deployment {
  const isProduction = productionBy(settings)
  const component = componentBy(settings)
  return (seen) => {
    const word = said.get(seen.id)
    const { id, environment, oid, createdAt } = seen
    return {
      ...{ id, environment, oid, createdAt, component: component(seen) },
      isProduction: word !== 'not production' && isProduction(seen),
      ...(word === 'failed' || word === 'succeeded' ? asSaid(seen, word) : asSeen(seen)),
    }
  }
}

type Judgement = Pick<Deployment, 'outcome' | 'isSaid' | 'at' | 'succeededAt'>

function asSeen(seen: SeenDeployment): Judgement {
  const final = inTime(seen.statuses).filter((one) => stateOf(one) !== null)
  const [first] = final
  if (first === undefined) return { outcome: null, isSaid: false, at: null, succeededAt: null }
  const success = final.find((one) => stateOf(one) === 'succeeded')
  return {
    ...{ outcome: stateOf(first), isSaid: false, at: first.at ?? seen.createdAt },
    succeededAt: success === undefined ? null : (success.at ?? seen.createdAt),
  }
}

/** At the time at which the forge says that it was over, else at the last that is known of it. */
function asSaid(seen: SeenDeployment, outcome: 'succeeded' | 'failed'): Judgement {
  const statuses = inTime(seen.statuses)
  const same = statuses.find((one) => stateOf(one) === outcome)
  const first = same ?? statuses.find((one) => stateOf(one) !== null) ?? statuses.at(-1)
  const at = first?.at ?? seen.createdAt
  return { outcome, isSaid: true, at, succeededAt: outcome === 'succeeded' ? at : null }
}

function stateOf({ state }: SeenStatus): 'succeeded' | 'failed' | null {
  const word = state.toLowerCase()
  if (word === 'success') return 'succeeded'
  return failures.has(word) ? 'failed' : null
}

/** What has no time comes last; of one time, by its number. */
function inTime(statuses: readonly SeenStatus[]): SeenStatus[] {
  return statuses.toSorted((a, b) => {
    if (a.at !== b.at) return a.at === null ? 1 : b.at === null ? -1 : a.at - b.at
    return compareIds(a.id, b.id)
  })
}

/** Ids of a forge are decimal texts of any length. */
export function compareIds(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0)
}

/** What the forge marks as production is, and what the team calls so. */
export function productionBy({ production }: Pick<FlowSettings, 'production'>) {
  const fits = anyNamePattern(production)
  return ({
    isProduction,
    environment,
  }: Pick<SeenDeployment, 'isProduction' | 'environment'>): boolean =>
    isProduction === true || fits(environment)
}

/** As the source names it, else the first of the team's components that alone is deployed there. */
function componentBy({ components }: Pick<FlowSettings, 'components'>) {
  const places = components.map(({ name, environments }) => ({
    name,
    fits: anyNamePattern(environments),
  }))
  return ({ component, environment }: SeenDeployment): string | null => {
    const called = component?.toLowerCase()
    if (component !== null)
      return components.find(({ name }) => name.toLowerCase() === called)?.name ?? component
    return places.find(({ fits }) => fits(environment))?.name ?? null
  }
}
