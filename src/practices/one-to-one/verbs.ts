/** What two can do who talk with each other. It is theirs alone: no token, no assistant and no owner does any of it for them. */
import { utcDay } from '#std/local-day.ts'
import { z } from 'zod'
import { mustBelong } from '#records/members.ts'
import { recordsOf } from '#records/store.ts'
import { CairnError } from '#std/errors.ts'
import type { Ctx } from '#verbs/ctx.ts'
import { line } from '#verbs/line.ts'
import { defineVerb } from '#verbs/verb.ts'
import { addItem, changeItem, removeItem, writeNotes } from './items.ts'
import { mustBeWritable } from './rules.ts'
import { Notes, OneToOne, OneToOneLine, Text } from './schema.ts'
import * as store from './store.ts'
import { asMarkdown, sayList, sayOneToOne } from './words.ts'

const id = z.uuid().describe('The one-to-one: its id.')
const item = z.uuid().describe('What is to be talked about or done: its id.')
const own = { access: 'own', isPrivate: true } as const
const read = { access: 'read', onlyFor: 'a person', isPrivate: true } as const

export const listOneToOnes = defineVerb({
  name: 'one-to-one.list',
  summary: 'List with whom you have one-to-ones, and who asks you for one.',
  ...read,
  input: z.strictObject({}),
  output: z.object({ items: z.array(OneToOneLine) }),
  says: sayList,
  run: async (ctx) => ({ items: await store.listOwn(ctx) }),
})

export const getOneToOne = defineVerb({
  name: 'one-to-one.get',
  summary: 'Read a one-to-one of yours: agenda, what was taken on, and notes.',
  ...read,
  operands: ['id'],
  input: z.strictObject({ id }),
  output: OneToOne,
  says: sayOneToOne,
  run: (ctx, given) => store.ownOneToOne(ctx, given.id),
})

export const beginOneToOne = defineVerb({
  name: 'one-to-one.begin',
  summary: 'Ask somebody for a one-to-one. It begins when they open it, and no is a good answer.',
  ...own,
  operands: ['member'],
  input: z.strictObject({ member: z.uuid().describe('With whom: their id.') }),
  output: OneToOne,
  says: sayOneToOne,
  async run(ctx, { member }) {
    await mustBeSomebodyElse(ctx, member)
    const begun = await store.begin(ctx, member)
    if (begun === undefined)
      throw new CairnError('conflict', 'one_to_one.there', 'You two have one already.', {
        hint: 'one-to-one.list shows it.',
      })
    return store.ownOneToOne(ctx, begun)
  },
})

export const openOneToOne = defineVerb({
  name: 'one-to-one.open',
  summary: 'Open a one-to-one that somebody asks you for. From then on it belongs to both.',
  ...own,
  operands: ['id'],
  input: z.strictObject({ id }),
  output: OneToOne,
  says: sayOneToOne,
  async run(ctx, given) {
    const { state } = await store.ownOneToOne(ctx, given.id)
    if (state === 'asked') await store.open(ctx, given.id)
    return store.ownOneToOne(ctx, given.id)
  },
})

export const addToOneToOne = defineVerb({
  name: 'one-to-one.add',
  summary: 'Add what you would like to talk about, or what one of you takes on.',
  ...own,
  operands: ['id', 'text'],
  input: z.strictObject({
    id,
    text: Text.describe('What it is.'),
    taker: z
      .enum(['me', 'them'])
      .optional()
      .describe('Who takes it on; when absent, it is to be talked about.'),
  }),
  output: OneToOne,
  says: sayOneToOne,
  run: (ctx, { id: wanted, text, taker }) =>
    written(ctx, wanted, async (one) => {
      const takers = { me: ctx.actor.id, them: one.with.member }
      await addItem(ctx, one, { text, takenBy: taker === undefined ? null : takers[taker] })
    }),
})

export const changeInOneToOne = defineVerb({
  name: 'one-to-one.change',
  summary: 'Tick off what was talked about or done, or change words of yours.',
  ...own,
  operands: ['id', 'item'],
  input: z.strictObject({
    id,
    item,
    text: Text.optional().describe('Other words, where you said it.'),
    state: z.enum(['open', 'done']).optional().describe('Whether it was talked about, or done.'),
  }),
  output: OneToOne,
  says: sayOneToOne,
  run: (ctx, { id: wanted, item: changed, text, state }) =>
    written(ctx, wanted, (one) =>
      changeItem(ctx, one, {
        item: changed,
        ...(text === undefined ? {} : { text }),
        ...(state === undefined ? {} : { state }),
      }),
    ),
})

