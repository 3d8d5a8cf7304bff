/** Records as Markdown files, out and in. Made with the kinds there are, which only the practices know. */
import { z } from 'zod'
import { defineVerb } from '#verbs/verb.ts'
import { pageOf, paging } from '../page.ts'
import type { About, Kind } from '../shape.ts'
import { exportRecords } from './export-records.ts'
import { importRecords } from './import-records.ts'

const FileOfRecord = z.object({ path: z.string(), content: z.string() })

export function recordFileVerbs(kinds: readonly Kind<About>[]) {
  const out = defineVerb({
    name: 'records.export',
    summary:
      'Read records as Markdown files, with what was said about them and what is to be done.',
    access: 'read',
    input: z.strictObject(paging),
    output: pageOf(FileOfRecord),
    run: (ctx, wish) => exportRecords(ctx, kinds, wish),
  })
  const into = defineVerb({
    name: 'records.import',
    summary: 'Make records of Markdown files as they were exported: all of them, or none.',
    // A file says who wrote what: only who answers for the workspace may believe it.
    access: 'administer',
    input: z.strictObject({
      files: z
        .array(
          z.strictObject({
            path: z.string().min(1).max(4096),
            content: z.string().max(16_777_216),
          }),
        )
        .min(1)
        .max(100_000)
        .describe('Each with its path, for what is said about it, and its words.'),
    }),
    output: z.object({
      added: z.int().min(0),
      changed: z.int().min(0),
      unchanged: z.int().min(0),
      /** Files that say nothing of being a record. */
      skipped: z.array(z.string()),
      /** How often somebody is named who does not belong to this workspace: they are left unnamed. */
      strangers: z.int().min(0),
    }),
    run: (ctx, { files }) => importRecords(ctx, kinds, files),
  })
  return [out, into] as const
}
