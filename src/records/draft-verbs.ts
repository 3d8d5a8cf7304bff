/** What one can do with what one is still writing. */
import { z } from 'zod'
import { defineVerb } from '#verbs/verb.ts'
import {
  Draft,
  DraftBegun,
  draftCharsMax,
  DraftKey,
  dropDraft,
  getDraft,
  keepDraft,
  listDrafts,
} from './drafts.ts'

export const keep = defineVerb({
  name: 'drafts.keep',
  summary:
    'Keep what you are writing, for yourself alone, in place of what was kept under this key.',
  access: 'write',
  isPrivate: true,
  mayBeAssisted: true,
  operands: ['key'],
  input: z.strictObject({
    key: DraftKey,
    text: z
      .string()
      .max(draftCharsMax)
      // PostgreSQL keeps no NUL.
      .transform((text) => text.replaceAll('\0', ''))
      .describe('The words so far, or the whole form as the page writes it.'),
    basedOn: z
      .int()
      .min(1)
      .nullable()
      .default(null)
      .describe('The version of the record that it began from.'),
  }),
  output: Draft,
  run: keepDraft,
})

export const get = defineVerb({
  name: 'drafts.get',
  summary: 'Read a draft of your own.',
  access: 'read',
  isPrivate: true,
  mayBeAssisted: true,
  operands: ['key'],
  input: z.strictObject({ key: DraftKey }),
  output: Draft,
  run: getDraft,
})

export const list = defineVerb({
  name: 'drafts.list',
  summary: 'List your own drafts, the latest kept first, each with its first words.',
  access: 'read',
  isPrivate: true,
  mayBeAssisted: true,
  input: z.strictObject({}),
  output: z.object({ items: z.array(DraftBegun) }),
  run: listDrafts,
})

export const drop = defineVerb({
  name: 'drafts.drop',
  summary: 'Drop a draft of your own, for good.',
  access: 'write',
  isPrivate: true,
  operands: ['key'],
  input: z.strictObject({ key: DraftKey }),
  output: z.object({ key: z.string() }),
  run: dropDraft,
})
