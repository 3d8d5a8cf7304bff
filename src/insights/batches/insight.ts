/** `cairn batches`: how large changes are, in paths and lines, and whether they are growing. */
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
