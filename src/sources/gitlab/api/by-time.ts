/** Lists in the order of the last change, which GitLab has of requests, issues, pipelines and deployments. */
import { z } from 'zod'
import { byTime, type ChangedPage } from '#facts/forge/api/by-time.ts'
import { id, time } from '#facts/forge/fields.ts'
import type { Cursor, ListStart } from '#facts/forge/port.ts'
import { addressOf, type Asked } from './asked.ts'

const changed = z
  .object({ id, updated_at: time })
  .transform(({ id: one, updated_at: at }) => (at === null ? null : { at, id: one }))

export function changedIn(
  asked: Asked,
  list: 'merge_requests' | 'issues' | 'pipelines' | 'deployments',
  start: ListStart,
  only: Readonly<Record<string, string>> = {},
): AsyncGenerator<ChangedPage> {
  return byTime(
    {
      ...{ api: asked.api, changed },
      addressOf: (since, page) =>
        addressOf(asked, list, {
          ...queries[list],
          ...only,
          ...{ order_by: 'updated_at', sort: 'asc' },
          // It tells times cut to the millisecond, and "after" may or may not be "at".
          ...(since === null ? {} : { updated_after: new Date(since - 1).toISOString() }),
          ...(page === 1 ? {} : { page: String(page) }),
        }),
    },
    start,
  )
}

const queries = {
  merge_requests: { scope: 'all', state: 'all' },
  issues: { scope: 'all', state: 'all' },
  pipelines: {},
  deployments: {},
}

/** Written together, with where it stands then. */
const atOnce = 10

/** Cuts a page into pieces, each with the place where it ends. */
export function piecesOf({
  raw,
  cursor,
}: Pick<ChangedPage, 'raw' | 'cursor'>): { raw: unknown[]; cursor: Cursor | null }[] {
  const pieces = []
  for (let at = 0; at < raw.length; at += atOnce) {
    const some = raw.slice(at, at + atOnce)
    const isLast = at + atOnce >= raw.length
    pieces.push({
      raw: some,
      cursor: isLast ? cursor : (changed.safeParse(some.at(-1)).data ?? null),
    })
  }
  return pieces.length > 0 ? pieces : [{ raw: [], cursor }]
}
