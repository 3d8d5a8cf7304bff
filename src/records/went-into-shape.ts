/** What is told of a record that went into a proposal, and of the proposal. */
import { z } from 'zod'
import { standingInWords } from '#std/standing.ts'
import { TrialUntil } from './trial.ts'

export const CameFrom = z.object({
  id: z.uuid(),
  number: z.int().min(1),
  title: z.string(),
  /** Null where whoever had it wished to stay unnamed. */
  author: z.uuid().nullable(),
  name: z.string().nullable(),
})
export type CameFrom = z.output<typeof CameFrom>

export const WentInto = z.object({
  id: z.uuid(),
  kind: z.string(),
  number: z.int().min(1),
  title: z.string(),
  /** What became of it. */
  status: z.string(),
  trialUntil: TrialUntil,
})
export type WentInto = z.output<typeof WentInto>

/** `decision#12, Release on Mondays (withdrawn)`. */
export function wentIntoInWords(one: WentInto): string {
  return `${one.kind}#${one.number}, ${one.title} (${standingInWords(one)})`
}
