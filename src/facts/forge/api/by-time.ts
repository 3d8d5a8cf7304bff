/**
 * A list in the order of the last change. Each page is asked for by the time at which the one before ended, and not by its number: what
 * changes meanwhile moves to the end of the list, and by numbers one other would be passed over.
 */
import type { z } from 'zod'
import type { Cursor, ListStart } from '../port.ts'
import { CairnError } from '#std/errors.ts'
import type { ForgeApi } from '#std/forge-api/forge-api.ts'
import { hasNext } from '#std/forge-api/links.ts'
import { List, readAs } from './answers.ts'

/** As many as any forge tells at once. */
const pageSize = 100
const pagesMax = 10_000

export interface TimedList {
  api: ForgeApi
  /** Of the page of so many things that changed at this time or later. */
  addressOf: (since: number | null, page: number) => string
  /** When a thing changed and what it is known by. */
  changed: z.ZodType<Cursor | null>
}

export interface ChangedPage {
  /** Those that were not in the page before. */
  raw: unknown[]
  cursor: Cursor | null
  /** All there are from the start on, as the first page says; null where it does not. */
  total: number | null
  /** What the list is known by, where it is all in this page. */
  etag: string | null
}

export async function* byTime(
  { api, addressOf, changed }: TimedList,
  { from, unless }: ListStart,
): AsyncGenerator<ChangedPage> {
  let since = from?.at ?? null
  let before = new Set<string>()
  let total: number | null = null
  for (let page = 1, pages = 0; ; pages++) {
    const isFirst = pages === 0
    const { body, headers, isUnchanged } = await api.ask({
      ...{ url: addressOf(since, page), unless: isFirst ? unless : null },
    })
    if (isUnchanged) return
    const all = readAs(List, body)
    if (isFirst) total = totalIn(headers)
    const cursors = all.map((one) => changed.safeParse(one).data ?? null)
    const keys = cursors.map((one) => (one === null ? '' : `${one.id} ${one.at}`))
    const known = before
    const cursor = cursors.findLast((one) => one !== null) ?? null
    const isLast = all.length === 0 || (all.length < pageSize && !hasNext(headers['link']))
    const etag = isFirst && isLast ? (headers['etag'] ?? null) : null
    yield { raw: all.filter((_, index) => !known.has(keys[index] ?? '')), cursor, total, etag }
    if (isLast) return
    if (pages === pagesMax) throw tooMany()
    before = new Set(keys)
    // Where a whole page bears one time, or times go back, the number of the page goes on.
    const moves = cursor !== null && (since === null || cursor.at > since)
    page = moves ? 1 : page + 1
    since = moves ? cursor.at : since
  }
}

/** GitLab and Gitea say how many there are, GitHub does not. */
export function totalIn(headers: Readonly<Record<string, string>>): number | null {
  const told = headers['x-total'] ?? headers['x-total-count'] ?? ''
  return /^\d{1,9}$/.test(told) ? Number(told) : null
}

function tooMany(): CairnError {
  return new CairnError('unavailable', 'forge.pagination', 'A list of the forge does not end.', {
    hint: 'What was read is kept. Sync again later.',
  })
}
