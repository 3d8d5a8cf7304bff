/** What a report is made of. Words are chosen here once; terminal, page, Markdown, HTML and JSON show the same ones. */
import { z } from 'zod'

const Chart = z.object({
  what: z.string(),
  from: z.string(),
  to: z.string(),
  values: z.array(z.number()),
})
export type Chart = z.output<typeof Chart>

/** One line of evidence: a place, its numbers in words, and a small chart. */
const Row = z.object({ label: z.string(), says: z.string(), chart: Chart.nullable() })
export type Row = z.output<typeof Row>

const Finding = z.object({
  kind: z.string(),
  /** The claim: a sentence. */
  title: z.string(),
  /** What it rests on. */
  evidence: z.string(),
  rows: z.array(Row),
  /** How sure it is, and what speaks against it. */
  doubt: z.string(),
  /** What one could do next: an invitation. */
  next: z.string(),
  /** The command that shows where it comes from, in words of the command line. */
  explain: z.array(z.string()),
  /** Whether it is about the window asked for or about all time. */
  window: z.enum(['asked', 'all']),
  /** How much of the work it touches, 0 to 1. */
  matters: z.number(),
  /** How likely it is to be so, 0 to 1. */
  sure: z.number(),
})
export type Finding = z.output<typeof Finding>

export const Report = z
  .object({
    schema: z.literal(1),
    repository: z.string(),
    branch: z.string(),
    window: z.object({
      label: z.string(),
      from: z.string().nullable(),
      to: z.string().nullable(),
    }),
    /** Changes in the window. */
    n: z.int(),
    /** Of `n`, over the window, in slices of equal length. */
    activity: Chart.nullable(),
    /** At most five, what matters most first. */
    findings: z.array(Finding),
    /** What is well, in a sentence each. */
    well: z.array(z.string()),
    /** What could not be told, and why. */
    untold: z.array(z.string()),
    /** What was not counted, finding by finding: `of 1: 4 files that are gone`. */
    leftOut: z.array(z.string()),
  })
  .meta({ id: 'Report' })
export type Report = z.output<typeof Report>
