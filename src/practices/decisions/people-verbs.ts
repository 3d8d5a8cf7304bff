/** Influence begins with a conversation: whom to have it with. */
import { z } from 'zod'
import { RecordRef } from '#records/shape.ts'
import { defineVerb } from '#verbs/verb.ts'
import { Conversations, conversationsAbout, type Neighbours } from './people.ts'
import { sayConversations } from './people-words.ts'

export function peopleVerb(neighbours: Neighbours) {
  return defineVerb({
    name: 'decisions.people',
    summary: 'Whom to talk to about a proposal, in which order, and what each may gain or lose.',
    access: 'read',
    about: 'evidence',
    operands: ['id'],
    input: z.strictObject({
      id: RecordRef,
      limit: z.int().min(1).max(50).default(8).describe('How many people are named at most.'),
    }),
    output: Conversations,
    says: sayConversations,
    run: (ctx, wish) => conversationsAbout(ctx, neighbours, wish),
  })
}
