/**
 * `cairn batches`: how large changes are, in paths and lines, and whether they are growing.
 *
 * Query budget (at 80,000 commits 100 ms on arrival, 500 ms in any window and path): on arrival one kept row; where a scan
 * has not kept it, the repository's commits, changes and lines, once each, side by side. Otherwise its own changes of the
 * window, by their index.
 */
import type { Insight } from '../insight.ts'
import { explainBatches } from './explain.ts'
import { preparedBatches } from './prepare.ts'
import { Input, Output, type BatchesAnswer } from './shape.ts'

export const batches: Insight<typeof Input, BatchesAnswer> = {
  name: 'batches',
  summary: 'How large changes are, in paths and lines, month by month.',
  input: Input,
  output: Output,
  answer: preparedBatches,
  explain: async (scope, subject, input) =>
    explainBatches(scope, subject, await preparedBatches(scope, input)),
}