export const removeFromOneToOne = defineVerb({
  name: 'one-to-one.take-back',
  summary: 'Take back what you said, as if it had not been.',
  ...own,
  operands: ['id', 'item'],
  input: z.strictObject({ id, item }),
  output: OneToOne,
  says: sayOneToOne,
  run: (ctx, given) => written(ctx, given.id, (one) => removeItem(ctx, one, given.item)),
})

export const noteInOneToOne = defineVerb({
  name: 'one-to-one.note',
  summary: 'Write the notes of a day on which you talked. Both of you can.',
  ...own,
  operands: ['id', 'notes'],
  input: z.strictObject({
    id,
    notes: Notes.describe('All notes of that day. Markdown.'),
    on: z.iso.date().optional().describe('The day; today when absent.'),
    version: z
      .int()
      .min(1)
      .optional()
      .describe(
        'The version that you read, where there are notes: nothing of the other is written over.',
      ),
  }),
  output: OneToOne,
  says: sayOneToOne,
  run: (ctx, { id: wanted, notes, on = utcDay(ctx.now), version }) =>
    written(ctx, wanted, (one) => writeNotes(ctx, one, { on, notes, version })),
})

export const jotInOneToOne = defineVerb({
  name: 'one-to-one.jot',
  summary: 'Keep jottings for yourself, which the other does not see.',
  ...own,
  operands: ['id', 'text'],
  input: z.strictObject({ id, text: Notes.describe('All of them. Markdown; empty for none.') }),
  output: OneToOne,
  says: sayOneToOne,
  run: (ctx, { id: wanted, text }) =>
    written(ctx, wanted, () => store.jot(ctx, wanted, text.trim())),
})

export const exportOneToOne = defineVerb({
  name: 'one-to-one.export',
  summary: 'Take a one-to-one along as Markdown, with your own jottings.',
  ...read,
  operands: ['id'],
  input: z.strictObject({ id }),
  output: z.object({ markdown: z.string() }),
  says: ({ markdown }) => [line('plain', markdown)],
  run: async (ctx, given) => ({ markdown: asMarkdown(await store.ownOneToOne(ctx, given.id)) }),
})

export const leaveOneToOne = defineVerb({
  name: 'one-to-one.leave',
  summary: 'Leave a one-to-one. When both have left, it is deleted for good.',
  ...own,
  operands: ['id'],
  input: z.strictObject({ id }),
  output: z.object({
    /** Nothing of it is left; otherwise the other can still read it. */
    isGone: z.boolean(),
  }),
  says: ({ isGone }) => [
    line(
      'plain',
      isGone
        ? 'You left, and nothing of it is kept.'
        : 'You left. The other can still read what you two wrote, and take it along.',
    ),
  ],
  async run(ctx, given) {
    await store.ownOneToOne(ctx, given.id)
    return { isGone: !(await store.leave(ctx, given.id)) }
  },
})

async function written(
  ctx: Ctx,
  wanted: string,
  work: (one: OneToOne) => Promise<void>,
): Promise<OneToOne> {
  const one = await store.ownOneToOne(ctx, wanted)
  mustBeWritable(one)
  await work(one)
  return store.ownOneToOne(ctx, wanted)
}

async function mustBeSomebodyElse(ctx: Ctx, member: string): Promise<void> {
  if (member === ctx.actor.id)
    throw new CairnError('invalid', 'one_to_one.self', 'A one-to-one is of two.', {
      hint: 'For yourself alone there are goals: growth.begin.',
    })
  await mustBelong(ctx, [member])
  const row = await recordsOf(ctx)
    .selectFrom('member')
    .select('name')
    .where('member_id', '=', member)
    .where('deactivated_at', 'is not', null)
    .executeTakeFirst()
  if (row !== undefined)
    throw new CairnError('conflict', 'one_to_one.away', `${row.name} left the workspace.`, {
      hint: 'members.list says who is here.',
    })
}
