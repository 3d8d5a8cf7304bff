/** What one can do with remedies: those that came with Cairn are read, those of the team written as well. */
import { z } from 'zod'
import { oneRecord } from '#records/kind-verbs.ts'
import { pageOf, paging } from '#records/page.ts'
import { addRecord, changeRecord } from '#records/record.ts'
import { Body, Title, Version } from '#records/shape.ts'
import { SearchText } from '#records/search.ts'
import { CairnError } from '#std/errors.ts'
import { defineVerb } from '#verbs/verb.ts'
import { causesIn } from './causes-in.ts'
import { matching, wantedOf } from './match.ts'
import { ownRef, remedyNamed, RemedyRef, shippedOne } from './named.ts'
import { sayMatches, sayRemedies, sayRemedy } from './remedy-words.ts'
import { edit, reopen, retire, tellable } from './rules.ts'
import {
  efforts,
  froms,
  remedies,
  Remedy,
  RemedyLine,
  RemedyTold,
  statuses,
  weeksMax,
} from './schema.ts'
import { Cause, Measure, MeasureKey, measureOf } from './schema-words.ts'
import { listRemedies } from './store.ts'

const Helps = z.array(Cause).min(1).max(10).refine(isOnce, 'each is named once')
const Measures = z
  .array(z.union([MeasureKey, Measure]))
  .max(10)
  .refine((all) => isOnce(all.map((one) => measureOf(one).key)), 'each is named once')
const Ask = z.string().trim().min(1).max(300)

const wish = {
  helps: Helps.describe('What it helps with; what it helps with most, first.'),
  weeks: z.int().min(1).max(weeksMax).describe('How many weeks a trial of it runs.'),
  effort: z.enum(efforts).describe('How much it takes to try.'),
  measures: Measures.describe(
    'What may show that it helped, such as pickup; with its way where that is not the usual one.',
  ),
  ask: Ask.nullable().describe('A question that people answer before and after.'),
}

export const list = defineVerb({
  name: 'remedies.list',
  summary: 'List remedies for what slows a team down: your own, and those that came with Cairn.',
  access: 'read',
  input: z.strictObject({
    cause: Cause.optional().describe('Only those that help with this.'),
    text: SearchText.optional().describe('Only those that say this.'),
    from: z.enum(froms).optional().describe('Only those that came with Cairn, or of the team.'),
    status: z.enum(statuses).optional().describe('Only those that are so.'),
    ...paging,
  }),
  output: pageOf(RemedyLine),
  says: sayRemedies,
  run: (ctx, { cause, after, limit, ...rest }) =>
    listRemedies(ctx, { ...rest, causes: cause === undefined ? [] : [cause] }, { after, limit }),
})

export const get = defineVerb({
  name: 'remedies.get',
  summary: 'Read one remedy: when it helps, how to try it small, what to measure, and its sources.',
  access: 'read',
  operands: ['id'],
  input: z.strictObject({ id: RemedyRef }),
  output: RemedyTold,
  says: sayRemedy,
  run: (ctx, { id }) => remedyNamed(ctx, id),
})

/** Of the team's own, the newest; more than anybody tries. */
const weighedMax = 500

export const match = defineVerb({
  name: 'remedies.match',
  summary: 'Find what may help with something that hurts, best first, each with why.',
  access: 'read',
  input: z.strictObject({
    causes: z.array(Cause).max(10).default([]).describe('What hurts; what hurts most, first.'),
    text: z.string().max(10_000).optional().describe('What somebody said of it, in any words.'),
    limit: z.int().min(1).max(100).default(10).describe('How many at most.'),
  }),
  output: z.object({
    /** What was looked for; of what a text said, with the words that said it. Empty where it said nothing that is known. */
    wanted: z.array(z.object({ cause: Cause, words: z.array(z.string()) })),
    items: z.array(RemedyLine.extend({ why: z.array(z.string()) })),
  }),
  says: sayMatches,
  async run(ctx, { causes, text = '', limit }) {
    const wanted = wantedOf(causes, causesIn(text))
    if (wanted.length === 0) return { wanted, items: [] }
    const { items } = await listRemedies(
      ctx,
      { causes: wanted.map(({ cause }) => cause), status: 'offered' },
      { limit: weighedMax },
    )
    return { wanted, items: matching(items, wanted, limit) }
  },
})

export const addRemedy = defineVerb({
  name: 'remedies.add',
  summary: 'Write down a remedy of your own.',
  access: 'write',
  operands: ['title'],
  input: z.strictObject({
    ...{ title: Title, body: Body.default('') },
    ...{ helps: wish.helps, weeks: wish.weeks.default(4), effort: wish.effort.default('small') },
    ...{ measures: wish.measures.default([]), ask: wish.ask.default(null) },
  }),
  output: Remedy,
  run: (ctx, { measures, ...given }) => {
    const contents = { ...given, measures: measures.map((one) => measureOf(one)) }
    return addRecord(ctx, remedies, { ...tellable(contents), status: 'offered' })
  },
})

export const editRemedy = defineVerb({
  name: 'remedies.edit',
  summary: 'Change a remedy of your own.',
  access: 'write',
  operands: ['id'],
  input: z.strictObject({
    ...{ id: RemedyRef, version: Version, title: Title.optional(), body: Body.optional() },
    ...{ helps: wish.helps.optional(), weeks: wish.weeks.optional() },
    ...{ effort: wish.effort.optional(), measures: wish.measures.optional() },
    ask: wish.ask.optional(),
  }),
  output: Remedy,
  run: async (ctx, { id, version, measures, ...changed }) =>
    changeRecord(ctx, remedies, { ref: await mineOf(id), version }, (remedy) =>
      edit(remedy, { ...changed, measures: measures?.map((one) => measureOf(one)) }),
    ),
})

export const retireRemedy = defineVerb({
  name: 'remedies.retire',
  summary: 'Offer a remedy of your own no longer, and say why.',
  access: 'write',
  operands: ['id'],
  input: z.strictObject({
    ...{ ...oneRecord, id: RemedyRef },
    because: z
      .string()
      .trim()
      .min(1, 'say why in a few words')
      .max(10_000)
      .describe('What was learned, or what is better.'),
  }),
  output: Remedy,
  run: async (ctx, { id, version, because }) =>
    changeRecord(ctx, remedies, { ref: await mineOf(id), version }, (remedy) =>
      retire(remedy, because),
    ),
})

export const reopenRemedy = defineVerb({
  name: 'remedies.reopen',
  summary: 'Offer a remedy of your own again.',
  access: 'write',
  operands: ['id'],
  input: z.strictObject({ ...oneRecord, id: RemedyRef }),
  output: Remedy,
  run: async (ctx, { id, version }) =>
    changeRecord(ctx, remedies, { ref: await mineOf(id), version }, reopen),
})

/** One that came with Cairn stays as it is. */
async function mineOf(id: string): Promise<string> {
  const shipped = await shippedOne(id)
  if (shipped === undefined) return ownRef(id)
  throw new CairnError(
    'conflict',
    'remedies.shipped',
    `"${shipped.title}" came with Cairn, and stays as it is.`,
    { hint: 'Write your own beside it with remedies.add.' },
  )
}

function isOnce(all: readonly string[]): boolean {
  return new Set(all).size === all.length
}
