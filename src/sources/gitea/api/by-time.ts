/**
 * Issues and pull requests, those first that changed first. Gitea lists them by when they were made, and tells which changed in a span of
 * time; so spans are asked for that hold no more than fit on one page.
 */
import { z } from 'zod'
import { List, readAs } from '#facts/forge/api/answers.ts'
import { totalIn } from '#facts/forge/api/by-time.ts'
import { time } from '#facts/forge/fields.ts'
import type { Cursor } from '#facts/forge/port.ts'
import { hasNext } from '#std/forge-api/links.ts'
import { addressOf, type Asked } from './asked.ts'

const second = 1000
/** Before that was no forge that anything could have been brought from. */
const forgesBegin = Date.UTC(2000)

export interface ChangedSpan {
  raw: unknown[]
  cursor: Cursor | null
  /** All there are from the start on. */
  total: number | null
}

export async function* changedIn(
  asked: Asked,
  type: 'issues' | 'pulls',
  { from, now }: { from: Cursor | null; now: number },
): AsyncGenerator<ChangedSpan> {
  const start = wholeSeconds(from?.at ?? forgesBegin)
  const rest = await spanOf(asked, type, [start, null])
  const { total } = rest
  if (!rest.isMore) {
    yield { ...rest, cursor: newestOf(rest.raw) }
    return
  }
  const end = wholeSeconds(now)
  // As if they were spread evenly, a little less than a page.
  let width = wholeSeconds(((end - start) * asked.pageSize * 0.8) / Math.max(1, total ?? 1000))
  for (let at = start; at <= end;) {
    const until = Math.min(at + width, end)
    // Open at the end, for its clock may go before ours.
    const isLast = until === end
    const span = await spanOf(asked, type, [at, isLast ? null : until])
    if (span.isMore && until > at) {
      width = wholeSeconds((until - at) / 2)
      continue
    }
    const raw = span.isMore ? await allIn(asked, type, [at, isLast ? null : until]) : span.raw
    const reached = { at: until, id: '0' }
    yield { raw, total, cursor: isLast ? (newestOf(raw) ?? reached) : reached }
    if (isLast) return
    if (raw.length < asked.pageSize / 3) width = width * 2 + second
    // Read again with the next: a search engine behind Gitea may leave out the last second.
    at = until > at ? until : until + second
  }
}

interface Span {
  raw: unknown[]
  total: number | null
  /** Than fit on one page. */
  isMore: boolean
}

async function spanOf(
  asked: Asked,
  type: string,
  [since, before]: readonly [number, number | null],
): Promise<Span> {
  const { body, headers } = await asked.api.ask({ url: spanAddress(asked, type, [since, before]) })
  const raw = readAs(List, body)
  const total = totalIn(headers)
  return { raw, total, isMore: hasNext(headers['link']) || (total ?? 0) > raw.length }
}

/** Page by page, where a span of one second is more than one. */
async function allIn(
  asked: Asked,
  type: string,
  span: readonly [number, number | null],
): Promise<unknown[]> {
  const raw: unknown[] = []
  for await (const { body } of asked.api.pages(spanAddress(asked, type, span)))
    raw.push(...readAs(List, body))
  return raw
}

function spanAddress(
  asked: Asked,
  type: string,
  [since, before]: readonly [number, number | null],
): string {
  const iso = (ms: number) => new Date(ms).toISOString().replace('.000', '')
  return addressOf(asked, 'issues', {
    ...{ state: 'all', type, since: iso(since) },
    ...(before === null ? {} : { before: iso(before) }),
  })
}

function wholeSeconds(ms: number): number {
  return Math.floor(ms / second) * second
}

const Changed = z.object({ updated_at: time })

function newestOf(raw: readonly unknown[]): Cursor | null {
  const times = raw.flatMap((one) => Changed.safeParse(one).data?.updated_at ?? [])
  return times.length === 0 ? null : { at: Math.max(...times), id: '0' }
}
