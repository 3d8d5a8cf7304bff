/** The shape of what `knowledge` is asked and answers; held stable. */
import { z } from 'zod'
import { answerShape, CounterEvidence, Interval } from '../answer-shape.ts'

export const KnowledgeInput = z.object({
  without: z
    .string()
    .min(1)
    .max(320)
    .optional()
    .describe('An e-mail: what would have no author if that person left, and who could learn it.'),
})
export type KnowledgeInput = z.output<typeof KnowledgeInput>

const Count = z.number().int().min(0)

const Area = z.object({
  path: z.string(),
  without: z.array(z.string()),
  isCode: z.boolean(),
  files: Count,
  people: Count,
  peopleInterval: Interval,
  topShare: z.number().min(0).max(1),
  topShareInterval: Interval,
  atRisk: z.boolean(),
  risk: z.enum(['one author', 'one author, silent', 'authors silent', 'all silent']).nullable(),
  because: z.string(),
  isWorkedOn: z.boolean(),
  withoutAuthor: Count,
  changes: Count,
  counterEvidence: z.array(CounterEvidence),
})

const Pairing = z.object({ name: z.string(), email: z.string(), reasons: z.array(z.string()) })

export const Without = z.object({
  name: z.string(),
  email: z.string(),
  /** E-mails of others who bear the name: they may be the same person. */
  namesakes: z.array(z.string()),
  filesLosingLastAuthor: Count,
  truckFactorAfter: Count.nullable(),
  areas: z.array(
    z.object({
      path: z.string(),
      files: Count,
      filesLosingLastAuthor: Count,
      examples: z.array(z.string()),
      pairWith: z.array(Pairing),
    }),
  ),
})
export type Without = z.output<typeof Without>

/** The order of the keys is the order in the JSON. */
export const KnowledgeAnswer = z.object({
  ...answerShape,
  /** How often one of these changes touched a counted file; with more than one file in a change more than `n`. */
  touches: Count,
  fileFilter: z.string(),
  truckFactor: Count.nullable(),
  truckFactorInterval: Interval.nullable(),
  truckFactorSweep: z.array(z.object({ what: z.string(), value: Count.nullable() })),
  files: Count,
  /** People who are an author of any counted file. */
  authors: Count,
  withoutAuthor: Count,
  withoutHistory: Count,
  /** Names that several of the counted people bear, who are not merged for it. */
  namesakes: Count,
  filesWithOneAuthor: Count,
  filesWithSilentAuthors: Count,
  areas: z.array(Area),
  without: Without.optional(),
})
export type KnowledgeAnswer = z.output<typeof KnowledgeAnswer>
