/** What one can do with tips: those that came with Cairn are read, those of the team written as well. */
import { z } from 'zod'
import { oneRecord } from '#records/kind-verbs.ts'
import { pageOf, paging } from '#records/page.ts'
import { addRecord, changeRecord } from '#records/record.ts'
import { SearchText } from '#records/search.ts'
import { Body, Title, Version } from '#records/shape.ts'
import { defineVerb } from '#verbs/verb.ts'
import { fittingTips } from './fitting.ts'
import { wantedOf } from './match.ts'
import { ownRef, tipNamed, TipRef } from './named.ts'
import { edit, restore, retire } from './rules.ts'
import { froms, minutesMax, statuses, Tip, TipLine, tips, TipTold } from './schema.ts'
import { Runtime, Sign } from './schema-words.ts'
import { runtimesIn, signsIn } from './signs-in.ts'
import { listTips } from './store.ts'
import { sayMatches, sayTip, sayTips } from './tip-words.ts'

const wish = {
  fits: z
    .array(Sign)
    .min(1)
    .max(10)
    .refine((all) => new Set(all).size === all.length, 'each is named once')
    .describe('What one sees when it fits, such as crash; what it fits best, first.'),
  runtimes: z
    .array(Runtime)
    .max(10)
    .refine((all) => new Set(all).size === all.length, 'each is named once')
    .describe('Where the code runs, such as node; none where that does not matter.'),
  minutes: z.int().min(1).max(minutesMax).describe('How many minutes until it tells something.'),
}

export const list = defineVerb({
  name: 'tips.list',
  summary: 'List ways to find a cause: your own, and those that came with Cairn.',
  access: 'read',
  input: z.strictObject({
    sign: Sign.optional().describe('Only those that fit this, such as crash.'),
    runtime: Runtime.optional().describe('Only those for code that runs there, or anywhere.'),
    text: SearchText.optional().describe('Only those that say this.'),
    from: z.enum(froms).optional().describe('Only those that came with Cairn, or of the team.'),
    status: z.enum(statuses).optional().describe('Only those that are so.'),
    ...paging,
  }),
  output: pageOf(TipLine),
  says: sayTips,
  run: (ctx, { sign, runtime, after, limit, ...rest }) =>
    listTips(
      ctx,
      {
        ...rest,
        signs: sign === undefined ? [] : [sign],
        runtimes: runtime === undefined ? [] : [runtime],
      },
      { after, limit },
    ),
})

export const get = defineVerb({
  name: 'tips.get',
  summary: 'Read one tip: when to use it, how, an example, where it misleads, and its sources.',
  access: 'read',
  operands: ['id'],
  input: z.strictObject({ id: TipRef }),
  output: TipTold,
  says: sayTip,
  run: (ctx, { id }) => tipNamed(ctx, id),
})

export const match = defineVerb({
  name: 'tips.match',
  summary:
    'Find which tips fit what you see, best first, each with why. What is pasted is not kept.',
  access: 'read',
  input: z.strictObject({
    signs: z.array(Sign).max(10).default([]).describe('What you see; what counts most, first.'),
    runtimes: z
      .array(Runtime)
      .max(10)
      .default([])
      .describe('Where the code runs; when absent, as the text has it.'),
    text: z.string().max(100_000).optional().describe('What happened: your words, or a trace.'),
    limit: z.int().min(1).max(100).default(6).describe('How many at most.'),
  }),
  output: z.object({
    /** What was looked for; of what a text said, with the words that said it. Empty where it said nothing that is known. */
    wanted: z.array(z.object({ sign: Sign, words: z.array(z.string()) })),
    /** Where the code runs, as it was named or as the text has it. Empty where that is not known. */
    runtimes: z.array(Runtime),
    items: z.array(TipLine.extend({ why: z.array(z.string()) })),
  }),
  says: sayMatches,
  async run(ctx, { signs, runtimes: named, text = '', limit }) {
    const wanted = wantedOf(signs, signsIn(text))
    const runtimes = named.length > 0 ? named : runtimesIn(text)
    const all = { wanted, runtimes, limit, withUnsure: true }
    return { wanted, runtimes, items: await fittingTips(ctx, all) }
  },
})

export const addTip = defineVerb({
  name: 'tips.add',
  summary: 'Write down a tip of your own.',
  access: 'write',
  operands: ['title'],
  input: z.strictObject({
    ...{ title: Title, body: Body.default(''), fits: wish.fits },
    ...{ runtimes: wish.runtimes.default([]), minutes: wish.minutes.default(15) },
  }),
  output: Tip,
  run: (ctx, given) => addRecord(ctx, tips, { ...given, status: 'offered' }),
})

export const editTip = defineVerb({
  name: 'tips.edit',
  summary: 'Change a tip of your own.',
  access: 'write',
  operands: ['id'],
  input: z.strictObject({
    ...{ id: TipRef, version: Version, title: Title.optional(), body: Body.optional() },
    ...{ fits: wish.fits.optional(), runtimes: wish.runtimes.optional() },
    minutes: wish.minutes.optional(),
  }),
  output: Tip,
  run: async (ctx, { id, version, ...changed }) =>
    changeRecord(ctx, tips, { ref: await ownRef(id), version }, (tip) => edit(tip, changed)),
})

export const retireTip = defineVerb({
  name: 'tips.retire',
  summary: 'Offer a tip of your own no longer, and say why.',
  access: 'write',
  operands: ['id'],
  input: z.strictObject({
    ...{ ...oneRecord, id: TipRef },
    because: z
      .string()
      .trim()
      .min(1, 'say why in a few words')
      .max(10_000)
      .describe('Where it misled, or what is better.'),
  }),
  output: Tip,
  run: async (ctx, { id, version, because }) =>
    changeRecord(ctx, tips, { ref: await ownRef(id), version }, (tip) => retire(tip, because)),
})

export const restoreTip = defineVerb({
  name: 'tips.restore',
  summary: 'Offer a tip of your own again.',
  access: 'write',
  operands: ['id'],
  input: z.strictObject({ ...oneRecord, id: TipRef }),
  output: Tip,
  run: async (ctx, { id, version }) =>
    changeRecord(ctx, tips, { ref: await ownRef(id), version }, restore),
})
