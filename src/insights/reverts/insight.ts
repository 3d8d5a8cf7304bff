/** `cairn reverts`: what was taken back and how soon, and where a large share of the changes are fixes. */
import type { Insight } from '../insight.ts'
import { explainReverts } from './explain.ts'
import { preparedReverts } from './prepare.ts'
import { Input, Output, type RevertsAnswer } from './shape.ts'

export const reverts: Insight<typeof Input, RevertsAnswer> = {
  name: 'reverts',
  summary: 'What was taken back and how soon, and where many changes are fixes.',
  input: Input,
  output: Output,
  answer: preparedReverts,
  explain: async (scope, subject, input) =>
    explainReverts(
      scope,
      subject,
      await preparedReverts(scope, { ...input, limit: 10_000 }),
      input,
    ),
}
