/** What changes together, found and told. */
import { CairnError } from '#std/errors.ts'
import { contendersMax } from '#std/rank-interval.ts'
import { isLanded, shownWindow, type LeftOut, type Scope } from '../insight.ts'
import { answerAcross } from './across.ts'
import { botShare, openLedger, sharedCommits } from './evidence.ts'
import { findPairs, type Found } from './find.ts'
import { expectedAmong, itemsOf } from './item.ts'
import type { Pair } from './pairs.ts'
import type { CouplingAnswer, CouplingInput } from './shape.ts'

export async function computeCoupling(scope: Scope, input: CouplingInput): Promise<CouplingAnswer> {
  if (input.across !== undefined) return answerAcross(scope, input.across, input.limit)
  refuseOtherBranches(scope)
  const found = await findPairs(scope, input)
  const expectedOf = expectedAmong(found.places)
  const unexpected = input.surprising
    ? found.pairs.filter((pair) => expectedOf(pair) === null)
    : found.pairs
  const telling = input.surprising ? withoutUbiquitous(found, unexpected) : unexpected
  const wanted = input.surprising ? await withoutBots(found, telling, input.limit) : telling
  const unshown: LeftOut[] = [
    {
      what: 'expected pairs',
      count: found.pairs.length - unexpected.length,
      why: 'a rule says that they belong together',
    },
    {
      what: 'pairs with a file that most changes touch',
      count: unexpected.length - telling.length,
      why: 'it changes together with whatever changes',
    },
    {
      what: 'pairs that mostly bots changed',
      count: telling.length - wanted.length,
      why: 'what a bot raises together surprises nobody',
    },
    {
      what: 'further pairs',
      count: Math.max(0, wanted.length - input.limit),
      why: 'they rank below the limit',
    },
  ]
  return {
    window: shownWindow(scope.window),
    n: found.n,
    leftOut: [...found.leftOut, ...unshown.filter(({ count }) => count > 0)],
    level: input.level,
    ranked: wanted.length,
    items: await itemsOf(scope, found, wanted, input.limit),
  }
}

/** A file that most changes touch, as a list of versions is, changes with each of the others; in a small history by chance. */
function withoutUbiquitous({ n }: Found, pairs: readonly Pair[]): readonly Pair[] {
  if (n < changesMin) return pairs
  return pairs.filter(({ revisionsA, revisionsB }) => Math.max(revisionsA, revisionsB) * 2 <= n)
}

const changesMin = 100

/** Of those that rank first; further down none is shown. */
async function withoutBots(
  { materialOf }: Found,
  pairs: readonly Pair[],
  limit: number,
): Promise<Pair[]> {
  const first = pairs.slice(0, contendersMax(limit))
  if (first.length === 0) return []
  const material = await materialOf(first)
  const ledger = openLedger(material, first)
  const isByHand = (pair: Pair) => botShare(material, sharedCommits(ledger, pair)) < 0.5
  return [...first.filter((pair) => isByHand(pair)), ...pairs.slice(first.length)]
}

export function refuseOtherBranches({ unit, branch }: Scope): void {
  if (isLanded(unit) && !branch.isDefault)
    throw new CairnError(
      'invalid',
      'coupling.unit.branch',
      'What a merge brought in is known for the default branch only.',
      {
        hint: 'Leave --branch out, or count by commit, ticket or author-day.',
      },
    )
}
