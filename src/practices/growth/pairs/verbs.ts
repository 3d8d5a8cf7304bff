/** What one can say of oneself so that one is brought together with somebody, and what comes of it. Opt-in, and about oneself alone. */
import { z } from 'zod'
import { CairnError } from '#std/errors.ts'
import { defineVerb } from '#verbs/verb.ts'
import { Pairs, Seen } from '../schema-pairs.ts'
import { answer, endPair } from './answer.ts'
import { areas, isShown, members, topics } from './input.ts'
import { ownPairs } from './own-pairs.ts'
import { sayPairs, saySeen } from './pair-words.ts'
import { listSeen } from './seen.ts'
import { keepAvoid, keepHours, keepOffer, keepWish, parts, withdraw } from './sides.ts'
import { takeAllBack } from './take-all-back.ts'

const own = { access: 'own', isPrivate: true, output: Pairs, says: sayPairs } as const
const read = { access: 'read', onlyFor: 'a person', isPrivate: true } as const

export const listPairs = defineVerb({
  name: 'growth.pairs',
  summary: 'Read what you offer and wish for, what is proposed to you, and with whom you are.',
  ...read,
  input: z.strictObject({}),
  output: Pairs,
  says: sayPairs,
  run: ownPairs,
})

export const offers = defineVerb({
  name: 'growth.offers',
  summary: 'List what others let all see of what they offer and wish for.',
  ...read,
  input: z.strictObject({}),
  output: z.object({ items: z.array(Seen) }),
  says: saySeen,
  run: async (ctx) => ({ items: await listSeen(ctx) }),
})

export const offer = defineVerb({
  name: 'growth.offer',
  summary: 'Offer to show others something: topics, parts of the code, or whatever they wish.',
  ...own,
  input: z.strictObject({
    topics: topics.describe('What you could show. None: you are open to any.'),
    areas,
    places: z
      .int()
      .min(0)
      .max(20)
      .default(1)
      .describe('With how many you would be at once; 0 for a rest. Nobody else sees it.'),
    isShown: isShown.describe(
      'All may see your topics and areas; else the matcher, and whom it proposes.',
    ),
  }),
  async run(ctx, given) {
    await keepOffer(ctx, given)
    return ownPairs(ctx)
  },
})

export const wish = defineVerb({
  name: 'growth.wish',
  summary:
    'Wish to learn something with somebody. Not shown to others, but for whom it is proposed to.',
  ...own,
  input: z.strictObject({
    topics: topics.describe('What you would like to learn. None: you are open to any.'),
    areas,
    places: z.int().min(1).max(10).default(1).describe('With how many you would be at once.'),
    again: members.describe('With whom you would gladly be again: their ids.'),
    manager: z
      .uuid()
      .nullable()
      .default(null)
      .describe('Who manages you, so that it is not them: their id. Nobody else sees it.'),
    isShown: isShown.describe(
      'All may see your topics and areas; else the matcher, and whom it proposes.',
    ),
  }),
  async run(ctx, given) {
    await keepWish(ctx, given)
    return ownPairs(ctx)
  },
})

export const hours = defineVerb({
  name: 'growth.hours',
  summary: 'Say when you work, so that whoever you are with works then, too. Nobody else sees it.',
  ...own,
  operands: ['zone'],
  input: z.strictObject({
    zone: z.string().min(1).max(100).describe('By the clocks of this zone: Europe/Lisbon.'),
    hours: z.string().min(1).max(100).default('9-17').describe('Such as 9-12,13-18.'),
    days: z.string().min(1).max(100).default('mon-fri').describe('Such as mon-thu.'),
  }),
  async run(ctx, given) {
    await keepHours(ctx, given)
    return ownPairs(ctx)
  },
})

export const avoid = defineVerb({
  name: 'growth.avoid',
  summary: 'Say with whom you would rather not be: all of them. Nobody is told, not even that.',
  ...own,
  input: z.strictObject({
    members: z.array(z.uuid()).max(100).describe('Their ids: all of them.'),
  }),
  async run(ctx, given) {
    await keepAvoid(ctx, given.members)
    return ownPairs(ctx)
  },
})

export const takeBack = defineVerb({
  name: 'growth.withdraw',
  summary:
    'Take back what you said for matching: a part of it, or everything. The rows are deleted.',
  ...own,
  operands: ['part'],
  input: z.strictObject({
    part: z.enum(parts).describe('What of it; with everything, pairs of yours end, too.'),
  }),
  async run(ctx, { part }) {
    await (part === 'everything' ? takeAllBack(ctx) : withdraw(ctx, part))
    return ownPairs(ctx)
  },
})

export const answerProposal = defineVerb({
  name: 'growth.answer',
  summary: 'Say yes or no to a proposal. A no needs no reason, and is told to nobody.',
  ...own,
  operands: ['id', 'says'],
  input: z.strictObject({
    id: z.uuid().describe('The proposal: its id.'),
    says: z
      .enum(['yes', 'no'])
      .describe('It can be changed until the day, or until both said yes.'),
  }),
  async run(ctx, { id, says }) {
    const { proposals } = await ownPairs(ctx)
    if (!proposals.some((one) => one.id === id && one.state === 'open'))
      throw new CairnError('not_found', 'growth.proposal.none', 'No such proposal waits for you.', {
        hint: 'growth.pairs lists those that do, each with its last day.',
      })
    await answer(ctx, id, says)
    return ownPairs(ctx)
  },
})

export const end = defineVerb({
  name: 'growth.end',
  summary: 'End a pair of yours, which needs no reason; the other hears that it ended.',
  ...own,
  operands: ['id'],
  input: z.strictObject({ id: z.uuid().describe('The pair: its id.') }),
  async run(ctx, { id }) {
    await endPair(ctx, id)
    return ownPairs(ctx)
  },
})
