/** The words of tips: what one sees when they fit, where code runs, and the states one of the team's own can be in. */
import { z } from 'zod'
import { about, recordId, type Kind } from '#records/shape.ts'
import { KeptSource } from '#records/source.ts'
import { Runtime, Sign } from './schema-words.ts'

/** A day of work; what takes longer is a project. */
export const minutesMax = 480

/** What every tip says, whoever wrote it. */
const offer = {
  /** What one sees; what it fits best, first. */
  fits: z.array(Sign).min(1),
  /** Empty where it does not matter where the code runs. */
  runtimes: z.array(Runtime),
  /** How long until it has told something, or has not. */
  minutes: z.int().min(1).max(minutesMax),
}

export interface Offer {
  fits: Sign[]
  runtimes: Runtime[]
  minutes: number
}

/** A tip of the team's own. */
export const Tip = z
  .discriminatedUnion('status', [
    z.object({ ...about, ...offer, status: z.literal('offered') }),
    z.object({ ...about, ...offer, status: z.literal('retired'), because: z.string() }),
  ])
  .meta({ id: 'Tip' })
export type Tip = z.output<typeof Tip>

/** One that came with Cairn; it is a file of the library, and its id is the name of the file. */
export const ShippedTip = z
  .object({
    from: z.literal('cairn'),
    id: z.string(),
    title: z.string(),
    body: z.string(),
    ...offer,
    sources: z.array(KeptSource),
  })
  .meta({ id: 'ShippedTip' })
export type ShippedTip = z.output<typeof ShippedTip>

const [offered, retired] = Tip.options
const own = { from: z.literal('team') }

/** As it is read one by one. */
export const TipTold = z
  .union([
    ShippedTip,
    z.discriminatedUnion('status', [offered.safeExtend(own), retired.safeExtend(own)]),
  ])
  .meta({ id: 'TipTold' })
export type TipTold = z.output<typeof TipTold>

export type Status = Tip['status']

export const statuses = ['offered', 'retired'] as const satisfies readonly Status[]
export const froms = ['cairn', 'team'] as const

/** One of a list. */
export const TipLine = z
  .object({
    /** What tips.get takes: `bisect-run`, or `tip#3` of the team's own. */
    ref: z.string(),
    from: z.enum(froms),
    /** Null of one that came with Cairn. */
    id: recordId.nullable(),
    number: z.int().min(1).nullable(),
    title: z.string(),
    status: z.enum(statuses),
    ...offer,
  })
  .meta({ id: 'TipLine' })
export type TipLine = z.output<typeof TipLine>

export const tips: Kind<Tip> = { name: 'tip', shape: Tip }
