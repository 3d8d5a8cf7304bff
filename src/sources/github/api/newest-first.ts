/** Deployments and releases: GitHub lists the newest first, so where it stands moves only when all since the last time was read. */
import { z } from 'zod'
import { List, readAs } from '#facts/forge/api/answers.ts'
import { understoodOf } from '#facts/forge/api/understood.ts'
import type { Cursor, ListStart, SyncPage } from '#facts/forge/port.ts'
import type { ForgeBatch } from '#facts/forge/seen.ts'
import { deploymentSeen, releaseSeen } from '../parse/delivery.ts'
import { id, time } from '#facts/forge/fields.ts'
import { addressOf, type Asked } from './asked.ts'

const manners = {
  deployments: (raw: readonly unknown[]): { batch: ForgeBatch; leftOut: number } => {
    const { seen, leftOut } = understoodOf(raw, deploymentSeen)
    return { batch: { deployments: seen }, leftOut }
  },
  releases: (raw: readonly unknown[]): { batch: ForgeBatch; leftOut: number } => {
    const { seen, leftOut } = understoodOf(raw, releaseSeen)
    return { batch: { releases: seen }, leftOut }
  },
}

/** There are few releases, and old ones are changed at times: of those all are read each time. */
const alwaysAll: ReadonlySet<string> = new Set(['releases'])

const Made = z.object({ id, created_at: time })

export async function* newestFirst(
  asked: Asked,
  kind: keyof typeof manners,
  { from, unless, total }: ListStart & { total: number | null },
): AsyncGenerator<SyncPage> {
  const until = alwaysAll.has(kind) ? null : from
  let newest: Cursor | null = null
  const etags: (string | null)[] = []
  for await (const { body, headers } of asked.api.pages(addressOf(asked, kind), unless)) {
    etags.push(headers['etag'] ?? null)
    const raw = readAs(List, body)
    const made = raw.flatMap((one) => Made.safeParse(one).data ?? [])
    for (const { id: one, created_at: at } of made)
      if (at !== null && (newest === null || at > newest.at)) newest = { at, id: one }
    yield { ...manners[kind](raw), read: raw.length, total, cursor: null }
    const oldest = made.at(-1)?.created_at ?? null
    if (until !== null && oldest !== null && oldest < until.at) break
  }
  if (etags.length === 0) return
  const etag = etags.length === 1 ? (etags[0] ?? null) : null
  yield { batch: {}, leftOut: 0, read: 0, total, cursor: newest, etag }
}
