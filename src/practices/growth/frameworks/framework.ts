/**
 * A progression framework as all readers give it: what may be learnt, in words. Levels are names in an order; nothing is
 * computed from them, and nobody is placed on one.
 */
import { z } from 'zod'

const Words = z.string().trim().min(1).max(20_000)
const Key = z.string().trim().min(1).max(300)

const Criterion = z.strictObject({
  id: Key,
  text: Words,
  /** What the framework says of it beside, such as how well it is to be known. */
  note: Words.nullable().default(null),
  examples: z.array(Words).max(100).default([]),
  urls: z
    .array(
      z.strictObject({
        label: Words.nullable().default(null),
        url: z.url({ protocol: /^https?$/ }),
      }),
    )
    .max(100)
    .default([]),
})

const Level = z.strictObject({
  id: Key,
  title: Words,
  summary: Words.nullable().default(null),
  criteria: z.array(Criterion).max(500),
})

const Topic = z.strictObject({
  id: Key,
  title: Words,
  summary: Words.nullable().default(null),
  levels: z.array(Level).max(100),
})

/** Our own form, which can be written by hand. */
export const Framework = z.strictObject({
  framework: z.strictObject({
    id: Key,
    title: Words,
    version: Words.nullable().default(null),
    licence: Words.nullable().default(null),
    summary: Words.nullable().default(null),
  }),
  topics: z.array(Topic).max(1000),
})

export type Framework = z.output<typeof Framework>
export type Topic = Framework['topics'][number]
export type Criterion = Topic['levels'][number]['criteria'][number]

/** A criterion of a format that has no more than its words. */
export function plain(id: string, text: string, examples: readonly string[] = []): Criterion {
  return { id, text, note: null, examples: [...examples], urls: [] }
}
