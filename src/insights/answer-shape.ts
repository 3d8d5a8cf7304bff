/** The parts that the shapes of answers have in common: what `--json` prints, held stable. */
import { z } from 'zod'

/** What every answer carries; the order of the keys is the order in the JSON. */
export const answerShape = {
  window: z.object({ label: z.string(), from: z.string().nullable(), to: z.string().nullable() }),
  n: z.int().min(0),
  leftOut: z.array(z.object({ what: z.string(), count: z.int().min(0), why: z.string() })),
}

export const Interval = z.object({
  low: z.number(),
  high: z.number(),
  level: z.number(),
  method: z.string(),
})

/** Of an insight to which each kind of doubt may apply. */
export const CounterEvidence = z.object({
  what: z.enum(['bulk', 'format-only', 'bot', 'generated', 'same-author', 'cut-off']),
  share: z.number().min(0).max(1),
})

/** Percentiles are null below eight values. */
const Spread = z.object({
  n: z.int(),
  p50: z.number().nullable(),
  p75: z.number().nullable(),
  p90: z.number().nullable(),
})
/** With the interval of its median. */
export const SureSpread = Spread.extend({ interval: Interval.nullable() })
