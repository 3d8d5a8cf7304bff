/**
 * Issues and requests in the order of their last change. Each page is asked for by the time at which the one before ended, and not by
 * its number: what changes meanwhile moves to the end of the list, and by numbers one other would be passed over.
 */
import { z } from 'zod'
import type { Cursor } from '#facts/forge/port.ts'
import { CairnError } from '#std/errors.ts'
import { number, time } from '#facts/forge/fields.ts'
import { addressOf, List, readAs, type Asked } from './asked.ts'

const pageSize = 100
const pagesMax = 10_000

const Changed = z.object({ number, updated_at: time })

export interface ChangedPage {
  /** Those that were not in the page before. */
  raw: unknown[]
  cursor: Cursor | null
}

export async function* byTime(asked: Asked, from: Cursor | null): AsyncGenerator<ChangedPage> {
  let since = from?.at ?? null
  let before = new Set<string>()
  for (let page = 1, pages = 0; ; pages++) {
    const { body } = await asked.api.ask({
      url: addressOf(asked, 'issues', {
        ...{ state: 'all', sort: 'updated', direction: 'asc' },
        ...(since === null ? {} : { since: isoOf(since) }),
        ...(page === 1 ? {} : { page: String(page) }),
      }),
    })
    const all = readAs(List, body)
    const known = before
    const keys = all.map((one) => keyOf(one))
    yield { raw: all.filter((_, index) => !known.has(keys[index] ?? '')), cursor: cursorOf(all) }
    if (all.length < pageSize) return
    if (pages === pagesMax) throw tooMany()
    before = new Set(keys)
    const reached = cursorOf(all)?.at ?? null
    // Where a whole page bears one time, or times go back, the number of the page goes on.
    const moves = reached !== null && (since === null || reached > since)
    page = moves ? 1 : page + 1
    since = moves ? reached : since
  }
}

/** GitHub has whole seconds. */
export function isoOf(ms: number): string {
  return new Date(Math.floor(ms / 1000) * 1000).toISOString().replace('.000', '')
}

function keyOf(raw: unknown): string {
  const { data } = Changed.safeParse(raw)
  return data === undefined ? '' : `${data.number} ${data.updated_at}`
}

/** The last that says when it changed. */
function cursorOf(all: readonly unknown[]): Cursor | null {
  for (const raw of all.toReversed()) {
    const { data } = Changed.safeParse(raw)
    if (data?.updated_at) return { at: data.updated_at, id: String(data.number) }
  }
  return null
}

function tooMany(): CairnError {
  return new CairnError('unavailable', 'forge.pagination', 'A list of the forge does not end.', {
    hint: 'What was read is kept. Sync again later.',
  })
}
