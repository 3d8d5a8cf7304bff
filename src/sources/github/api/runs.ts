/**
 * Runs of GitHub Actions, oldest first. GitHub lists the newest first, and no more than a thousand of those that were made in a span of
 * time; so spans are asked for that hold about as many as fit on one page.
 */
import { z } from 'zod'
import { readAs } from '#facts/forge/api/answers.ts'
import { understoodOf } from '#facts/forge/api/understood.ts'
import type { Cursor, SyncPage } from '#facts/forge/port.ts'
import type { RunSeen } from '#facts/forge/seen.ts'
import { CairnError } from '#std/errors.ts'
import { runSeen } from '../parse/runs.ts'
import { addressOf, type Asked } from './asked.ts'
import { isoOf } from './by-time.ts'

const pageSize = 100
const second = 1000
/** Before that there were no Actions. */
const actionsBegin = Date.UTC(2018, 9, 16)

export async function* runPages(
  asked: Asked,
  from: Cursor | null,
  /** When the repository was made. */
  madeAt: number | null,
): AsyncGenerator<SyncPage> {
  let at = from?.at ?? Math.max(madeAt ?? 0, actionsBegin)
  let total: number | null = null
  for (;;) {
    const rest = await runsIn(asked, `>=${isoOf(at)}`)
    total ??= rest.total
    if (rest.total <= rest.runs.length) {
      yield await pageOf(asked, rest, { total, end: null })
      return
    }
    const top = newestOf(rest.runs)
    if (top === null || top < at) throw unordered()
    yield* spans(asked, { at, top, total, width: ((top - at) * 80) / rest.total })
    at = top + second
  }
}

async function* spans(
  asked: Asked,
  {
    at: start,
    top,
    total,
    width: first,
  }: { at: number; top: number; total: number; width: number },
): AsyncGenerator<SyncPage> {
  for (let at = start, width = wholeSeconds(first); at <= top;) {
    const end = Math.min(at + width, top)
    const span = await runsIn(asked, `${isoOf(at)}..${isoOf(end)}`)
    if (span.total > pageSize && width > 0) {
      width = wholeSeconds(width / 2)
      continue
    }
    const whole = span.total > pageSize ? await allRunsIn(asked, isoOf(at)) : span
    yield await pageOf(asked, whole, { total, end })
    at = end + second
    if (span.total < pageSize / 3) width = width * 2 + second
  }
}

function wholeSeconds(ms: number): number {
  return Math.floor(ms / second) * second
}

const Runs = z.object({ total_count: z.int(), workflow_runs: z.array(z.unknown()) })

interface Listed {
  total: number
  runs: unknown[]
}

async function runsIn(asked: Asked, created: string): Promise<Listed> {
  const { body } = await asked.api.ask({ url: addressOf(asked, 'actions/runs', { created }) })
  const { total_count: total, workflow_runs: runs } = readAs(Runs, body)
  return { total, runs }
}

/** Of one second, page by page. */
async function allRunsIn(asked: Asked, created: string): Promise<Listed> {
  const runs: unknown[] = []
  const url = addressOf(asked, 'actions/runs', { created: `${created}..${created}` })
  for await (const { body } of asked.api.pages(url)) runs.push(...readAs(Runs, body).workflow_runs)
  return { total: runs.length, runs }
}

const Made = z.object({ created_at: z.string().transform((text) => Date.parse(text)) })

function newestOf(runs: readonly unknown[]): number | null {
  const times = runs.map((run) => Made.safeParse(run).data?.created_at ?? NaN)
  const known = times.filter((at) => !Number.isNaN(at))
  return known.length === 0 ? null : Math.max(...known)
}

/** A list tells the last attempt of each run; those before are asked for one by one. */
async function pageOf(
  asked: Asked,
  { runs }: Listed,
  { total, end }: { total: number; end: number | null },
): Promise<SyncPage> {
  const { seen, leftOut } = understoodOf(runs, runSeen)
  const earlier: RunSeen[] = []
  let gone = 0
  for (const { id, attempt } of seen)
    for (let before = 1; before < attempt; before++) {
      const told = await attemptOf(asked, id, before)
      if (told === null) gone++
      else earlier.push(told)
    }
  const newest = end ?? newestOf(runs)
  return {
    ...{ batch: { runs: [...seen, ...earlier] }, read: runs.length, leftOut: leftOut + gone },
    ...{ total, cursor: newest === null ? null : { at: newest, id: '0' } },
  }
}

async function attemptOf(asked: Asked, id: string, attempt: number): Promise<RunSeen | null> {
  try {
    const url = addressOf(asked, `actions/runs/${id}/attempts/${attempt}`)
    return runSeen((await asked.api.ask({ url })).body)
  } catch (error) {
    if (error instanceof z.ZodError) return null
    if (error instanceof CairnError && error.code === 'forge.gone') return null
    throw error
  }
}

function unordered(): CairnError {
  return new CairnError(
    'unavailable',
    'forge.pagination',
    'The forge lists runs outside the time asked for.',
    { hint: 'What was read is kept. Sync again later.' },
  )
}
