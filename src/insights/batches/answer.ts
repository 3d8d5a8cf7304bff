/** The whole answer about batches: sizes of all changes, month by month, and the largest. */
import { leftOutCommits, takeCensus } from '#facts/reading/census.ts'
import { CairnError } from '#std/errors.ts'
import { inScope, isLanded, shownWindow, type LeftOut, type Scope } from '../insight.ts'
import { largestBatches } from './largest.ts'
import { batchesByMonth, type MonthOfBatches } from './query.ts'
import type { BatchesAnswer, BatchesInput } from './shape.ts'
import { againstIt, bulkOf, isPlain, monthsOf, sizesOf } from './sizes.ts'

export async function computeBatches(
  scope: Scope,
  { limit }: BatchesInput,
): Promise<BatchesAnswer> {
  const { facts, branch, window, unit } = scope
  if (isLanded(unit) && !branch.isDefault)
    throw new CairnError(
      'invalid',
      'batches.unit',
      'What landed at once is known for the default branch only.',
      {
        hint: 'Ask for the default branch, or leave the unit out.',
      },
    )
  const wish = inScope(scope)
  const [months, census] = await Promise.all([
    batchesByMonth(scope),
    takeCensus(facts.db, wish, unit),
  ])
  const all = months.flatMap((month) => month.batches)
  const largest = await largestBatches(scope, all, limit)
  const { n, paths, lines } = sizesOf(all)
  return {
    window: shownWindow(window),
    n,
    leftOut: [...leftOutCommits(census), ...leftOutFiles(months)],
    unit,
    paths,
    lines,
    bulk: bulkOf(all),
    plain: sizesOf(all.filter(isPlain)),
    counterEvidence: againstIt(
      all,
      sum(months, (month) => month.unfoundPaths),
    ),
    items: monthsOf(months),
    largest: largest.map(({ at, ...batch }) => ({ ...batch, at: at?.toISOString() ?? null })),
  }
}

function leftOutFiles(months: readonly MonthOfBatches[]): LeftOut[] {
  return [
    {
      what: 'changes to nothing but generated, vendored, lock or binary files',
      count: sum(months, (month) => month.emptied),
      why: 'nobody wrote their size',
    },
    {
      what: 'generated, vendored, lock or binary paths within other changes',
      count: sum(months, (month) => month.unfoundPaths),
      why: 'nobody wrote their size',
    },
    {
      what: 'changes without a date',
      count: sum(months, ({ month, batches: its }) => (month === null ? its.length : 0)),
      why: 'in the totals, in no month',
    },
  ].filter(({ count }) => count > 0)
}

function sum(months: readonly MonthOfBatches[], pick: (month: MonthOfBatches) => number): number {
  return months.reduce((total, month) => total + pick(month), 0)
}
