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
  files: Count,
  people: Count,
  peopleInterval: Interval,
  topShare: z.number().min(0).max(1),
  topShareInterval: Interval,
  atRisk: z.boolean(),
  because: z.string(),
  withoutAuthor: Count,
  changes: Count,
  counterEvidence: z.array(CounterEvidence),
})

const Pairing = z.object({ name: z.string(), email: z.string(), reasons: z.array(z.string()) })

export const Without = z.object({
  name: z.string(),
  email: z.string(),
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
  fileFilter: z.string(),
  truckFactor: Count.nullable(),
  truckFactorInterval: Interval.nullable(),
  truckFactorSweep: z.array(z.object({ what: z.string(), value: Count.nullable() })),
  files: Count,
  withoutAuthor: Count,
  withoutHistory: Count,
  filesWithOneAuthor: Count,
  filesWithSilentAuthors: Count,
  areas: z.array(Area),
  without: Without.optional(),
})
export type KnowledgeAnswer = z.output<typeof KnowledgeAnswer>
