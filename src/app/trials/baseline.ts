/** The numbers of today that a trial is measured by, and which of those that were wanted cannot be told here. */
import { flowMeasures, isFlowMeasure } from '#insights/flow/compare/measures.ts'
import type { Measure } from '#practices/remedies/schema-words.ts'
import type { Frozen } from '#records/evidence-port.ts'
import { CairnError } from '#std/errors.ts'
import type { Evidence } from '../asked-scope.ts'
import { freeze } from '../pins/ask.ts'
import { placeName } from '../pins/flow/flow-measures.ts'
import { deliveryIn } from '../flow/delivery-verbs.ts'
import { mustBeComponent } from '../flow/known-parts.ts'
import { flowRepositories, flowScope } from '../flow/scope.ts'

interface Wish {
  measures: readonly Measure[]
  repository?: string | undefined
  component?: string | undefined
  window: string
}

export interface Baseline {
  baseline: Frozen[]
  without: { measure: string; because: string }[]
}

export async function baselineOf(
  evidence: Evidence,
  { measures, repository, component, window }: Wish,
  now: Date,
): Promise<Baseline> {
  const told: Baseline = { baseline: [], without: [] }
  if (component !== undefined)
    await mustBeComponent(evidence.facts, component, {
      repositories: await flowRepositories(evidence, repository),
    })
  const input = {
    ...(repository === undefined ? {} : { repository }),
    ...(component === undefined ? {} : { component }),
    window,
  }
  for (const { key, better } of measures) {
    const place = isOfDeployments(key) ? await placeFor(evidence, input) : null
    if (place === undefined) {
      told.without.push({ measure: key, because: 'no deployments to production are known here' })
      continue
    }
    try {
      const frozen = await freeze(evidence, { verb: 'flow', input, place, measure: key }, now)
      if (frozen.figure.n > 0) told.baseline.push({ ...frozen, better })
      else told.without.push({ measure: key, because: 'nothing of it is known here' })
    } catch (error) {
      if (!(error instanceof CairnError)) throw error
      // A name that was mistyped is not passed over.
      if (error.code === 'repository.none') throw error
      told.without.push({ measure: key, because: error.message.replace(/[.?!]$/, '') })
    }
  }
  return told
}

function isOfDeployments(key: string): boolean {
  return isFlowMeasure(key) && flowMeasures[key].from === 'deployments'
}

/** Each place is told by itself: the one that is deployed to most. */
async function placeFor(
  evidence: Evidence,
  { repository, component, window }: Omit<Wish, 'measures'>,
): Promise<string | undefined> {
  const scope = await flowScope(evidence, { repository, window: 'all' })
  const { items } = await deliveryIn(evidence, scope, { window, component })
  const [most] = items.toSorted((a, b) => b.n - a.n)
  return most === undefined ? undefined : placeName(most)
}
