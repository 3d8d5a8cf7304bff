/** What one can do with ideas. */
import { z } from 'zod'
import { listVerb, oneRecord } from '#records/kind-verbs.ts'
import { addRecord, changeRecord, getRecord } from '#records/record.ts'
import { AnyRecord, Body, RecordRef, Title, Version } from '#records/shape.ts'
import { anyRecord } from '#records/store.ts'
import { anonymous, holdBack, orHeld } from '#records/unnamed.ts'
import { wentInto } from '#records/went-into.ts'
import { defineVerb } from '#verbs/verb.ts'
import { sayIdea } from './idea-words.ts'
import { edit, explore, goInto, keep, reopen } from './rules.ts'
import { Idea, IdeaLine, ideas, IdeaTold } from './schema.ts'

const sentence = (owed: string) => z.string().trim().min(1, owed).max(10_000)

export const post = defineVerb({
  name: 'ideas.post',
  summary: 'Say what could be better.',
  access: 'write',
  operands: ['title'],
  input: z.strictObject({ title: Title, body: Body.default(''), anonymous }),
  output: orHeld(Idea),
  leavesNoName: (input) => input.anonymous,
  run: (ctx, { anonymous: isUnnamed, ...contents }) =>
    isUnnamed
      ? holdBack(ctx, { is: 'record', act: ctx.act, kind: ideas.name, contents })
      : addRecord(ctx, ideas, { ...contents, status: 'open' }),
})

export const list = listVerb(ideas, IdeaLine, {
  name: 'ideas.list',
  summary: 'List ideas, the newest first, with what became of them.',
})

export const get = defineVerb({
  name: 'ideas.get',
  summary: 'Read one idea, with the proposals it went into and what became of them.',
  access: 'read',
  operands: ['id'],
  input: z.strictObject({ id: RecordRef }),
  output: IdeaTold,
  says: sayIdea,
  async run(ctx, { id }) {
    const idea = await getRecord(ctx, ideas, id)
    return { ...idea, wentInto: await wentInto(ctx, { record: idea.id }) }
  },
})

export const editIdea = defineVerb({
  name: 'ideas.edit',
  summary: 'Change the words of an idea.',
  access: 'write',
  operands: ['id'],
  input: z.strictObject({
    ...{ id: RecordRef, version: Version },
    title: Title.optional(),
    body: Body.optional(),
  }),
  output: Idea,
  run: (ctx, { id, version, ...words }) =>
    changeRecord(ctx, ideas, { ref: id, version }, (idea) => edit(idea, words)),
})

export const exploreIdea = defineVerb({
  name: 'ideas.explore',
  summary: 'Say that an idea is being tried out, and how.',
  access: 'write',
  operands: ['id'],
  input: z.strictObject({
    ...oneRecord,
    trying: sentence('what is tried is owed').describe('What is tried, and by whom.'),
  }),
  output: Idea,
  run: (ctx, { id, version, trying }) =>
    changeRecord(ctx, ideas, { ref: id, version }, (idea) => explore(idea, trying)),
})

export const keepIdea = defineVerb({
  name: 'ideas.keep',
  summary: 'Put an idea aside for later, with the reason and a thank-you.',
  access: 'write',
  operands: ['id'],
  input: z.strictObject({
    ...oneRecord,
    because: sentence('say why in a few words').describe('Why not now.'),
    thanks: sentence('a thank-you is owed').describe('What the idea was good for.'),
  }),
  output: Idea,
  run: (ctx, { id, version, ...words }) =>
    changeRecord(ctx, ideas, { ref: id, version }, (idea) => keep(idea, words)),
})

export const proposeIdea = defineVerb({
  name: 'ideas.propose',
  summary: 'Say into which open proposal an idea went; several may go into one.',
  access: 'write',
  operands: ['id', 'proposal'],
  input: z.strictObject({
    ...oneRecord,
    proposal: AnyRecord.describe('The proposal: its id, or its kind and number as in decision#12.'),
  }),
  output: Idea,
  async run(ctx, { id, version, proposal: ref }) {
    // Locked: nobody decides it meanwhile.
    const { record_id, kind, title, status } = await anyRecord(ctx, ref, 'locked')
    const proposal = { id: record_id, kind, title, status }
    return changeRecord(ctx, ideas, { ref: id, version }, (idea) => goInto(idea, proposal))
  },
})

export const reopenIdea = defineVerb({
  name: 'ideas.reopen',
  summary: 'Take an idea up again.',
  access: 'write',
  operands: ['id'],
  input: z.strictObject(oneRecord),
  output: Idea,
  run: (ctx, { id, version }) => changeRecord(ctx, ideas, { ref: id, version }, reopen),
})
