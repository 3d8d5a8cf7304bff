/** The interest of a debt, from the facts: changes and fixes on its code since, its complexity then and now, what changes along. */
import type { Scope } from '#insights/insight.ts'
import type { Interest, InterestRates } from '#practices/decisions/interest.ts'
import type { Evidence } from '../asked-scope.ts'
import { historyOf } from '../history.ts'
import { changedAlong } from './along.ts'
import { complexityAt, complexityNow } from './complexity.ts'
import { fixesOn } from './fixes.ts'
import { withScope } from './with-scope.ts'

type Measured = Extract<Interest, { state: 'measured' }>

export function interestRates(evidence: Promise<Evidence>): InterestRates {
  return {
    async on(place, { since, now }) {
      const opened = await evidence
      const window = `${since.toISOString()}..`
      const found = await withScope(opened, place, { window, now }, async (scope) => {
        const until = (await historyOf(scope))?.to
        return until === undefined || until < since
          ? { why: 'nothing newer than the decision was read' }
          : measured(opened, scope, { since, until })
      })
      if ('why' in found) return { state: 'cannot tell', place, why: found.why }
      return { ...found, state: 'measured', place }
    },
  }
}

async function measured(
  { dataFolder }: Evidence,
  scope: Scope,
  { since, until }: { since: Date; until: Date },
): Promise<Omit<Measured, 'state' | 'place'>> {
  const [fixes, together] = await Promise.all([fixesOn(scope), changedAlong(scope)])
  const before = await complexityAt(scope, { dataFolder, at: since })
  const now = before === null ? null : await complexityNow(scope)
  return {
    since: since.toISOString(),
    until: until.toISOString(),
    ...fixes,
    complexity: before === null || now === null ? null : { before, now },
    together,
  }
}
