/** What is asked and what is told: the shape of `cairn mix --json`. */
import { z } from 'zod'
import { kinds } from '#facts/words/kinds.ts'
import { answerShape, Interval } from '../answer-shape.ts'

export const Input = z.object({})

/** A merge says nothing of its own: what it brings in is counted where it was made. */
export const saidKinds = kinds.filter((kind) => kind !== 'merge')
const SaidKind = z.enum(saidKinds)

const Span = z.object({ from: z.string(), to: z.string(), n: z.int() })

const Trend = z.object({
  before: z.number(),
  recent: z.number(),
  /** How many of the changes in each span; `spans` has all. */
  beforeN: z.int(),
  recentN: z.int(),
  difference: z.number(),
  interval: Interval,
  /** `unclear` where the interval of the difference, in whole per cent, touches 0. */
  direction: z.enum(['up', 'down', 'unclear']),
})

const Item = z.object({
  kind: SaidKind,
  n: z.int(),
  share: z.number(),
  interval: Interval,
  /** null where one of the spans compared holds fewer than eight changes. */
  trend: Trend.nullable(),
  counterEvidence: z.array(
    z.object({ what: z.enum(['bulk', 'format-only', 'bot']), share: z.number() }),
  ),
})

export const Output = z.object({
  ...answerShape,
  /** How many changes say what they are; the rest is `other`. */
  told: z.object({ n: z.int(), share: z.number().nullable() }),
  /** The months that trends compare. */
  spans: z.object({ before: Span, recent: Span }).nullable(),
  items: z.array(Item),
  months: z.array(z.object({ month: z.string(), n: z.int(), kinds: z.record(SaidKind, z.int()) })),
})

export type MixAnswer = z.output<typeof Output>
export type SaidKind = z.output<typeof SaidKind>
