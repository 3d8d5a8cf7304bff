/** What the workspace knows already of all that some files name, read before anything is written. */
import { sql } from 'kysely'
import type { Ctx } from '#verbs/ctx.ts'
import { recordsOf } from '../store.ts'
import type { ReadRecord } from './record-file.ts'

export interface Given extends ReadRecord {
  path: string
}

export interface Known {
  records: Map<string, { kind: string; version: number; isRemoved: boolean }>
  /** `decision 12` to the id of who has it. */
  numbers: Map<string, string>
  members: Set<string>
  comments: Map<string, string>
  actions: Map<string, string>
}

export async function knownHere(ctx: Ctx, given: readonly Given[]): Promise<Known> {
  const db = recordsOf(ctx)
  const ids = given.flatMap(({ file }) => file.id ?? [])
  const numbers = given.flatMap(({ file }) => file.number ?? [])
  const comments = given.flatMap(({ file }) => file.comments.map(({ id }) => id))
  const actions = given.flatMap(({ file }) => file.actions.map(({ id }) => id))
  // The transaction has one connection: one after the other.
  const records = await db
    .selectFrom('record')
    .select(['record_id', 'kind', 'number', 'version', 'removed_at'])
    .where(sql<boolean>`record_id = any(${ids}::uuid[]) or number = any(${numbers}::integer[])`)
    .execute()
  const members = await db.selectFrom('member').select('member_id').execute()
  const saidBefore = await db
    .selectFrom('comment')
    .select(['comment_id', 'record_id'])
    .where(sql<boolean>`comment_id = any(${comments}::uuid[])`)
    .execute()
  const takenBefore = await db
    .selectFrom('action')
    .select(['action_id', 'record_id'])
    .where(sql<boolean>`action_id = any(${actions}::uuid[])`)
    .execute()
  return {
    records: new Map(
      records.map((row) => [
        row.record_id,
        { kind: row.kind, version: row.version, isRemoved: row.removed_at !== null },
      ]),
    ),
    numbers: new Map(records.map((row) => [`${row.kind} ${row.number}`, row.record_id])),
    members: new Set(members.map((row) => row.member_id)),
    comments: new Map(saidBefore.map((row) => [row.comment_id, row.record_id])),
    actions: new Map(takenBefore.map((row) => [row.action_id, row.record_id])),
  }
}
