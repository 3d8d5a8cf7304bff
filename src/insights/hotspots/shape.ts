/** What is asked and what is told: the shape of `cairn hotspots --json`. */
import { z } from 'zod'
import { answerShape, CounterEvidence } from '../answer-shape.ts'

export const Input = z.object({
  level: z.enum(['directory', 'file', 'function']).default('file').describe('What is ranked.'),
  limit: z.int().min(1).max(10_000).default(20).describe('How many are shown.'),
  path: z
    .string()
    .optional()
    .describe('For functions: those of this file, instead of those of the first files.'),
})

const Interval = z.object({ low: z.int(), high: z.int(), level: z.number(), method: z.string() })

export const Item = z.object({
  path: z.string(),
  /** Of a function, with what it stands in: `Class.method`; null for files and directories. */
  name: z.string().nullable(),
  startLine: z.int().nullable(),
  endLine: z.int().nullable(),
  rank: z.int(),
  /** revisions × complexity; of a directory, the sum over its files. */
  score: z.number(),
  /** Changes that touch it; of a directory, each once, however many of its files it touches. */
  revisions: z.int(),
  /** Of all changes to files in the window, the share that went here (0 to 1). */
  revisionShare: z.number(),
  added: z.int(),
  deleted: z.int(),
  churn: z.int(),
  fixes: z.int(),
  lastChangedAt: z.iso.datetime().nullable(),
  /** In points of cognitive complexity; indentation is brought to the same scale (see `indentation`). 1 while a scan has not measured it. */
  complexity: z.number(),
  complexityMeasure: z.enum(['cognitive', 'indentation', 'both', 'none']),
  lines: z.int(),
  /** How many files stand behind it: 1 but for directories. */
  files: z.int(),
  language: z.string().nullable(),
  class: z.string().nullable(),
  rankInterval: Interval,
  /** Its rank when changes in bulk, format-only changes and bots' changes are not counted. */
  rankWithout: z.int(),
  counterEvidence: z.array(CounterEvidence),
  /** Directories below that are listed by themselves and not counted here. */
  without: z.array(z.string()),
})

export const Output = z.object({
  ...answerShape,
  level: z.enum(['directory', 'file', 'function']),
  /** How many were ranked; `items` are the first of them. */
  ranked: z.int(),
  /** What one level of indentation is worth in points of cognitive complexity, and how many parsed files say so. */
  indentation: z.object({ worth: z.number(), files: z.int() }),
  items: z.array(Item),
})

export type HotspotsInput = z.output<typeof Input>
export type HotspotsAnswer = z.output<typeof Output>
export type HotspotItem = z.output<typeof Item>
