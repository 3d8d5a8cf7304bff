/** What an asker does with a question. */
import { z } from 'zod'
import { listVerb, oneRecord } from '#records/kind-verbs.ts'
import { changeRecord, getRecord } from '#records/record.ts'
import { RecordRef } from '#records/shape.ts'
import { anonymous, holdBack, orHeld } from '#records/unnamed.ts'
import { CairnError } from '#std/errors.ts'
import { defineVerb } from '#verbs/verb.ts'
import { mustBeAskers, mustBeUnnamed, mustHaveName } from './asker.ts'
import { hintsOf, openHints, placesOf } from './hints.ts'
import { sentence } from './input.ts'
import { highestOpen, nextRung, Rung, topRung } from './schema-ladder.ts'
import { sayQuestion } from './question-words.ts'
import { close, reopen, unblock } from './rules.ts'
import { Question, QuestionLine, questions, QuestionTold } from './schema.ts'
import { toldWith } from './told.ts'

export const list = listVerb(questions, QuestionLine, {
  name: 'questions.list',
  summary: 'List questions, the newest first, with what became of them.',
})

export const get = defineVerb({
  name: 'questions.get',
  summary: 'Read one question with its hints, as far as they are open.',
  access: 'read',
  operands: ['id'],
  input: z.strictObject({
    id: RecordRef,
    unfold: z
      .boolean()
      .default(false)
      .describe('Show the hints that are still folded, too: for whoever wants to add one.'),
    upTo: Rung.optional().describe(
      'Show those up to this rung, for yourself alone: of a question that is not yours, or has no name.',
    ),
  }),
  output: QuestionTold,
  says: sayQuestion,
  async run(ctx, { id, unfold, upTo }) {
    const question = await getRecord(ctx, questions, id)
    if ((unfold || upTo !== undefined) && question.author === ctx.actor.id)
      throw new CairnError(
        'forbidden',
        'questions.unfold',
        'This is your question: its hints open one rung at a time.',
        {
          hint: 'questions.open has the next one; questions.unblock opens all of them, when it burns.',
        },
      )
    return toldWith(ctx, question, unfold ? topRung : upTo)
  },
})

export const open = defineVerb({
  name: 'questions.open',
  summary: 'Open the next rung of hints on your question. Nobody is told that you did.',
  access: 'write',
  isPrivate: true,
  operands: ['id', 'rung'],
  input: z.strictObject({
    id: RecordRef,
    rung: Rung.describe('The rung to open: the `next` of questions.get.'),
  }),
  output: QuestionTold,
  says: sayQuestion,
  async run(ctx, { id, rung }) {
    const question = await getRecord(ctx, questions, id, 'locked')
    mustHaveName(question)
    mustBeAskers(ctx, question)
    const next = nextRung(placesOf(await hintsOf(ctx, question.id)))
    if (next !== null && rung > next)
      throw new CairnError(
        'conflict',
        'questions.rung',
        `Rung ${next} comes before rung ${rung}.`,
        {
          hint: `Open rung ${next} first; or questions.unblock opens all of them, when it burns.`,
        },
      )
    await openHints(ctx, question.id, rung)
    return toldWith(ctx, question)
  },
})

export const unblockQuestion = defineVerb({
  name: 'questions.unblock',
  summary: 'It burns: open every hint on your question at once, also those still to come.',
  access: 'write',
  operands: ['id'],
  input: z.strictObject(oneRecord),
  output: QuestionTold,
  says: sayQuestion,
  async run(ctx, { id, version }) {
    mustBeAskers(ctx, await getRecord(ctx, questions, id, 'locked'))
    const question = await changeRecord(ctx, questions, { ref: id, version }, unblock)
    await openHints(ctx, question.id, topRung)
    return toldWith(ctx, question)
  },
})

export const closeQuestion = defineVerb({
  name: 'questions.close',
  summary: 'Close your question with what you found, in your own words.',
  access: 'write',
  operands: ['id', 'found'],
  input: z.strictObject({
    ...oneRecord,
    found: sentence('what you found is owed').describe('What you found, in your own words.'),
    wouldHaveTold: sentence('what would have told you is owed')
      .nullable()
      .default(null)
      .describe('What would have told you this; owed where the way was shown.'),
    upTo: Rung.optional().describe('Of a question without a name: how far up the ladder you went.'),
    anonymous,
  }),
  output: orHeld(Question),
  leavesNoName: (input) => input.anonymous,
  async run(ctx, { id, version, anonymous: isUnnamed, upTo, ...words }) {
    const before = await getRecord(ctx, questions, id)
    mustBeAskers(ctx, before)
    const opened =
      before.author === null ? (upTo ?? null) : highestOpen(placesOf(await hintsOf(ctx, before.id)))
    const closing = { ...words, opened }
    if (!isUnnamed)
      return changeRecord(ctx, questions, { ref: id, version }, (question) =>
        close(question, closing),
      )
    mustBeUnnamed(before)
    close(before, closing)
    return holdBack(ctx, {
      ...{ is: 'change' as const, act: ctx.act, kind: questions.name },
      ...{ record: before.id, contents: closing },
    })
  },
})

export const reopenQuestion = defineVerb({
  name: 'questions.reopen',
  summary: 'Take your question up again.',
  access: 'write',
  operands: ['id'],
  input: z.strictObject(oneRecord),
  output: Question,
  async run(ctx, { id, version }) {
    const before = await getRecord(ctx, questions, id, 'locked')
    mustBeAskers(ctx, before)
    const { length } = await hintsOf(ctx, before.id)
    return changeRecord(ctx, questions, { ref: id, version }, (question) =>
      reopen(question, length),
    )
  },
})
