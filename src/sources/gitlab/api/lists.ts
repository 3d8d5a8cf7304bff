/** Issues, pipelines and releases: what a list says of them is all that is wanted. */
import { List, readAs } from '#facts/forge/api/answers.ts'
import { understoodOf } from '#facts/forge/api/understood.ts'
import { totalIn } from '#facts/forge/api/by-time.ts'
import type { ListStart, SyncPage } from '#facts/forge/port.ts'
import { releaseSeen } from '../parse/delivery.ts'
import { issueSeen } from '../parse/issues.ts'
import { runSeen } from '../parse/runs.ts'
import { addressOf, type Asked } from './asked.ts'
import { changedIn } from './by-time.ts'

export async function* issuePages(asked: Asked, start: ListStart): AsyncGenerator<SyncPage> {
  for await (const { raw, cursor, total, etag } of changedIn(asked, 'issues', start)) {
    const { seen, leftOut } = understoodOf(raw, issueSeen)
    yield { batch: { issues: seen }, read: raw.length, leftOut, cursor, total, etag }
  }
}

/**
 * Child pipelines are listed apart: from GitLab 17.0 on, and before that none. They come first, for where it stands is told of the others;
 * and what began or went on meanwhile comes behind these.
 */
export async function* runPages(asked: Asked, start: ListStart): AsyncGenerator<SyncPage> {
  let { from } = start
  for await (const page of childPages(asked, from)) {
    from = page.cursor ?? from
    yield { ...page, cursor: null }
  }
  for await (const { raw, cursor, total, etag } of changedIn(asked, 'pipelines', start)) {
    const { seen, leftOut } = understoodOf(raw, runSeen)
    yield { batch: { runs: seen }, read: raw.length, leftOut, cursor, total, etag }
  }
  for await (const page of childPages(asked, from)) yield { ...page, cursor: null }
}

async function* childPages(asked: Asked, from: ListStart['from']): AsyncGenerator<SyncPage> {
  const only = { source: 'parent_pipeline' }
  for await (const page of changedIn(asked, 'pipelines', { from, unless: null }, only)) {
    const { seen, leftOut } = understoodOf(page.raw, runSeen)
    yield {
      batch: { runs: seen },
      read: page.raw.length,
      leftOut,
      cursor: page.cursor,
      total: null,
    }
  }
}

/** There are few, and old ones are changed at times: all are read each time. */
export async function* releasePages(asked: Asked): AsyncGenerator<SyncPage> {
  let total: number | null = null
  for await (const { body, headers } of asked.api.pages(addressOf(asked, 'releases'))) {
    total ??= totalIn(headers)
    const raw = readAs(List, body)
    const { seen, leftOut } = understoodOf(raw, releaseSeen)
    yield { batch: { releases: seen }, read: raw.length, leftOut, cursor: null, total }
  }
}
