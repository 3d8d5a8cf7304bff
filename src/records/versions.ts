/** Going back to what a record said before, and comparing what it said. */
import type { Selectable } from 'kysely'
import { z } from 'zod'
import { CairnError } from '#std/errors.ts'
import type { Ctx } from '#verbs/ctx.ts'
import { Difference, differencesOf } from './diff.ts'
import { changeRecord, shaped } from './record.ts'
import type { NamedRecord } from './removal.ts'
import { ruledKind, type RuledKind } from './ruled-kind.ts'
import { anyRecord, recordsOf } from './store.ts'
import type { RecordTable, RevisionTable } from './tables.ts'

export const Comparison = z.object({
  record: z.uuid(),
  from: z.int().min(1),
  to: z.int().min(1),
  differences: z.array(Difference),
})

/**
 * The words of an earlier version, as a new one: nothing in between is lost. The state stays what it is, and what the kind's rules
 * do not let anybody edit, nobody edits this way either.
 */
export async function revertRecord(
  ctx: Ctx,
  kinds: readonly RuledKind[],
  { record: ref, to, version }: { record: string; to: number; version?: number | undefined },
): Promise<NamedRecord> {
  const row = await anyRecord(ctx, ref)
  const rules = ruledKind(kinds, row.kind)
  const earlier = await revisionOf(ctx, row, to)
  const words = shaped(rules.kind, { ...row, ...earlier })
  const after = await changeRecord(ctx, rules.kind, { ref: row.record_id, version }, (record) =>
    rules.edit(record, words),
  )
  const { id: record, number, status, title, version: newest } = after
  return { record, kind: row.kind, number, status, title, version: newest }
}

/** Left out, `to` is what it is now, and `from` the version before. */
export async function compareVersions(
  ctx: Pick<Ctx, 'db'>,
  { record: ref, from, to }: { record: string; from?: number | undefined; to?: number | undefined },
): Promise<z.input<typeof Comparison>> {
  const row = await anyRecord(ctx, ref)
  const later = to ?? row.version
  const earlier = from ?? Math.max(1, later - 1)
  const [before, after] = [await revisionOf(ctx, row, earlier), await revisionOf(ctx, row, later)]
  const differences = differencesOf(before, after)
  return { record: row.record_id, from: earlier, to: later, differences }
}

async function revisionOf(
  ctx: Pick<Ctx, 'db'>,
  { record_id: id, title, version: newest }: Selectable<RecordTable>,
  version: number,
): Promise<Selectable<RevisionTable>> {
  const found = await recordsOf(ctx)
    .selectFrom('revision')
    .selectAll()
    .where('record_id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (found !== undefined) return found
  throw new CairnError(
    'not_found',
    'record.version_none',
    `"${title}" has no version ${version}; the newest is ${newest}.`,
    { hint: 'records.history lists them all.' },
  )
}
