/**
 * Whom to ask about a file or directory.
 *
 * Query budget (at 80,000 commits 100 ms on arrival, 500 ms in any window and path): on arrival the changes of this file,
 * by the index of paths, and when each of the repository's commits was made, once. Of a folder the changes below it.
 */
import type { Insight, Scope } from '../insight.ts'
import { whomToAsk } from './answer.ts'
import { explainAsk } from './explain.ts'
import { AskAnswer, AskInput } from './schema.ts'

export const ask: Insight<typeof AskInput, AskAnswer> = {
  name: 'ask',
  summary: 'Whom to ask about a file or directory, and why them.',
  input: AskInput,
  output: AskAnswer,
  answer: (scope: Scope, input: AskInput) => whomToAsk(scope, input),
  explain: (scope, subject, input) =>
    explainAsk(scope, { ...input, file: subject[0] ?? input.file }),
}
