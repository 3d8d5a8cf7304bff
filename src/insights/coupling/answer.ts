/** What changes together, found and told. */
import { CairnError } from '#std/errors.ts'
import { isLanded, shownWindow, type LeftOut, type Scope } from '../insight.ts'
import { answerAcross } from './across.ts'
import { findPairs } from './find.ts'
import { expectedAmong, itemsOf } from './item.ts'
import type { CouplingAnswer, CouplingInput } from './shape.ts'

export async function computeCoupling(scope: Scope, input: CouplingInput): Promise<CouplingAnswer> {
  if (input.across !== undefined) return answerAcross(scope, input.across, input.limit)
  refuseOtherBranches(scope)
  const found = await findPairs(scope, input)
  const expectedOf = expectedAmong(found.places)
  const wanted = input.surprising
    ? found.pairs.filter((pair) => expectedOf(pair) === null)
    : found.pairs
  const unshown: LeftOut[] = [
    {
      what: 'expected pairs',
      count: found.pairs.length - wanted.length,
      why: 'a rule says that they belong together',
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
