/** Our coupling beside code-maat's, by its formulas with its defaults on the same log. */
import { compareWithCodeMaat } from '#insights/coupling/evaluate.ts'
import type { Evaluated, Told } from './evaluations.ts'
import { percent } from './percent.ts'

export async function coupling({ scope }: Evaluated): Promise<Told> {
  const { theirs, leftOut, found, same, largestDifference } = await compareWithCodeMaat(scope)
  const kept = theirs - leftOut
  return {
    holds: true,
    lines: [
      `coupling beside code-maat (its formulas, changes of at most 30 files, degree from 30 %): it shows ${theirs} pairs, ${leftOut} of them of files that are gone, generated, vendored, locks or binary`,
      kept === 0
        ? '  none of its pairs is of files that count here'
        : `  of the other ${kept} we find ${found} (${percent(found / kept)}), ${same} with the same degree to a whole percent; the largest difference is ${largestDifference} points (renames followed, changes of 31 to 50 paths counted)`,
    ],
  }
}
