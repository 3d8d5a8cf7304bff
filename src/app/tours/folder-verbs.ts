/** What the command line can do with a folder of tours on this machine's disk. No other door has these: they name paths. */
import { z } from 'zod'
import { takeIn } from '#practices/trails/files/take-in.ts'
import { writeBack } from '#practices/trails/files/write-back.ts'
import { defineVerb } from '#verbs/verb.ts'
import { placeOf } from '../decisions/place.ts'
import { openFolder } from '../folder.ts'
import type { CheckedFolder } from './check.ts'

export const Kept = z.object({
  /** How many trails were made, and how many were brought up to what their files say now. */
  added: z.int().min(0),
  changed: z.int().min(0),
  unchanged: z.int().min(0),
  /** Changed here and in the file: neither was overwritten. */
  conflicts: z.array(z.object({ path: z.string(), record: z.int(), message: z.string() })),
})
export type Kept = z.output<typeof Kept>

export function importVerb({ place, tours }: Pick<CheckedFolder, 'place' | 'tours'>) {
  return defineVerb({
    name: 'trails.import',
    summary: 'Keep the tours of a folder as trails.',
    access: 'write',
    input: z.strictObject({ prefersFiles: z.boolean() }),
    output: Kept,
    run: (ctx, { prefersFiles }) => takeIn(ctx, { place, tours, prefersFiles }),
  })
}

export const Exported = z.object({
  /** Paths of what was new there or changed. */
  written: z.array(z.string()),
  /** How many lay there as they would have been written. */
  same: z.int().min(0),
  refused: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })),
})
export type Exported = z.output<typeof Exported>

export const exportVerb = defineVerb({
  name: 'trails.export',
  summary: 'Write each trail as a tour that editors can play.',
  access: 'write',
  input: z.strictObject({ folder: z.string(), overwrites: z.boolean() }),
  output: Exported,
  async run(ctx, { folder, overwrites }) {
    const open = await openFolder(folder)
    return writeBack(ctx, { ...open, place: await placeOf(open.top) }, overwrites)
  },
})
