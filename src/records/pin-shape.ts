/** The words of pins: what is kept of evidence, and what is told when it is asked again. */
import { z } from 'zod'
import { recordId } from './shape.ts'

export const Better = z.enum(['lower', 'higher'])

const Figure = z.object({
  /** The measure in words. */
  label: z.string(),
  /** null where it could not be told. */
  value: z.number().nullable(),
  /** `share` is 0 to 1. */
  unit: z.string(),
  /** How many changes stand behind it. */
  n: z.int().min(0),
  /** The span in which nine times in ten it would have fallen, where the answer has one. */
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** As it was asked for, and what that meant on the day. */
  window: z.object({
    label: z.string(),
    from: z.iso.datetime().nullable(),
    to: z.iso.datetime().nullable(),
  }),
  /** The newest commit it rests on; empty where it rests on none. */
  head: z.string(),
})

export const Pin = z
  .object({
    id: z.uuid(),
    record: recordId,
    /** Of evidence, as it can be asked again. */
    verb: z.string(),
    input: z.record(z.string(), z.unknown()),
    /** The row of the answer that is meant: a file, a kind of change; null for the whole. */
    place: z.string().nullable(),
    measure: z.string(),
    /** Which way is hoped for; null where nobody said. */
    better: Better.nullable(),
    /** As it was on that day. */
    frozen: Figure,
    note: z.string(),
    pinnedBy: z.uuid(),
    pinnedAt: z.iso.datetime(),
    removedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Pin' })
export type Pin = z.output<typeof Pin>

/** A number that could be pinned, as it is now. */
export const PinMeasure = z
  .object({
    measure: z.string(),
    /** Which way is better as a rule; null where that depends. */
    better: Better.nullable(),
    figure: Figure,
  })
  .meta({ id: 'PinMeasure' })

/** With the whole answer of that day. */
export const WholePin = Pin.extend({ answer: z.record(z.string(), z.unknown()) }).meta({
  id: 'WholePin',
})

/** The weeks on one side of a day. */
export const Side = z.object({ weeks: z.int(), n: z.int(), value: z.number().nullable() })

/** After less before, with the interval that holds it so often. */
export const Difference = z.object({
  value: z.number(),
  low: z.number(),
  high: z.number(),
  level: z.number(),
  method: z.string(),
})

export const PinComparison = z
  .object({
    pin: Pin,
    /** As it is today; null where it cannot be asked any more. */
    now: Figure.nullable(),
    /** Today's value less the frozen one. */
    difference: z.number().nullable(),
    /** The day that before and after are told of. */
    since: z.iso.date(),
    verdict: z.enum(['better', 'worse', 'cannot tell']),
    /** Why: a sentence without its full stop. */
    because: z.string(),
    /** What the verdict rests on; null where there is nothing. */
    how: z.enum(['weeks', 'intervals', 'exact']).nullable(),
    /** Whole weeks on either side of the day, where the measure has a course over time. */
    change: z
      .object({
        /** The first day, and the last. */
        from: z.iso.date(),
        to: z.iso.date(),
        before: Side,
        after: Side,
        difference: Difference.nullable(),
        /** How it went, oldest first: by week, or by two or four where weeks hold little. Null of what holds too little to say. */
        course: z
          .array(
            z.object({
              from: z.iso.date(),
              weeks: z.int(),
              value: z.number().nullable(),
              n: z.int(),
            }),
          )
          .default([]),
      })
      .nullable(),
  })
  .meta({ id: 'PinComparison' })
export type PinComparison = z.output<typeof PinComparison>
