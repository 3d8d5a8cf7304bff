/** What a friction costs as far as it was measured, beside what whoever reported it says. The app fills the port: frictions know no facts. */
import { z } from 'zod'
import { getRecord } from '#records/record.ts'
import { RecordRef } from '#records/shape.ts'
import { defineVerb } from '#verbs/verb.ts'
import { sayCost } from './measured-words.ts'
import { Cost, frictions, Measurable, type Measurable as About } from './schema.ts'
import { toldWith } from './told.ts'

const Range = z.object({ value: z.number(), low: z.number(), high: z.number(), level: z.number() })

const MeasuredPart = z
  .object({
    /** What was waited for: `pickup`, `ci_queue`; `ran` for the time in which jobs ran. */
    what: z.string(),
    says: z.string(),
    /** How many changes, or jobs. */
    n: z.int(),
    /** In the whole window. */
    hours: z.number(),
    /** Whether these are hours in which the team works, or all that pass. */
    of: z.enum(['working time', 'all hours']),
    /** Hours per week with the interval that holds them so often; null where they cannot be told, and then `because` says why. */
    perWeek: Range.nullable(),
    weeks: z.int(),
    because: z.string().nullable(),
  })
  .meta({ id: 'MeasuredPart' })

const Measured = z
  .object({
    about: Measurable,
    window: z.object({
      label: z.string(),
      from: z.iso.datetime().nullable(),
      to: z.iso.datetime().nullable(),
    }),
    parts: z.array(MeasuredPart),
    /** So many people's changes waited at least, in steps of five; null below five, and of jobs. */
    people: z.int().nullable(),
  })
  .meta({ id: 'MeasuredCost' })
export type Measured = z.output<typeof Measured>

export const FrictionCosts = z
  .object({
    /** As whoever reported it says; null where they said nothing. */
    said: Cost.nullable(),
    measured: Measured.nullable(),
    /** Why nothing is measured: a sentence without its full stop. */
    because: z.string().nullable(),
  })
  .meta({ id: 'FrictionCosts' })
export type FrictionCosts = z.output<typeof FrictionCosts>

/** Measures, or says in words why it cannot. */
export type MeasureCost = (
  about: About,
  window: string,
) => Promise<{ measured: Measured } | { measured: null; because: string }>

export function costVerb(measure: MeasureCost) {
  return defineVerb({
    name: 'frictions.cost',
    summary:
      'Tell what a friction costs: as the flow measures it, and as whoever reported it says.',
    access: 'read',
    operands: ['id'],
    input: z.strictObject({
      id: RecordRef,
      window: z.string().max(50).default('12m').describe('The span: 12m, 90d, 2y or all.'),
    }),
    output: FrictionCosts,
    says: sayCost,
    async gather(ctx, { id, window }) {
      const { flow } = await ctx.read((reading) => getRecord(reading, frictions, id))
      return flow === null ? { measured: null, because: nothingAttached } : measure(flow, window)
    },
    async run(ctx, { id }, told) {
      const { cost: said } = await toldWith(ctx, await getRecord(ctx, frictions, id))
      return { said, ...(told.measured === null ? told : { ...told, because: null }) }
    },
  })
}

const nothingAttached =
  'it names no part of the flow that could be measured, such as a job, a queue, or what changes wait for'
