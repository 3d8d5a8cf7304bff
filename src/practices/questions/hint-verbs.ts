/** What a helper does with questions. */
import { z } from 'zod'
import { changeRecord, getRecord } from '#records/record.ts'
import { Body, RecordRef, Version } from '#records/shape.ts'
import { CairnError } from '#std/errors.ts'
import { defineVerb } from '#verbs/verb.ts'
import { addHint, changeHint, dropHint, hintsOf, ownHint } from './hints.ts'
import { Rung, topRung } from './schema-ladder.ts'
import { guide, unguide } from './rules.ts'
import { questions, QuestionTold } from './schema.ts'
import { sayQuestion } from './question-words.ts'
import { toldWith } from './told.ts'

const HintBody = Body.pipe(z.string().trim().min(1, 'a hint has at least one letter')).describe(
  'The hint, in Markdown.',
)
const rung = Rung.describe(
  'Its rung: 0 say it back, 1 question back, 2 pointer, 3 principle or tip, 4 next step, 5 worked example, 6 the answer.',
)
const HintId = z.uuid().describe('The hint: its id.')

export const hint = defineVerb({
  name: 'questions.hint',
  summary:
    'Leave a hint on a question, on a rung of the ladder; it is folded until the asker opens it.',
  access: 'write',
  operands: ['id', 'rung', 'body'],
  input: z.strictObject({ id: RecordRef, rung, body: HintBody }),
  output: QuestionTold,
  says: sayQuestion,
  async run(ctx, { id, ...given }) {
    const before = await getRecord(ctx, questions, id, 'locked')
    if (before.author === ctx.actor.id)
      throw new CairnError('forbidden', 'questions.own', 'This is your own question.', {
        hint: 'If you found it, close it with what you found: questions.close. More of what you see goes into it: questions.edit.',
      })
    const question = await changeRecord(ctx, questions, { ref: before.id }, guide)
    await addHint(ctx, { record: question.id, ...given, isOpen: question.unblocked })
    ctx.touched.add(question.id)
    return toldWith(ctx, question, topRung)
  },
})

export const editHint = defineVerb({
  name: 'questions.edit-hint',
  summary: 'Change a hint of your own.',
  access: 'write',
  isQuiet: true,
  operands: ['hint'],
  input: z.strictObject({
    hint: HintId,
    version: Version,
    rung: rung.optional(),
    body: HintBody.optional(),
  }),
  output: QuestionTold,
  async run(ctx, { hint: id, ...words }) {
    const row = await ownHint(ctx, id)
    await changeHint(ctx, row, words)
    return toldWith(ctx, await getRecord(ctx, questions, row.record_id), topRung)
  },
})

export const takeBack = defineVerb({
  name: 'questions.take-back',
  summary: 'Take a hint of your own away again.',
  access: 'write',
  isQuiet: true,
  operands: ['hint'],
  input: z.strictObject({ hint: HintId }),
  output: QuestionTold,
  async run(ctx, { hint: id }) {
    const row = await ownHint(ctx, id)
    // Nobody adds one while those that are left are counted.
    const { id: ref } = await getRecord(ctx, questions, row.record_id, 'locked')
    await dropHint(ctx, row)
    const { length } = await hintsOf(ctx, ref)
    const question = await changeRecord(ctx, questions, { ref }, (now) => unguide(now, length))
    return toldWith(ctx, question, topRung)
  },
})
