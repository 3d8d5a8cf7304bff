/** What is so on the code that a decision names, over the last twelve months. */
import { Input } from '#insights/hotspots/shape.ts'
import type { Standings } from '#practices/decisions/brief.ts'
import type { Evidence } from '../asked-scope.ts'
import { insights } from '../insights.ts'
import { readSeries } from '../series.ts'
import { fixesOn } from './fixes.ts'
import { withScope } from './with-scope.ts'

const slices = 12
const filesMax = 5

export function standings(evidence: Promise<Evidence>): Standings {
  return {
    async of(place, now) {
      const found = await withScope(
        await evidence,
        place,
        { window: '12m', now },
        async (scope) => {
          const hotspots = await insights.hotspots.load()
          const [series, fixes, { items }] = await Promise.all([
            readSeries(scope, [], slices),
            fixesOn(scope),
            hotspots.answer(scope, Input.parse({ limit: filesMax })),
          ])
          const { from, to } = scope.window
          if (from === null || to === null) return { why: 'no commit was read yet' }
          return {
            ...fixes,
            from: series?.from ?? from.toISOString(),
            to: series?.to ?? to.toISOString(),
            activity: series?.whole ?? [],
            files: items.map(({ path, revisions: changes, complexity }) => ({
              ...{ path, changes, complexity },
            })),
          }
        },
      )
      if ('why' in found) return { state: 'cannot tell', place, why: found.why }
      return { state: 'measured', place, ...found }
    },
  }
}
