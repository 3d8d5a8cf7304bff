/** Whom to ask about a file or directory. */
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
