/** The words of a question, said better: what they name is looked for in the code, as when it was asked. */
import { z } from 'zod'
import { changeRecord } from '#records/record.ts'
import { Body, RecordRef, Title, Version } from '#records/shape.ts'
import { defineVerb } from '#verbs/verb.ts'
import { codeInWords } from './code-words.ts'
import { thoughtInput } from './input.ts'
import type { KnowCode } from './knowing.ts'
import { edit } from './rules.ts'
import { Question, questions } from './schema.ts'
import { tracesAsCode } from './trace-words.ts'

/** Whoever knows the code was told when it was asked; nobody is told again. */
export function editVerb(know: KnowCode) {
  return defineVerb({
    name: 'questions.edit',
    summary: 'Change the words of a question; code that they name is found.',
    access: 'write',
    operands: ['id'],
    input: z.strictObject({
      ...{ id: RecordRef, version: Version, title: Title.optional(), body: Body.optional() },
      goal: thoughtInput.goal.optional(),
      expected: thoughtInput.expected.optional(),
      observed: thoughtInput.observed.optional(),
      tried: thoughtInput.tried.optional(),
      minutes: thoughtInput.minutes.optional(),
    }),
    output: Question,
    gather: (_, { title = '', observed = '', tried = '', body = '' }) =>
      know([title, observed, tried, body].join('\n\n')),
    run: (ctx, { id, version, ...words }, { code }) =>
      changeRecord(ctx, questions, { ref: id, version }, (question) => {
        const { body = question.body, observed, tried } = words
        return edit(question, {
          ...words,
          observed: observed === undefined ? undefined : tracesAsCode(observed),
          tried: tried === undefined ? undefined : tracesAsCode(tried),
          body: codeInWords(words.body === undefined ? body : tracesAsCode(body), code),
        })
      }),
  })
}
