/** Who could still explain the code: truck factor, areas at risk, and what would be lost if one person left. */
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
