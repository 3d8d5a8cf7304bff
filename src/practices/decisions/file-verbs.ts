/** What one can do with decisions that came from files. */
import { z } from 'zod'
import { oneRecord } from '#records/kind-verbs.ts'
import { changeRecord, getRecord } from '#records/record.ts'
import { RecordRef } from '#records/shape.ts'
import { defineVerb } from '#verbs/verb.ts'
import { saysSoAlready } from './files/kept.ts'
import { originOf } from './files/origin.ts'
import { settle, settled } from './files/settle.ts'
import { Decision, decisions } from './schema.ts'

export const settleStatus = defineVerb({
  name: 'decisions.settle',
  summary:
    'Say what the status of a decision is, where the words of its file may mean several things.',
  access: 'write',
  operands: ['id', 'status'],
  input: z.strictObject({
    ...oneRecord,
    status: z.enum(settled).describe('What it is. Its file keeps its own words for it.'),
    because: z.string().trim().max(10_000).default('').describe('Why, in Markdown.'),
  }),
  output: Decision,
  async run(ctx, { id, version, status, because }) {
    const told = await changeRecord(ctx, decisions, { ref: id, version }, (decision) =>
      settle(decision, status, because),
    )
    await saysSoAlready(ctx, told)
    return told
  },
})

export const origin = defineVerb({
  name: 'decisions.origin',
  summary:
    'Say which file a decision came from or was written to, and whether it was changed here since.',
  access: 'read',
  operands: ['id'],
  input: z.strictObject({ id: RecordRef }),
  output: z.object({
    /** The repository, or the folder that was read; null, like the path, where no file is known. */
    from: z.string().nullable(),
    /** From the top of the repository; of a folder, from that folder. */
    path: z.string().nullable(),
    isChangedHere: z.boolean(),
  }),
  async run(ctx, { id }) {
    const { id: record } = await getRecord(ctx, decisions, id)
    return (await originOf(ctx, record)) ?? { from: null, path: null, isChangedHere: false }
  },
})
