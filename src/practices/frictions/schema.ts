/** The words of frictions: the states a friction can be in, and what each of them knows. */
import { z } from 'zod'
import { CameFrom } from '#records/went-into-shape.ts'
import { OtherRecord } from '#records/other-record.ts'
import { about, aboutLine, recordId, type Kind } from '#records/shape.ts'

/** How often it hits whoever it hits. */
export const oftens = ['daily', 'weekly', 'monthly'] as const

const Hits = z.object({
  /** What it costs each time. */
  minutes: z.int().min(1).max(1440),
  often: z.enum(oftens),
})
export type Hits = z.output<typeof Hits>

/** A part of the flow of a repository, by which it can be measured what a friction costs. */
export const Measurable = z
  .object({
    repository: z.string(),
    /** `cause pickup`, `component api`, `queue linux`, or `job checks: test`. */
    part: z.string(),
  })
  .meta({ id: 'MeasurablePart' })
export type Measurable = z.output<typeof Measurable>

/** What is said of it beside its words. */
export const known = {
  /** What it is about: a path such as src/api, or a word such as ci; null where nobody said. */
  area: z.string().nullable(),
  /** As whoever reported it says; null where nothing was said. */
  hits: Hits.nullable(),
  /** What of the flow it is about; null where nothing was named. */
  flow: Measurable.nullable().default(null),
}

const reported = { status: z.literal('reported') }
const confirmed = {
  status: z.literal('confirmed'),
  /** How it was looked into, or who else sees it. */
  checked: z.string(),
}
const trying = {
  status: z.literal('trying'),
  trying: z.string(),
  /** The record that it became, such as a decision on trial. */
  proposal: recordId.nullable(),
}
const eased = { status: z.literal('eased'), helped: z.string(), proposal: recordId.nullable() }
const parked = { status: z.literal('parked'), because: z.string(), thanks: z.string() }

/** What it was before it was merged into another, to become that again. */
const Before = z.discriminatedUnion('status', [
  z.object(reported),
  z.object(confirmed),
  z.object(trying),
  z.object(eased),
  z.object(parked),
])

const merged = {
  status: z.literal('merged'),
  /** The friction that it is one with. */
  mergedInto: recordId,
  before: Before,
}

export const Friction = z
  .discriminatedUnion('status', [
    z.object({ ...about, ...known, ...reported }),
    z.object({ ...about, ...known, ...confirmed }),
    z.object({ ...about, ...known, ...trying }),
    z.object({ ...about, ...known, ...eased }),
    z.object({ ...about, ...known, ...parked }),
    z.object({ ...about, ...known, ...merged }),
  ])
  .meta({ id: 'Friction' })
export type Friction = z.output<typeof Friction>

export type Status = Friction['status']

/** In the order of a life. */
export const statuses = [
  ...['reported', 'confirmed', 'trying', 'eased', 'parked', 'merged'],
] as const satisfies readonly Status[]

/** Nobody is named by it, and no number stands for a few. */
export const MeToo = z
  .object({
    /** In steps of five: at least as many people said "me too". Null where they are fewer than five. */
    peopleMin: z.int().min(5).nullable(),
    /** Whether the reader did; of others, nobody is told. */
    isMine: z.boolean(),
  })
  .meta({ id: 'MeToo' })
export type MeToo = z.output<typeof MeToo>

const Range = z.object({ low: z.number(), high: z.number() })

/** Worked out from what was said, not measured. */
export const Cost = z
  .object({
    hoursPerMonth: Range,
    people: z.object({ low: z.int(), high: z.int() }),
    formula: z.string(),
  })
  .meta({ id: 'FrictionCost' })
export type Cost = z.output<typeof Cost>

const told = {
  meToo: MeToo,
  /** Null where nobody said how long it takes and how often. */
  cost: Cost.nullable(),
  /** Those that were merged into it. */
  merged: z.array(CameFrom),
  /** The records it names: what it became, and the friction it was merged into. */
  leadsTo: z.array(OtherRecord),
}

const [isReported, isConfirmed, isTried, isEased, isParked, isMerged] = Friction.options

/** As it is read one by one. */
export const FrictionTold = z
  .discriminatedUnion('status', [
    isReported.safeExtend(told),
    isConfirmed.safeExtend(told),
    isTried.safeExtend(told),
    isEased.safeExtend(told),
    isParked.safeExtend(told),
    isMerged.safeExtend(told),
  ])
  .meta({ id: 'FrictionTold' })
export type FrictionTold = z.output<typeof FrictionTold>

/** One of a list. */
export const FrictionLine = z
  .object({ ...aboutLine, status: z.enum(statuses), ...known, meToo: MeToo })
  .meta({ id: 'FrictionLine' })

export const frictions: Kind<Friction> = { name: 'friction', shape: Friction }

/** Those that another may be one with. */
export const goingOn = { kinds: ['friction'], statuses: ['reported', 'confirmed', 'trying'] }
