/** What one can do with decisions. */
import { z } from 'zod'
import { getVerb, listVerb, oneRecord } from '#records/kind-verbs.ts'
import { addRecord, changeRecord, getRecord } from '#records/record.ts'
import { Body, RecordRef, Title, Version } from '#records/shape.ts'
import { defineVerb } from '#verbs/verb.ts'
import { accept, deprecate, edit, reject, supersede, withdraw } from './rules.ts'
import { Day, Decision, decisions, Option, OptionTitle, statuses } from './schema.ts'

const options = z
  .array(z.union([OptionTitle, Option]))
  .max(20)
  .describe('The ways that are open: titles, or each with its pros and cons.')
const because = z
  .string()
  .trim()
  .min(1, 'a reason is owed')
  .max(10_000)
  .describe('Why, in Markdown.')

export const propose = defineVerb({
  name: 'decisions.propose',
  summary: 'Open a proposal for discussion.',
  access: 'write',
  operands: ['title'],
  input: z.strictObject({
    title: Title,
    body: Body.default(''),
    options: options.default([]),
    until: Day.nullable().default(null).describe('The day until which it is discussed.'),
  }),
  output: Decision,
  run: (ctx, contents) => addRecord(ctx, decisions, { ...contents, status: 'open' }),
})

export const list = listVerb(decisions, statuses, {
  name: 'decisions.list',
  summary: 'List decisions, the newest first.',
})

export const get = getVerb(decisions, { name: 'decisions.get', summary: 'Read one decision.' })

export const editProposal = defineVerb({
  name: 'decisions.edit',
  summary: 'Change the words of an open proposal.',
  access: 'write',
  operands: ['id'],
  input: z.strictObject({
    ...{ id: RecordRef, version: Version },
    title: Title.optional(),
    body: Body.optional(),
    options: options.optional(),
    until: Day.nullable().optional().describe('The day until which it is discussed.'),
  }),
  output: Decision,
  run: (ctx, { id, version, ...words }) =>
    changeRecord(ctx, decisions, { ref: id, version }, (decision) => edit(decision, words)),
})

export const acceptProposal = defineVerb({
  name: 'decisions.accept',
  summary: 'Accept a proposal, with the reason and the option taken.',
  access: 'write',
  operands: ['id'],
  input: z.strictObject({
    ...oneRecord,
    chosen: z.string().nullable().default(null).describe('The title of the option taken.'),
    because,
    reviewOn: Day.nullable().default(null).describe('When to ask whether it worked.'),
  }),
  output: Decision,
  run: (ctx, { id, version, ...choice }) =>
    changeRecord(ctx, decisions, { ref: id, version }, (decision) =>
      accept(decision, choice, ctx.now),
    ),
})

export const rejectProposal = defineVerb({
  name: 'decisions.reject',
  summary: 'Reject a proposal, with the reason.',
  access: 'write',
  operands: ['id'],
  input: z.strictObject({ ...oneRecord, because }),
  output: Decision,
  run: (ctx, { id, version, because: why }) =>
    changeRecord(ctx, decisions, { ref: id, version }, (decision) =>
      reject(decision, why, ctx.now),
    ),
})

export const withdrawProposal = defineVerb({
  name: 'decisions.withdraw',
  summary: 'Take a proposal back, with the reason.',
  access: 'write',
  operands: ['id'],
  input: z.strictObject({ ...oneRecord, because }),
  output: Decision,
  run: (ctx, { id, version, because: why }) =>
    changeRecord(ctx, decisions, { ref: id, version }, (decision) => withdraw(decision, why)),
})

export const supersedeDecision = defineVerb({
  name: 'decisions.supersede',
  summary: 'Replace an accepted decision with a newer one.',
  access: 'write',
  operands: ['id', 'successor'],
  input: z.strictObject({ ...oneRecord, successor: RecordRef }),
  output: Decision,
  async run(ctx, { id, version, successor }) {
    const next = await getRecord(ctx, decisions, successor)
    return changeRecord(ctx, decisions, { ref: id, version }, (decision) =>
      supersede(decision, next),
    )
  },
})

export const deprecateDecision = defineVerb({
  name: 'decisions.deprecate',
  summary: 'Say that an accepted decision holds no longer, and why.',
  access: 'write',
  operands: ['id'],
  input: z.strictObject({ ...oneRecord, because }),
  output: Decision,
  run: (ctx, { id, version, because: why }) =>
    changeRecord(ctx, decisions, { ref: id, version }, (decision) => deprecate(decision, why)),
})
