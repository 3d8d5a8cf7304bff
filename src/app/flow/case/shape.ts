/** The case for a better tool or a better way, on one page: the shape of `flow.case`, held stable. */
import { z } from 'zod'
import { answerShape } from '#insights/answer-shape.ts'

const Range = z.object({ low: z.number(), high: z.number() })

const CasePart = z.object({
  /** `pickup`, `ci_queue`; `ran` for the time in which jobs ran. */
  what: z.string(),
  says: z.string(),
  n: z.int(),
  hours: z.object({
    inAll: z.number(),
    of: z.enum(['working time', 'all hours']),
    /** With how often such an interval holds it; null where it cannot be told, and then `because` says why. */
    perWeek: Range.extend({ value: z.number(), level: z.number() }).nullable(),
    /** If a whole year were like the weeks that are known. */
    perYear: Range.nullable(),
  }),
  weeks: z.int(),
  because: z.string().nullable(),
  /** Whose changes waited: so many people at least, in steps of five; null below five, and of jobs. */
  people: z.int().nullable(),
  /** Working hours times the rate; null of jobs, and where no rate is given. */
  moneyPerYear: Range.nullable(),
})

export const CaseParts = z.object({
  ...answerShape,
  title: z.string(),
  writtenAt: z.iso.datetime(),
  repositories: z.array(z.string()),
  /** What it is about, such as `queue linux`; null of all that waits. */
  about: z.string().nullable(),
  rate: z.object({ perHour: z.number(), currency: z.string() }).nullable(),
  costs: z.array(CasePart),
  /** Of the dearest: since when, and where it is worst; empty where there is no clear point. */
  since: z.string(),
  where: z.string(),
  /** What people said; without names, and people only from five up. */
  frictions: z.array(
    z.object({
      number: z.int(),
      title: z.string(),
      status: z.string(),
      peopleMin: z.int().nullable(),
      hits: z.string().nullable(),
      why: z.string(),
    }),
  ),
  remedies: z.array(
    z.object({
      ref: z.string(),
      title: z.string(),
      weeks: z.int(),
      effort: z.string(),
      sources: z.array(
        z.object({ title: z.string(), by: z.string(), year: z.int(), says: z.string() }),
      ),
    }),
  ),
  ask: z.object({
    says: z.string().nullable(),
    hours: z.number().nullable(),
    money: z.number().nullable(),
    currency: z.string().nullable(),
  }),
  /** How one will know. */
  trial: z.object({
    measure: z.string().nullable(),
    says: z.string().nullable(),
    weeks: z.int(),
  }),
  against: z.array(z.string()),
})
export type CaseParts = z.output<typeof CaseParts>
export type CasePart = CaseParts['costs'][number]

/** Sentences, and lines of a list below them. */
const Section = z.object({
  title: z.string(),
  says: z.array(z.string()),
  items: z.array(z.string()),
})
export type Section = z.output<typeof Section>

export const FlowCase = CaseParts.extend({
  sections: z.array(Section),
  markdown: z.string(),
}).meta({ id: 'FlowCase' })
export type FlowCase = z.output<typeof FlowCase>
