/** What one can do with decisions. */
import { z } from 'zod'
import { dayOf } from '#records/actions.ts'
import { listVerb, oneRecord } from '#records/kind-verbs.ts'
import { addRecord, changeRecord, getRecord } from '#records/record.ts'
import { Body, RecordRef, Title, Version } from '#records/shape.ts'
import type { Ctx } from '#verbs/ctx.ts'
import { defineVerb } from '#verbs/verb.ts'
import { trialOf } from './review-rules.ts'
import {
  accept,
  deprecate,
  edit,
  mustNotBeOver,
  reject,
  supersede,
  weigh,
  withdraw,
} from './rules.ts'
import { codePlaces } from './code-place.ts'
import { Day } from './debt-shape.ts'
import { sayDecision, sayDecisionTold } from './decision-words.ts'
import {
  Consequence,
  Decision,
  DecisionLine,
  decisions,
  DecisionTold,
  Option,
  OptionTitle,
  unsaid,
} from './schema.ts'
import { mustDiffer } from './option-rules.ts'
import { sentence } from './sentence.ts'
import { told } from './told.ts'
import { unansweredOn } from './voices.ts'

const options = z
  .array(z.union([OptionTitle, Option]))
  .max(20)
  .describe('The ways that are open: a title, or {"title": "…", "pros": ["…"], "cons": ["…"]}.')
const consequences = z.array(Consequence).max(50)
const good = consequences.describe('What gets better with it.')
const bad = consequences.describe('What gets worse, or harder.')
const related = z
  .array(RecordRef)
  .max(50)
  .describe('Decisions to be read with it: by number, as decision#12 or by id.')
const because = sentence(10_000, 'say why in a few words').describe('Why, in Markdown.')

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
    code: codePlaces.default([]),
    good: good.default([]),
    bad: bad.default([]),
    related: related.default([]),
  }),
  output: Decision,
  says: sayDecision,
  async run(ctx, { good: better, bad: worse, related: refs, ...contents }) {
    mustNotBeOver(contents.until, dayOf(ctx.now))
    mustDiffer(contents.options)
    return addRecord(ctx, decisions, {
      ...unsaid,
      ...contents,
      status: 'open',
      consequences: { good: better, bad: worse },
      related: await idsOf(ctx, refs),
    })
  },
})

export const list = listVerb(decisions, DecisionLine, {
  name: 'decisions.list',
  summary: 'List decisions, the newest first.',
})

export const get = defineVerb({
  name: 'decisions.get',
  summary: 'Read one decision, with the ideas it comes from.',
  access: 'read',
  operands: ['id'],
  input: z.strictObject({ id: RecordRef }),
  output: DecisionTold,
  says: sayDecisionTold,
  run: async (ctx, { id }) => told(ctx, await getRecord(ctx, decisions, id)),
})

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
    code: codePlaces.optional(),
    good: good.optional(),
    bad: bad.optional(),
    related: related.optional(),
  }),
  output: Decision,
  says: sayDecision,
  async run(ctx, { id, version, related: refs, ...words }) {
    const ids = refs && (await idsOf(ctx, refs))
    return changeRecord(ctx, decisions, { ref: id, version }, (decision) => {
      const edited = edit(decision, { ...words, related: ids })
      if (edited.until !== decision.until) mustNotBeOver(edited.until, dayOf(ctx.now))
      return edited
    })
  },
})

export const weighOption = defineVerb({
  name: 'decisions.weigh',
  summary: 'Add what speaks for or against an option of a proposal.',
  access: 'write',
  operands: ['id', 'option'],
  input: z.strictObject({
    ...oneRecord,
    option: sentence(200).describe('Its title.'),
    add: z.boolean().default(false).describe('List it as a new option.'),
    pros: consequences.default([]).describe('What speaks for it.'),
    cons: consequences.default([]).describe('What speaks against it.'),
  }),
  output: Decision,
  says: sayDecision,
  run: (ctx, { id, version, ...reasons }) =>
    changeRecord(ctx, decisions, { ref: id, version }, (decision) => weigh(decision, reasons)),
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
    trial: z
      .string()
      .trim()
      .min(1, 'what it should change is owed')
      .max(2000)
      .nullable()
      .default(null)
      .describe('Accept it on trial: what it should change until its review.'),
  }),
  output: Decision,
  says: sayDecision,
  async run(ctx, { id: ref, version, trial: expected, ...choice }) {
    const trial = trialOf(expected, choice.reviewOn, dayOf(ctx.now))
    // Locked first: an objection that comes meanwhile is not passed over.
    const { id } = await getRecord(ctx, decisions, ref, 'locked')
    const unanswered = await unansweredOn(ctx, id)
    return changeRecord(ctx, decisions, { ref: id, version }, (decision) =>
      accept(decision, { ...choice, trial }, { now: ctx.now, unanswered }),
    )
  },
})

export const rejectProposal = defineVerb({
  name: 'decisions.reject',
  summary: 'Reject a proposal, with the reason.',
  access: 'write',
  operands: ['id'],
  input: z.strictObject({ ...oneRecord, because }),
  output: Decision,
  says: sayDecision,
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
  says: sayDecision,
  run: (ctx, { id, version, because: why }) =>
    changeRecord(ctx, decisions, { ref: id, version }, (decision) => withdraw(decision, why)),
})

export const supersedeDecision = defineVerb({
  name: 'decisions.supersede',
  summary: 'Replace an accepted decision with a newer one.',
  access: 'write',
  operands: ['id', 'successor'],
  input: z.strictObject({ ...oneRecord, successor: RecordRef }),
  output: DecisionTold,
  says: sayDecisionTold,
  async run(ctx, { id, version, successor }) {
    const next = await getRecord(ctx, decisions, successor)
    const superseded = await changeRecord(ctx, decisions, { ref: id, version }, (decision) =>
      supersede(decision, next),
    )
    return told(ctx, superseded)
  },
})

export const deprecateDecision = defineVerb({
  name: 'decisions.deprecate',
  summary: 'Say that an accepted decision holds no longer, and why.',
  access: 'write',
  operands: ['id'],
  input: z.strictObject({ ...oneRecord, because }),
  output: Decision,
  says: sayDecision,
  run: (ctx, { id, version, because: why }) =>
    changeRecord(ctx, decisions, { ref: id, version }, (decision) => deprecate(decision, why)),
})

/** Whatever they are called by; each once, and all of them there. */
async function idsOf(ctx: Ctx, refs: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const ref of refs) found.push((await getRecord(ctx, decisions, ref)).id)
  return [...new Set(found)]
}
