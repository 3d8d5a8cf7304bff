/** The shape of what `ask` is asked and answers; held stable. */
import { z } from 'zod'
import { answerShape } from '../answer-shape.ts'

export const AskInput = z.object({
  /** A file or directory at the branch's head. */
  file: z.string().max(4096),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(50)
    .default(5)
    .describe('How many people are named at most.'),
})
export type AskInput = z.output<typeof AskInput>

const Count = z.number().int().min(0)

/** The order of the keys is the order in the JSON. */
export const AskAnswer = z.object({
  ...answerShape,
  file: z.string(),
  /** Why nobody can be named who is active; null when somebody can. */
  cannotTell: z.string().nullable(),
  items: z.array(
    z.object({
      name: z.string(),
      email: z.string(),
      reasons: z.array(z.string()),
      /** The places it would have nine times in ten: people whose places overlap can be asked alike. */
      placeInterval: z.object({ low: Count, high: Count, level: z.number(), method: z.string() }),
      /** By contact alone; `once` for people not heard of for a year, `beside` for those who know only what is near. */
      knows: z.enum(['best', 'alike', 'less', 'once', 'beside']),
      /** Their last contact with it, roughly. */
      when: z.string().nullable(),
    }),
  ),
  /** Names of these people that others bear, too: they may be one person. */
  namesakes: z.array(z.object({ name: z.string(), emails: z.array(z.string()) })),
})
export type AskAnswer = z.output<typeof AskAnswer>
