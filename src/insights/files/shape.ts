/** What is asked and what is told: the shape of `cairn files --json`. */
import { z } from 'zod'
import { answerShape } from '../answer-shape.ts'

export const Input = z.object({
  follow: z.boolean().default(true).meta({
    description: 'Count a renamed file under its last name.',
    whenOff: 'Count each name of a renamed file by itself, not under its last.',
  }),
  path: z.string().optional().describe('Only this file, or the files below this folder.'),
  lines: z
    .boolean()
    .default(false)
    .describe('Also how old the lines of one file are, by blame; the file is named with --path.'),
})

const Item = z.object({
  path: z.string(),
  atHead: z.boolean(),
  revisions: z.int(),
  added: z.int(),
  deleted: z.int(),
  uncounted: z
    .int()
    .describe('Of the revisions, those without lines: of a binary file, or not counted.'),
  firstChangedAt: z.iso.datetime().nullable(),
  lastChangedAt: z.iso.datetime().nullable(),
  ageDays: z.number().nullable(),
})

const LineAgeShape = z.object({
  path: z.string(),
  lines: z.int(),
  daysP10: z.number().nullable(),
  daysP50: z.number().nullable(),
  daysP90: z.number().nullable(),
  byYear: z.array(z.object({ year: z.int().nullable(), lines: z.int() })),
})

export const Output = z.object({
  ...answerShape,
  items: z.array(Item),
  lineAge: LineAgeShape.nullable(),
})

export type FilesInput = z.output<typeof Input>
export type FilesAnswer = z.output<typeof Output>
