/** How many changes of some code mend something, and whether that is more than elsewhere in its repository. */
import type { Scope } from '#insights/insight.ts'
import { Input } from '#insights/reverts/shape.ts'
import type { Fixes, FixesThere } from '#practices/decisions/fixes.ts'
import { wilson } from '#std/statistics.ts'
import { insights } from '../insights.ts'

export async function fixesOn(scope: Scope): Promise<FixesThere> {
  const reverts = await insights.reverts.load()
  const [its, all] = await Promise.all([
    reverts.answer(scope, Input.parse({})),
    reverts.answer({ ...scope, prefix: '' }, Input.parse({})),
  ])
  const here = fixesOf(its.n, its.fixes.n)
  const elsewhere = fixesOf(all.n - its.n, all.fixes.n - its.fixes.n)
  return { here, elsewhere, isMendedMore: isMore(here, elsewhere), leftOut: its.leftOut }
}

function fixesOf(changes: number, fixes: number): Fixes {
  if (changes === 0) return { changes, fixes, share: null, interval: null }
  const { low, high } = wilson(fixes, changes)
  const interval = { low: rounded(low), high: rounded(high), level: 0.9, method: 'Wilson' }
  return { changes, fixes, share: rounded(fixes / changes), interval }
}

/** Only where not even the ends of the spans meet. */
function isMore(here: Fixes, elsewhere: Fixes): boolean | null {
  if (here.interval === null || elsewhere.interval === null) return null
  if (here.interval.low > elsewhere.interval.high) return true
  return here.interval.high < elsewhere.interval.low ? false : null
}

function rounded(share: number): number {
  return Math.round(share * 10_000) / 10_000
}
