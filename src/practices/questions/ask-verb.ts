/** Asking: what the words name is looked for in the code, and who knows that is told. */
import { z } from 'zod'
import { addRecord } from '#records/record.ts'
import { Body, Title } from '#records/shape.ts'
import { anonymous, holdBack, orHeld } from '#records/unnamed.ts'
import { defineVerb } from '#verbs/verb.ts'
import { codeInWords } from './code-words.ts'
import { thoughtInput } from './input.ts'
import type { KnowCode } from './knowing.ts'
import { reach } from './reach.ts'
import { Question, questions } from './schema.ts'
import { tracesAsCode } from './trace-words.ts'

export function askVerb(know: KnowCode) {
  return defineVerb({
    name: 'questions.ask',
    summary: 'Ask in the open; code that the words name is found, and who knows it is told.',
    access: 'write',
    operands: ['title'],
    input: z.strictObject({
      title: Title,
      body: Body.default('').describe('The rest, such as a stack trace or the output of a test.'),
      goal: thoughtInput.goal.default(''),
      expected: thoughtInput.expected.default(''),
      observed: thoughtInput.observed.default(''),
      tried: thoughtInput.tried.default(''),
      minutes: thoughtInput.minutes.default(null),
      unblocked: z
        .boolean()
        .default(false)
        .describe('It burns: every hint is open as soon as it is there.'),
      anonymous,
    }),
    output: orHeld(Question),
    leavesNoName: (input) => input.anonymous,
    gather: (_, { title, body, observed, tried }) =>
      know([title, observed, tried, body].join('\n\n')),
    async run(ctx, { anonymous: isUnnamed, ...said }, { code, members }) {
      const contents = {
        ...said,
        observed: tracesAsCode(said.observed),
        tried: tracesAsCode(said.tried),
        body: codeInWords(tracesAsCode(said.body), code),
      }
      if (isUnnamed)
        return holdBack(ctx, {
          is: 'record',
          act: ctx.act,
          kind: questions.name,
          contents: { ...contents, members },
        })
      const question = await addRecord(ctx, questions, { ...contents, status: 'open' })
      await reach(ctx, question.id, members)
      return question
    },
  })
}
