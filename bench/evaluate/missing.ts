/** Does the past say what belongs to a change? Later changes with files held back, beside what the first such study printed. */
import { evaluateMissing, type Prediction } from '#insights/missing/evaluate.ts'
import type { Evaluated, Told } from './evaluations.ts'
import { percent } from './percent.ts'

export async function missing({ scope }: Evaluated): Promise<Told> {
  const found = await evaluateMissing(scope)
  const { trainedOn, changes } = found.ours
  const top3 = (name: string, { hitRate, hitRateAnswered, feedback, precision }: Prediction) =>
    `  ${name.padEnd(38)} right in ${percent(hitRate)} of questions; some suggestion in ${percent(feedback)}, of these right in ${percent(hitRateAnswered)}, precision ${percent(precision)}`
  return {
    holds: true,
    lines: [
      `what is missing: learned from ${trainedOn} of ${found.changeSets} changes, asked about the next ${changes} of 2 to 30 files; the first three suggestions`,
      top3('one file given: ours', found.ours.navigation),
      top3('one file given: ours, as shown', found.asShown.navigation),
      top3('one file given: surest word only', found.surest.navigation),
      top3('all but one given: ours', found.ours.prevention),
      top3('all but one given: ours, as shown', found.asShown.prevention),
      top3('all but one given: surest word only', found.surest.prevention),
      `  by the study's method (ten suggestions, confidence from 0.1): ${percent(found.studyMethod.navigation.recall)} of further files predicted (published: ${percent(found.published.navigationRecall)})`,
      `  a right one among the first three, where there was any: ${percent(found.ours.navigation.hitRateAnswered)} for files (published, for functions: ${percent(found.published.top3HitRateAnswered)})`,
      '  published: Zimmermann, Weißgerber, Diehl, Zeller 2004, Mining version histories to guide software changes; eight other histories',
    ],
  }
}
