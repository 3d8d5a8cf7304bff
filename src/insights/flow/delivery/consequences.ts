/**
 * What came after deployments that failed: when production was well again, and which deployments were made only for that. Pure.
 *
 * A deployment fails when it comes to a failure first, when people say that it failed, or when an incident belongs to it.
 */
import { firstPlace } from '#std/first-place.ts'
import type { DatedDeployment, Incident } from './incident.ts'

export interface Recovery {
  /** Of the deployment. */
  id: string
  from: number
  /** Null where production is not well again so far. */
  to: number | null
  by: 'next success' | 'incident resolved' | null
}

/**
 * One for each that failed. Where an incident belongs to it and all of them are over, from the deployment's failure, or else from the
 * first incident's opening, to the last one's end. Otherwise to the next success of the same place: a later one of its own, or of a later deployment.
 * `inPlace` are the deployments of one component to one environment, in time.
 */
export function recoveriesOf(
  inPlace: readonly DatedDeployment[],
  incidentsOf: ReadonlyMap<string, readonly Incident[]>,
): Recovery[] {
  const successes = inPlace
    .flatMap(({ succeededAt }) => (succeededAt === null ? [] : [succeededAt]))
    .sort((a, b) => a - b)
  return inPlace.flatMap((one): Recovery[] => {
    const incidents = incidentsOf.get(one.id) ?? []
    if (one.outcome === 'succeeded' && incidents.length === 0) return []
    const opened = incidents.map(({ openedAt }) => openedAt)
    const from = one.outcome === 'failed' ? one.at : Math.min(...opened)
    const ends = incidents.map(({ resolvedAt }) => resolvedAt ?? Infinity)
    const resolved = Math.max(-Infinity, ...ends)
    if (Number.isFinite(resolved))
      return [{ id: one.id, from, to: Math.max(from, resolved), by: 'incident resolved' }]
    // Of several, one may have opened when another was mended already.
    const since = Math.max(from, ...incidents.flatMap(stillOpen))
    const next = successes[firstPlace(successes.length, (at) => (successes[at] ?? 0) <= since)]
    return [
      next === undefined
        ? { id: one.id, from, to: null, by: null }
        : { id: one.id, from, to: next, by: 'next success' },
    ]
  })
}

function stillOpen({ openedAt, resolvedAt }: Incident): number[] {
  return resolvedAt === null ? [openedAt] : []
}

export interface Rework {
  /** Ids of deployments. */
  unplanned: ReadonlySet<string>
  /** Deployments by each incident of which it cannot be told: it is not over, so nobody knows which deployment ends it. */
  unresolved: readonly string[]
}

/**
 * Of each incident the deployments of the same place after it was opened, up to and with the first that succeeded, none later than its
 * resolution. One that follows two incidents is one.
 */
export function reworkOf(
  inPlace: readonly DatedDeployment[],
  incidentsOf: ReadonlyMap<string, readonly Incident[]>,
): Rework {
  const unplanned = new Set<string>()
  const unresolved: string[] = []
  for (const { id } of inPlace)
    for (const { openedAt, resolvedAt } of incidentsOf.get(id) ?? []) {
      if (resolvedAt === null) {
        unresolved.push(id)
        continue
      }
      let at = firstPlace(inPlace.length, (place) => (inPlace[place]?.at ?? 0) <= openedAt)
      for (let one = inPlace[at]; one !== undefined && one.at <= resolvedAt; one = inPlace[++at]) {
        unplanned.add(one.id)
        if (one.outcome === 'succeeded') break
      }
    }
  return { unplanned, unresolved }
}
