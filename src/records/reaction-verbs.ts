/** What one can do with reactions. */
import { z } from 'zod'
import { defineVerb } from '#verbs/verb.ts'
import { addReaction, AllGiven, listReactions, reactions, removeReaction } from './reactions.ts'
import { AnyRecord } from './shape.ts'

const input = z.strictObject({
  record: AnyRecord,
  reaction: z
    .enum(reactions)
    .describe(
      'Thank you, I like it, let us celebrate, it is the same with me, I want to hear more.',
    ),
  comment: z.uuid().nullable().default(null).describe('The comment on it that is meant.'),
})

export const add = defineVerb({
  name: 'reactions.add',
  summary: 'Give a kind sign to a record or to a comment on it.',
  access: 'write',
  operands: ['record', 'reaction'],
  input,
  output: AllGiven,
  run: addReaction,
})

export const remove = defineVerb({
  name: 'reactions.remove',
  summary: 'Take back a sign of your own.',
  access: 'write',
  operands: ['record', 'reaction'],
  input,
  output: AllGiven,
  run: removeReaction,
})

export const list = defineVerb({
  name: 'reactions.list',
  summary: 'Read how many signs a record and its comments have, and which are yours.',
  access: 'read',
  operands: ['record'],
  input: z.strictObject({ record: AnyRecord }),
  output: AllGiven,
  run: listReactions,
})
