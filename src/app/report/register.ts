/**
 * A file that most changes touch by a few lines is a register of them, as a list of versions is: no hard work comes back to it,
 * whatever else it holds. The one busy file of a small project is touched as often, but by more.
 */
import type { AnswerOf } from '../insights.ts'

type Item = AnswerOf<'hotspots'>['items'][number]

const changesMin = 100
const linesMax = 8

export function isRegister(
  { revisions, churn }: Pick<Item, 'revisions' | 'churn'>,
  changes: number,
): boolean {
  return changes >= changesMin && revisions * 2 > changes && churn <= revisions * linesMax
}

/** The files where hard work may come back: a test is mended with the code it tests, and a register with whatever changes. */
export function codeOf(hotspots: AnswerOf<'hotspots'> | undefined): Item[] {
  const { items, n } = hotspots ?? { items: [], n: 0 }
  return items.filter((item) => item.class !== 'test' && !isRegister(item, n))
}
