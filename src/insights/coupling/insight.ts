/**
 * `cairn coupling`: what changes together, by file, directory or repository.
 *
 * Query budget (at 80,000 commits 100 ms on arrival, 500 ms in any window and path): on arrival one kept row; where a scan
 * has not kept it, the rollup of pairs and the changes of the files shown, and two contents from git for each pair shown.
 * Otherwise the repository's own changes of the window, once, packed: they grow with its history, never with the
 * workspace. Across repositories the rollup of keys and days, this repository's rows and those of the same keys.
 */
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
