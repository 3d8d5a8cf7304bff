/** A round, which any member may begin; and parts of the code that few know. Both ask more than whoever acts may see. */
import type { Kysely } from 'kysely'
import { z } from 'zod'
import { invariant } from '#std/errors.ts'
import { line } from '#verbs/line.ts'
import { defineVerb } from '#verbs/verb.ts'
import { FewKnow, Round } from '../schema-pairs.ts'
import { areasNamed, beginRound } from './begin-round.ts'
import { roundUnderWay } from './own-pairs.ts'
import { sayFewKnow, sayRound } from './pair-words.ts'
import { listSeen } from './seen.ts'

/** What the app fills. */
export interface Matcher {
  /** Runs as whoever owns the tables, on a connection of its own. */
  apart: <Answer>(work: (db: Kysely<object>) => Promise<Answer>) => Promise<Answer>
  /** Of areas as people write them, how many know each; what is not found is left out. Counts, and nobody's name. */
  countKnowing: (areas: readonly string[]) => Promise<{ area: string; knownTo: number }[]>
  /** Parts of the code that one person alone knows, in repositories that are not the work of a few. */
  knownToOne: () => Promise<{ area: string; files: number }[]>
}

export function roundVerbs(matcher: Matcher) {
  return [
    defineVerb({
      name: 'growth.match',
      summary:
        'Begin a round: who offers and who wishes are brought together, each hears of their own.',
      access: 'write',
      onlyFor: 'a person',
      input: z.strictObject({}),
      output: z.object({ round: Round }),
      says: ({ round }) => [
        line('plain', sayRound(round)),
        line('plain', 'Each sees what is proposed to them, and nobody sees more: growth.pairs'),
      ],
      gather: async () => matcher.countKnowing(await matcher.apart(areasNamed)),
      async run(ctx, _, areas) {
        await matcher.apart((db) => beginRound(db, { now: ctx.now, areas }))
        const round = await roundUnderWay(ctx)
        invariant(round !== null, 'a round that was begun is under way')
        return { round }
      },
    }),
    defineVerb({
      name: 'growth.areas',
      summary: 'List parts of the code that few know, to learn one or to show one.',
      access: 'read',
      onlyFor: 'a person',
      isPrivate: true,
      input: z.strictObject({}),
      output: z.object({ says: z.string(), items: z.array(FewKnow) }),
      says: sayFewKnow,
      gather: async () => matcher.knownToOne(),
      async run(ctx, _, found) {
        const offers = (await listSeen(ctx)).filter(({ side }) => side === 'offer')
        return {
          says: found.length === 0 ? none : some,
          items: found.map((one) => ({
            ...one,
            // Whoever knows it is named where they offer it themselves, and nowhere else.
            offeredBy: offers
              .filter(({ areas }) => areas.includes(one.area))
              .map(({ member, name }) => ({ member, name })),
          })),
        }
      },
    }),
  ]
}

const some = 'These parts of the code are known to few. Would you like to learn one, or to show it?'
const none =
  'No part of the code stands out here. Where fewer than five people wrote a repository, none is named: it would point at somebody.'
