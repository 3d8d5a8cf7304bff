/** The words of voices: who was asked, and who consents or objects. A voice belongs to the words it was given to. */
import { z } from 'zod'

const Member = { member: z.uuid(), name: z.string() }
const said = {
  id: z.uuid(),
  ...Member,
  at: z.iso.datetime(),
  /** The version of the proposal that was read. */
  version: z.int().min(1),
  /** The title, the body, the options or what follows from it were changed since. */
  isOfOlderWords: z.boolean(),
}

export const Voice = z
  .discriminatedUnion('stance', [
    z.object({ stance: z.literal('consents'), ...said, words: z.string() }),
    z.object({
      stance: z.literal('objects'),
      ...said,
      reason: z.string(),
      /** Open until somebody answers it; lifted by whoever objected. */
      state: z.enum(['open', 'answered', 'lifted']),
      answer: z.object({ words: z.string(), ...Member, at: z.iso.datetime() }).nullable(),
    }),
  ])
  .meta({ id: 'Voice' })
export type Voice = z.output<typeof Voice>

export const Voices = z
  .object({
    decision: z.uuid(),
    number: z.int().min(1),
    title: z.string(),
    status: z.string(),
    version: z.int().min(1),
    /** In the order in which they were asked. */
    asked: z.array(
      z.object({
        ...Member,
        why: z.string(),
        at: z.iso.datetime(),
        /** Consented, objected, or said something in a comment. */
        isHeard: z.boolean(),
      }),
    ),
    /** Of each member the last consent, and every objection, in the order in which they were said. */
    voices: z.array(Voice),
  })
  .meta({ id: 'Voices' })
export type Voices = z.output<typeof Voices>
