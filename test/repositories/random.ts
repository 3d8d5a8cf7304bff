/**
 * Random histories for properties: every shape that has ever made a git miner count wrong, in small.
 *
 *   fc.assert(fc.asyncProperty(aRandomHistory(), async (history) => {
 *     await using repository = await aRepository(history.plan)
 *     …
 *   }))
 *
 * A history is told as steps, and any list of steps is a valid history: a step picks among what is there at its time.
 * So a failing history shrinks by leaving steps out, and prints as a story.
 */
import fc from 'fast-check'
import type { RepositoryPlan } from './plan.ts'
import { aStep } from './random/steps.ts'
import type { Step } from './random/steps.ts'
import { tell } from './random/story.ts'
import type { Tree } from './random/tree.ts'

export interface RandomHistory {
  plan: RepositoryPlan
  /** What every commit's tree must be, by mark: the truth that needs no git. */
  trees: ReadonlyMap<string, Tree>
  /** The steps it was told in. */
  steps: readonly Step[]
}

/**
 * Most have 20 to 60 commits; `chaptersMax` makes longer ones. Steps come in chapters, and a chapter may be empty: one array
 * of a least length could not shrink below it.
 */
export function aRandomHistory(limits: { chaptersMax?: number } = {}): fc.Arbitrary<RandomHistory> {
  const chapter = fc.array(aStep(), { maxLength: 11, size: 'max' })
  return fc
    .array(chapter, { minLength: 8, maxLength: limits.chaptersMax ?? 11, size: 'max' })
    .map((chapters) => {
      const steps = chapters.flat()
      return { ...tell(steps), steps, [fc.toStringMethod]: () => printed(steps) }
    })
}

function printed(steps: readonly Step[]): string {
  return steps.map((step) => JSON.stringify(step)).join('\n')
}
