/** All of growth at once: taken along, and deleted. One-to-ones belong to it as well; `app` hands them in. */
import { z } from 'zod'
import { dayOf } from '#std/words.ts'
import type { Ctx } from '#verbs/ctx.ts'
import { line } from '#verbs/line.ts'
import { defineVerb } from '#verbs/verb.ts'
import { goalsAsMarkdown } from './goal-words.ts'
import { dropGoals, listGoals, ownGoal } from './goals.ts'
import { ownPairs } from './pairs/own-pairs.ts'
import { pairsAsMarkdown } from './pairs/pairs-as-markdown.ts'
import { takeAllBack } from './pairs/take-all-back.ts'
import { Goal } from './schema.ts'
import { Pairs } from './schema-pairs.ts'

export const wholeParts = ['goals', 'pairs', 'one-to-ones', 'everything'] as const

/** One-to-ones of whoever asks. */
export interface Beside<One> {
  One: z.ZodType<One, One>
  readAll: (ctx: Ctx) => Promise<One[]>
  asMarkdown: (one: One) => string
  /** Gives whether something is left that the other can still read. */
  leaveAll: (ctx: Ctx) => Promise<boolean>
}

export function exportVerb<One>(beside: Beside<One>) {
  return defineVerb({
    name: 'growth.export',
    summary: 'Take all of yours along: goals, what you said to the matcher, pairs, one-to-ones.',
    ...{ access: 'read', onlyFor: 'a person', isPrivate: true },
    input: z.strictObject({
      id: z.uuid().optional().describe('One goal alone: its id.'),
    }),
    output: z.object({
      goals: z.array(Goal),
      /** Null where one goal alone is taken along. */
      pairs: Pairs.nullable(),
      oneToOnes: z.array(beside.One),
      /** All of it in words. */
      markdown: z.string(),
    }),
    says: ({ markdown }) => [line('plain', markdown)],
    async run(ctx, { id }) {
      if (id !== undefined) {
        const goals = [await ownGoal(ctx, id)]
        return { goals, pairs: null, oneToOnes: [], markdown: goalsAsMarkdown(goals) }
      }
      const goals = (await listGoals(ctx)).filter((goal) => goal.of === null)
      const pairs = await ownPairs(ctx)
      const oneToOnes = await beside.readAll(ctx)
      const parts = [
        goalsAsMarkdown(goals),
        pairsAsMarkdown(pairs),
        ...oneToOnes.map(beside.asMarkdown),
      ]
      const markdown = parts.filter((part) => part !== '').join('\n')
      return { goals, pairs, oneToOnes, markdown }
    },
  })
}

export function forgetVerb<One>({ leaveAll }: Beside<One>) {
  return defineVerb({
    name: 'growth.forget',
    summary: 'Delete what is kept of you here for good: goals, pairs, one-to-ones, or everything.',
    ...{ access: 'own', isPrivate: true },
    operands: ['part'],
    input: z.strictObject({
      part: z
        .enum(wholeParts)
        .describe('What of it; pairs and one-to-ones end with that, and the others hear no why.'),
    }),
    output: z.object({
      /** Until when what is proposed stays with the other; null where nothing is. */
      proposedUntil: z.iso.date().nullable(),
      /** What two wrote together is there for the other of them. */
      isWithOthers: z.boolean(),
    }),
    says: ({ proposedUntil, isWithOthers }) => [
      line('plain', 'Gone. Nobody can bring it back.'),
      ...(proposedUntil === null
        ? []
        : [
            line(
              'plain',
              `What is proposed to another and you stays with them until ${dayOf(proposedUntil)}, lest its going tell who went; then it is deleted, too.`,
            ),
          ]),
      ...(isWithOthers
        ? [
            line(
              'plain',
              'What two noted in a one-to-one belongs to the other as well, who has it still.',
            ),
          ]
        : []),
    ],
    async run(ctx, { part }) {
      const is = (one: (typeof wholeParts)[number]): boolean =>
        part === one || part === 'everything'
      if (is('goals')) await dropGoals(ctx)
      return {
        proposedUntil: is('pairs') ? await takeAllBack(ctx) : null,
        isWithOthers: is('one-to-ones') ? await leaveAll(ctx) : false,
      }
    },
  })
}
