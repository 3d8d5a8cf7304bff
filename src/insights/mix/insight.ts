/**
 * `cairn mix`: what kinds of change a history is made of, month by month, by what their subjects say.
 *
 * Query budget (at 80,000 commits 100 ms on arrival, 500 ms in any window and path): on arrival the repository's commits,
 * once, by their index, and no change. With a path its own changes, by theirs.
 */
import { leftOutCommits, takeCensus } from '#facts/reading/census.ts'
import { CairnError } from '#std/errors.ts'
import { rounded } from '#std/spread.ts'
import { inScope, shownWindow, type Insight, type LeftOut, type Scope } from '../insight.ts'
import { explainMix } from './explain.ts'
import { kindMonths } from './query.ts'
import { Input, Output, type MixAnswer } from './shape.ts'
import { itemsOf, monthsOf, spanShown, spansOf, total } from './shares.ts'

export const mix: Insight<typeof Input, MixAnswer> = {
  name: 'mix',
  summary: 'What kinds of change there are, month by month, and which are growing.',
  input: Input,
  output: Output,
  answer,
  explain: async (scope, subject) => explainMix(scope, subject, await answer(scope)),
}

async function answer(scope: Scope): Promise<MixAnswer> {
  if (scope.unit !== 'commit')
    throw new CairnError('invalid', 'mix.unit', 'A kind is what one commit says of itself.', {
      hint: 'Leave the unit out.',
    })
  const { facts, window } = scope
  const [rows, census] = await Promise.all([
    kindMonths(scope),
    takeCensus(facts.db, inScope(scope)),
  ])
  const months = monthsOf(rows)
  const spans = spansOf(months)
  const n = total(months)
  const other = total(months, 'other')
  return {
    window: shownWindow(window),
    n,
    leftOut: leftOutCommits({ ...census, linesPending: 0, empty: 0 }).concat(untold(other)),
    told: { n: n - other, share: n === 0 ? null : rounded((n - other) / n) },
    spans: spans && { before: spanShown(spans.before), recent: spanShown(spans.recent) },
    items: itemsOf(months, rows),
    months,
  }
}

function untold(count: number): LeftOut[] {
  return count === 0
    ? []
    : [
        {
          what: 'changes whose subject says no kind',
          count,
          why: 'shown as other; their share stands in every total',
        },
      ]
}
