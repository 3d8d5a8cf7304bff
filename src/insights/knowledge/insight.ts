/**
 * Who could still explain the code: truck factor, areas at risk, and what would be lost if one person left.
 *
 * Query budget (at 80,000 commits 100 ms on arrival, 500 ms in any window and path): on arrival one kept row; where a scan
 * has not kept it, the rollup of files' authors, a row for each file and person. Otherwise the repository's own changes of
 * the window, once, by their index.
 */
import type { Insight, Scope } from '../insight.ts'
import { explainKnowledge } from './explain.ts'
import { explainWithout } from './explain-without.ts'
import { preparedKnowledge } from './prepare.ts'
import { historyOf } from './query.ts'
import { peopleByEmail } from './query-emails.ts'
import { KnowledgeAnswer, KnowledgeInput } from './schema.ts'
import { personByEmail, without } from './without.ts'

export const knowledge: Insight<typeof KnowledgeInput, KnowledgeAnswer> = {
  name: 'knowledge',
  summary: 'How many people hold the knowledge of the code, and which areas too few.',
  input: KnowledgeInput,
  output: KnowledgeAnswer,
  async answer(scope: Scope, input: KnowledgeInput) {
    const answer = await preparedKnowledge(scope)
    if (input.without === undefined) return answer
    const leaving = personByEmail(await peopleByEmail(scope), input.without)
    return { ...answer, without: without(await historyOf(scope), scope.prefix, leaving) }
  },
  explain: (scope, subject, input) =>
    input.without === undefined
      ? explainKnowledge(scope, subject)
      : explainWithout(scope, subject, input.without),
}
