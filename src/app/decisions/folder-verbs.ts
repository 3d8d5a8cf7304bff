/** What the command line can do with a folder on this machine's disk. No other door has these: they name paths. */
import { z } from 'zod'
import { takeIn } from '#practices/decisions/files/take-in.ts'
import { writeBack } from '#practices/decisions/files/write-back.ts'
import { defineVerb } from '#verbs/verb.ts'
import { openFolder } from '../folder.ts'
import type { ReadFolder } from './import.ts'
import { placeOf } from './place.ts'
import { walk } from './walk.ts'

export const Kept = z.object({
  /** How many records were made, and how many were brought up to what their files say now. */
  added: z.int().min(0),
  changed: z.int().min(0),
  unchanged: z.int().min(0),
  /** Changed here and in the file: neither was overwritten. */
  conflicts: z.array(z.object({ path: z.string(), record: z.int(), message: z.string() })),
  /** Held a decision when last read, and do not any more; the records stay. */
  gone: z.array(z.string()),
})
export type Kept = z.output<typeof Kept>

export function importVerb({ decisions, contents }: Pick<ReadFolder, 'decisions' | 'contents'>) {
  return defineVerb({
    name: 'decisions.import',
    summary: 'Keep the decisions of a folder as records.',
    access: 'write',
    input: z.strictObject({ folder: z.string(), prefersFiles: z.boolean() }),
    output: Kept,
    run: async (ctx, { folder, prefersFiles }) =>
      takeIn(ctx, {
        place: await placeOf(folder),
        decisions,
        contents,
        prefersFiles,
        isHistory: false,
      }),
  })
}

export const Exported = z.object({
  /** Paths of what was new there or changed. */
  written: z.array(z.string()),
  /** How many lay there as they would have been written. */
  same: z.int().min(0),
  refused: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })),
  /** What a format has no place for: it is kept here only. */
  leftOut: z.array(z.object({ path: z.string(), what: z.string() })),
})
export type Exported = z.output<typeof Exported>

export const exportVerb = defineVerb({
  name: 'decisions.export',
  summary: 'Write each decision as a file, in the format it came in.',
  access: 'write',
  input: z.strictObject({
    folder: z.string(),
    overwrites: z.boolean(),
    from: z.string().optional(),
    /** Also decisions that no file holds yet, into a folder that others came from. */
    withNew: z.boolean().default(false),
  }),
  output: Exported,
  async run(ctx, { folder, ...asked }) {
    const open = await openFolder(folder)
    const files = async () => (await walk(open.top, new AbortController().signal)).files
    return writeBack(ctx, { ...open, files, place: await placeOf(open.top) }, asked)
  },
})
