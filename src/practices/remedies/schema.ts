/** The words of remedies: what they help with, what may show that they did, and the states one of the team's own can be in. */
import { z } from 'zod'
import { Source } from '#records/source.ts'
import { about, recordId, type Kind } from '#records/shape.ts'
import { Cause, Measure } from './schema-words.ts'

/** How much it takes to try. */
export const efforts = ['small', 'middle', 'large'] as const

export const weeksMax = 26

/** What every remedy says, whoever wrote it. */
const offer = {
  helps: z.array(Cause).min(1),
  /** How long a trial of it runs. */
  weeks: z.int().min(1).max(weeksMax),
  effort: z.enum(efforts),
  measures: z.array(Measure),
  /** A question that people answer, before and after; null where the measures are enough. */
  ask: z.string().nullable(),
}

export interface Offer {
  helps: Cause[]
  weeks: number
  effort: (typeof efforts)[number]
  measures: Measure[]
  ask: string | null
}

/** A remedy of the team's own. */
export const Remedy = z
  .discriminatedUnion('status', [
    z.object({ ...about, ...offer, status: z.literal('offered') }),
    z.object({ ...about, ...offer, status: z.literal('retired'), because: z.string() }),
  ])
  .meta({ id: 'Remedy' })
export type Remedy = z.output<typeof Remedy>

/** One that came with Cairn; it is a file of the playbook, and its id is the name of the file. */
export const ShippedRemedy = z
  .object({
    from: z.literal('cairn'),
    id: z.string(),
    title: z.string(),
    body: z.string(),
    ...offer,
    sources: z.array(Source),
  })
  .meta({ id: 'ShippedRemedy' })
export type ShippedRemedy = z.output<typeof ShippedRemedy>

const [offered, retired] = Remedy.options
const own = { from: z.literal('team') }

/** As it is read one by one. */
export const RemedyTold = z
  .union([
    ShippedRemedy,
    z.discriminatedUnion('status', [offered.safeExtend(own), retired.safeExtend(own)]),
  ])
  .meta({ id: 'RemedyTold' })
export type RemedyTold = z.output<typeof RemedyTold>

export type Status = Remedy['status']

export const statuses = ['offered', 'retired'] as const satisfies readonly Status[]
export const froms = ['cairn', 'team'] as const

/** One of a list. */
export const RemedyLine = z
  .object({
    /** What remedies.get takes: `smaller-changes`, or `remedy#3` of the team's own. */
    ref: z.string(),
    from: z.enum(froms),
    /** Null of one that came with Cairn. */
    id: recordId.nullable(),
    number: z.int().min(1).nullable(),
    title: z.string(),
    status: z.enum(statuses),
    helps: offer.helps,
    weeks: offer.weeks,
    effort: offer.effort,
  })
  .meta({ id: 'RemedyLine' })
export type RemedyLine = z.output<typeof RemedyLine>

export const remedies: Kind<Remedy> = { name: 'remedy', shape: Remedy }
