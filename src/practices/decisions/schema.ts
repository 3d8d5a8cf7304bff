/** The words of decisions: the states a decision can be in, and what each of them knows. */
import { z } from 'zod'
import { about, recordId, type Kind } from '#records/shape.ts'

/** A calendar day, as people agree on one; it belongs to no zone. */
export const Day = z.iso.date('a day is written like 2026-12-24')

/** One way that was open. */
export const Option = z.object({
  title: z.string().trim().min(1).max(200),
  pros: z.array(z.string().trim().min(1).max(2000)).max(50).default([]),
  cons: z.array(z.string().trim().min(1).max(2000)).max(50).default([]),
})

/** Its title alone is enough to begin with. */
export const OptionTitle = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .transform((title) => ({ title, pros: [], cons: [] }))

const considered = {
  options: z.array(Option).max(20),
  /** Discussed until then; null where no day was agreed on. */
  until: Day.nullable(),
}
const decided = {
  ...considered,
  decidedAt: z.iso.datetime(),
  /** The title of the option taken; null where none of them was listed. */
  chosen: z.string().nullable(),
  /** Why this one, and what follows from it: Markdown. */
  because: z.string(),
  /** When to ask whether it worked. */
  reviewOn: Day.nullable(),
}

export const Decision = z
  .discriminatedUnion('status', [
    z.object({ ...about, status: z.literal('open'), ...considered }),
    z.object({ ...about, status: z.literal('accepted'), ...decided }),
    z.object({ ...about, status: z.literal('superseded'), ...decided, successor: recordId }),
    z.object({ ...about, status: z.literal('deprecated'), ...decided, noLonger: z.string() }),
    z.object({
      ...about,
      status: z.literal('rejected'),
      ...considered,
      decidedAt: z.iso.datetime(),
      because: z.string(),
    }),
    z.object({ ...about, status: z.literal('withdrawn'), ...considered, because: z.string() }),
  ])
  .meta({ id: 'Decision' })
export type Decision = z.output<typeof Decision>
export type Status = Decision['status']

export const statuses = [
  'open',
  'accepted',
  'superseded',
  'deprecated',
  'rejected',
  'withdrawn',
] as const satisfies readonly Status[]

export const decisions: Kind<Decision> = { name: 'decision', shape: Decision }
