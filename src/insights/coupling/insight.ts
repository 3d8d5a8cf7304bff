/** `cairn coupling`: what changes together, by file, directory or repository. */
import type { Insight } from '../insight.ts'
import { explainAcross } from './across-explain.ts'
import { refuseOtherBranches } from './answer.ts'
import { explainCoupling } from './explain.ts'
import { preparedCoupling } from './prepare.ts'
import { Input, Output, type CouplingAnswer } from './shape.ts'

export const coupling: Insight<typeof Input, CouplingAnswer> = {
  name: 'coupling',
  summary: 'Which files, directories or repositories change together.',
  input: Input,
  output: Output,
  answer: preparedCoupling,
  explain: (scope, subject, input) => {
    if (input.across !== undefined) return explainAcross(scope, subject, input.across)
    refuseOtherBranches(scope)
    return explainCoupling(scope, subject, input)
  },
}
