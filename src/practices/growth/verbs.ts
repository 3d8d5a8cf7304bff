/** What one can do about what one wishes to learn. Private: for the person alone, and for those to whom they show it. */
import { z } from 'zod'
import { mustBelong } from '#records/members.ts'
import { utcDay } from '#std/local-day.ts'
import { line } from '#verbs/line.ts'
import { defineVerb } from '#verbs/verb.ts'
import { criterionCalled } from './frameworks/kept.ts'
import { sayGoal, sayGoals } from './goal-words.ts'
import * as goals from './goals.ts'
import { Goal, goalStates, list, title, words } from './schema.ts'

const id = z.uuid().describe('The goal: its id.')
const member = z.uuid().describe('The member: their id.')
const day = z.iso.date().nullable().describe('When you wish to be reminded, such as 2026-03-02.')
const criterion = z
  .string()
  .regex(/^[^\s:]{1,100}:\S{1,400}$/, 'a criterion of a framework, as in backend:impact/2/1')
  .nullable()
  .describe('The criterion of a kept framework that it begins from: backend:impact/2/1.')
const own = { access: 'own', isPrivate: true } as const

export const listGoals = defineVerb({
  name: 'growth.goals',
  summary: 'List what you wish to learn, and what others show you of theirs.',
  ...{ access: 'read', onlyFor: 'a person', isPrivate: true },
  input: z.strictObject({}),
  output: z.object({ items: z.array(Goal) }),
  says: sayGoals,
  run: async (ctx) => ({ items: await goals.listGoals(ctx) }),
})

export const begin = defineVerb({
  name: 'growth.begin',
  summary: 'Write down what you wish to learn, for yourself.',
  ...own,
  operands: ['title'],
  input: z.strictObject({
    title: title.describe('What you would like to be able to do.'),
    why: words.default('').describe('What it is for.'),
    steps: list.default([]).describe('Steps on the way.'),
    lookAgainOn: day.default(null),
    criterion: criterion.default(null),
  }),
  output: Goal,
  says: sayGoal,
  async run(ctx, { steps, criterion: ref, ...rest }) {
    const from = ref === null ? null : await criterionCalled(ctx, ref)
    const all = steps.map((text) => ({ text, isDone: false }))
    return goals.beginGoal(ctx, { ...rest, steps: all, criterion: from })
  },
})

export const change = defineVerb({
  name: 'growth.change',
  summary: 'Change a goal of yours: steps, what shows it, a note, or that it is reached or let go.',
  ...own,
  operands: ['id'],
  input: z.strictObject({
    id,
    title: title.optional().describe('What you would like to be able to do.'),
    why: words.optional().describe('What it is for.'),
    state: z.enum(goalStates).optional().describe('Letting go is a good answer, too.'),
    steps: list.optional().describe('All steps; those that stay as they are stay done.'),
    done: z.array(z.int().min(1).max(100)).max(100).optional().describe('Which are done: 1, 2 …'),
    evidence: list
      .optional()
      .describe('What shows it, as you pick it: decision#12, an address, or words.'),
    note: words.min(1).optional().describe('What you see when you look at it again.'),
    lookAgainOn: day.optional(),
    criterion: criterion.optional(),
  }),
  output: Goal,
  says: sayGoal,
  async run(ctx, { steps, done, note, criterion: ref, ...given }) {
    const before = await goals.ownGoal(ctx, given.id)
    const isDone = (text: string): boolean =>
      before.steps.some((step) => step.text === text && step.isDone)
    const kept = steps?.map((text) => ({ text, isDone: isDone(text) })) ?? before.steps
    return goals.keepGoal(ctx, {
      ...before,
      title: given.title ?? before.title,
      why: given.why ?? before.why,
      state: given.state ?? before.state,
      evidence: given.evidence ?? before.evidence.map(({ text }) => text),
      criterion:
        ref === undefined
          ? before.criterion
          : ref === null
            ? null
            : await criterionCalled(ctx, ref),
      lookAgainOn: given.lookAgainOn === undefined ? before.lookAgainOn : given.lookAgainOn,
      steps:
        done === undefined
          ? kept
          : kept.map(({ text }, at) => ({ text, isDone: done.includes(at + 1) })),
      notes:
        note === undefined
          ? before.notes
          : [...before.notes, { day: utcDay(ctx.now), text: note }].slice(-100),
    })
  },
})

export const show = defineVerb({
  name: 'growth.show',
  summary: 'Show a goal of yours to somebody. They can read it, and nobody else can.',
  ...own,
  operands: ['id', 'member'],
  input: z.strictObject({ id, member }),
  output: Goal,
  says: sayGoal,
  async run(ctx, given) {
    await goals.ownGoal(ctx, given.id)
    await mustBelong(ctx, [given.member])
    await goals.showGoal(ctx, given.id, given.member)
    return goals.ownGoal(ctx, given.id)
  },
})

export const hide = defineVerb({
  name: 'growth.hide',
  summary: 'Show a goal of yours to somebody no more.',
  ...own,
  operands: ['id', 'member'],
  input: z.strictObject({ id, member }),
  output: Goal,
  says: sayGoal,
  async run(ctx, given) {
    await goals.ownGoal(ctx, given.id)
    await goals.hideGoal(ctx, given.id, given.member)
    return goals.ownGoal(ctx, given.id)
  },
})

export const drop = defineVerb({
  name: 'growth.drop',
  summary: 'Delete a goal of yours for good.',
  ...own,
  operands: ['id'],
  input: z.strictObject({ id }),
  output: z.object({ goneCount: z.int().min(0) }),
  says: () => [line('plain', 'Gone, and nothing of it is left here.')],
  run: async (ctx, given) => ({ goneCount: await goals.dropGoals(ctx, given.id) }),
})
