/** Issues and requests in the order of their last change; GitHub lists them together. */
import { z } from 'zod'
import { byTime, type ChangedPage } from '#facts/forge/api/by-time.ts'
import { number, time } from '#facts/forge/fields.ts'
import type { ListStart } from '#facts/forge/port.ts'
import { addressOf, type Asked } from './asked.ts'

const changed = z
  .object({ number, updated_at: time })
  .transform(({ number: id, updated_at: at }) => (at === null ? null : { at, id: String(id) }))

export function issuesByTime(asked: Asked, start: ListStart): AsyncGenerator<ChangedPage> {
  return byTime(
    {
      ...{ api: asked.api, changed },
      addressOf: (since, page) =>
        addressOf(asked, 'issues', {
          ...{ state: 'all', sort: 'updated', direction: 'asc' },
          ...(since === null ? {} : { since: isoOf(since) }),
          ...(page === 1 ? {} : { page: String(page) }),
        }),
    },
    start,
  )
}

/** GitHub has whole seconds. */
export function isoOf(ms: number): string {
  return new Date(Math.floor(ms / 1000) * 1000).toISOString().replace('.000', '')
}
