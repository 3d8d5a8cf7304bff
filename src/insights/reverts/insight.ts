/**
 * `cairn reverts`: what was taken back and how soon, and where a large share of the changes are fixes.
 *
 * Query budget (at 80,000 commits 100 ms on arrival, 500 ms in any window and path): on arrival one kept row; where a scan
 * has not kept it, the references that take something back and the repository's own changes of the window, once, packed.
 * Below a path the changes of the files there, by the index of paths.
 */
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
