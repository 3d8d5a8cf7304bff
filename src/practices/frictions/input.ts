/** What is said of a friction beside its words, as verbs take it. */
import { z } from 'zod'
import { CairnError } from '#std/errors.ts'
import { oftens, type Hits, type Measurable } from './schema.ts'

export const Area = z
  .string()
  .transform((text) => text.trim().replace(/^\.\//, '').replace(/\/+$/, ''))
  .pipe(
    z
      .string()
      .min(1, 'an area is a path or a word')
      .max(200)
      .refine((area) => !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(area), 'an area is one line'),
  )
  .describe('What it is about: a path such as src/api, or a word such as ci.')

export const hitsInput = {
  minutes: z
    .int()
    .min(1)
    .max(1440)
    .nullable()
    .optional()
    .describe('How many minutes it costs each time.'),
  often: z.enum(oftens).nullable().optional().describe('How often it hits whoever it hits.'),
}

/** Undefined where nothing was said of it; null where it was taken back. */
export function hitsFrom({
  minutes,
  often,
}: {
  minutes?: number | null | undefined
  often?: Hits['often'] | null | undefined
}): Hits | null | undefined {
  if (minutes === undefined && often === undefined) return undefined
  if (minutes === null && often === null) return null
  if (minutes && often) return { minutes, often }
  throw new CairnError(
    'invalid',
    'frictions.hits',
    `How ${minutes ? 'often it hits' : 'long it takes each time'} is not said.`,
    { hint: 'Give both, minutes and often, or neither.' },
  )
}

export const flowInput = {
  flow: z
    .string()
    .trim()
    .regex(
      /^(cause|component|queue|job) \S.*$/,
      'a part of the flow is written as queue linux, job checks: test, component api or cause pickup',
    )
    .max(600)
    .nullable()
    .optional()
    .describe(
      'The part of the flow that tells what it costs: cause pickup, queue linux, job test.',
    ),
  repository: z
    .string()
    .min(1)
    .max(500)
    .nullable()
    .optional()
    .describe('Of which repository that part is.'),
}

/** Undefined where nothing was said of it; null where it was taken back. */
export function flowFrom({
  flow: part,
  repository,
}: {
  flow?: string | null | undefined
  repository?: string | null | undefined
}): Measurable | null | undefined {
  if (part === undefined && repository === undefined) return undefined
  if (part === null && (repository ?? null) === null) return null
  if (part && repository) return { repository, part }
  throw new CairnError(
    'invalid',
    'frictions.flow',
    `Of which ${part ? 'repository that part of the flow is' : 'part of the flow it is about'} is not said.`,
    { hint: 'Give both, flow and repository, or neither.' },
  )
}
