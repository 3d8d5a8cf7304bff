/** What one can do with any record, where its kind has a say in it. */
import { z } from 'zod'
import { defineVerb } from '#verbs/verb.ts'
import { pageOf, paging } from './page.ts'
import { NamedRecord, Removed, removedRecords, removeRecord, restoreRecord } from './removal.ts'
import { Recent, recentRecords } from './recent.ts'
import type { RuledKind } from './ruled-kind.ts'
import { AnyRecord, Version, VersionNumber } from './shape.ts'
import { Comparison, compareVersions, revertRecord } from './versions.ts'

export function recordVerbs(kinds: readonly RuledKind[]) {
  return [removeVerb(kinds), restore, removed, revertVerb(kinds), diff, recent]
}

export function removeVerb(kinds: readonly RuledKind[]) {
  return defineVerb({
    name: 'records.remove',
    summary: 'Take a record of your own away; for 30 days it can be brought back.',
    access: 'write',
    operands: ['record'],
    input: z.strictObject({ record: AnyRecord }),
    output: Removed,
    run: (ctx, wish) => removeRecord(ctx, kinds, wish),
  })
}

export const restore = defineVerb({
  name: 'records.restore',
  summary: 'Bring a removed record back, with all that was said about it.',
  access: 'write',
  operands: ['record'],
  input: z.strictObject({ record: AnyRecord }),
  output: NamedRecord,
  run: restoreRecord,
})

export const removed = defineVerb({
  name: 'records.removed',
  summary: 'List the removed records that you can bring back, the latest first.',
  access: 'read',
  input: z.strictObject(paging),
  output: pageOf(Removed),
  run: removedRecords,
})

export function revertVerb(kinds: readonly RuledKind[]) {
  return defineVerb({
    name: 'records.revert',
    summary: 'Give a record the words of an earlier version, as a new one; its state stays.',
    access: 'write',
    operands: ['record'],
    input: z.strictObject({
      record: AnyRecord,
      to: VersionNumber.describe('The earlier version.'),
      version: Version.optional(),
    }),
    output: NamedRecord,
    run: (ctx, wish) => revertRecord(ctx, kinds, wish),
  })
}

export const diff = defineVerb({
  name: 'records.diff',
  summary: 'Compare two versions of a record, by lines and by words.',
  access: 'read',
  operands: ['record'],
  input: z.strictObject({
    record: AnyRecord,
    from: VersionNumber.optional().describe('The earlier version; the one before, if not given.'),
    to: VersionNumber.optional().describe('The later version; the newest, if not given.'),
  }),
  output: Comparison,
  run: compareVersions,
})

export const recent = defineVerb({
  name: 'records.recent',
  summary:
    'List the records that were written or commented on lately, each once, the newest first.',
  access: 'read',
  input: z.strictObject({
    since: z.iso.datetime().optional().describe('Only what was written since then.'),
    limit: z.int().min(1).max(50).default(20).describe('How many at most.'),
  }),
  output: z.object({ items: z.array(Recent) }),
  run: recentRecords,
})
