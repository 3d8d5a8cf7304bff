/** Requests: which changed is listed by REST, and what happened to them told by GraphQL, ten at a time. */
import { z } from 'zod'
import { readAs } from '#facts/forge/api/answers.ts'
import { understoodOf } from '#facts/forge/api/understood.ts'
import type { ListStart, SyncPage } from '#facts/forge/port.ts'
import { requestsQuery } from '../graphql/queries.ts'
import { gathered } from '#facts/forge/dump/batches.ts'
import { issueSeen, requestAmongIssues } from '../parse/issues.ts'
import { askGraphql, isAboutThis, type Asked } from './asked.ts'
import { issuesByTime } from './by-time.ts'
import { wholeRequest } from './whole-request.ts'

/** Some 20,000 things at most in one answer, which GitHub tells well within its ten seconds. */
const atOnce = 10

export async function* requestPages(
  asked: Asked,
  start: ListStart,
  total: number | null,
): AsyncGenerator<SyncPage> {
  const patience = { failedBefore: false }
  for await (const { raw, cursor, etag } of issuesByTime(asked, start)) {
    const numbers = raw.map((one) => requestAmongIssues(one)).filter((one) => one !== null)
    for (let at = 0; at < numbers.length; at += atOnce) {
      const isLast = at + atOnce >= numbers.length
      const told = await requestsTold(asked, numbers.slice(at, at + atOnce), patience)
      // Until the last of a page it stands where it stood: the page is asked for whole.
      yield { ...told, cursor: isLast ? cursor : null, total, etag }
    }
    if (numbers.length === 0) yield { batch: {}, read: 0, leftOut: 0, cursor, total, etag }
  }
}

export async function* issuePages(
  asked: Asked,
  start: ListStart,
  total: number | null,
): AsyncGenerator<SyncPage> {
  for await (const { raw, cursor, etag } of issuesByTime(asked, start)) {
    const own = raw.filter((one) => requestAmongIssues(one) === null)
    const { seen, leftOut } = understoodOf(own, issueSeen)
    yield { batch: { issues: seen }, read: own.length, leftOut, cursor, total, etag }
  }
}

const Told = z.object({ repository: z.record(z.string(), z.unknown()) })

type Part = Pick<SyncPage, 'batch' | 'read' | 'leftOut'>

/** What is too much for one answer is asked for in halves. One alone that breaks GitHub is left out; two in a row, and GitHub is down. */
async function requestsTold(
  asked: Asked,
  numbers: readonly number[],
  patience: { failedBefore: boolean },
): Promise<Part> {
  try {
    const part = await askFor(asked, numbers)
    patience.failedBefore = false
    return part
  } catch (error) {
    if (!isAboutThis(error)) throw error
    const [first] = numbers
    if (numbers.length < 2 || first === undefined) {
      if (patience.failedBefore) throw error
      patience.failedBefore = true
      return { batch: {}, read: numbers.length, leftOut: numbers.length }
    }
    const half = Math.ceil(numbers.length / 2)
    const parts = [
      await requestsTold(asked, numbers.slice(0, half), patience),
      await requestsTold(asked, numbers.slice(half), patience),
    ]
    return {
      batch: gathered(parts.map(({ batch }) => batch)),
      read: parts.reduce((sum, { read }) => sum + read, 0),
      leftOut: parts.reduce((sum, { leftOut }) => sum + leftOut, 0),
    }
  }
}

async function askFor(asked: Asked, numbers: readonly number[]): Promise<Part> {
  const triesMax = numbers.length > 1 ? 2 : 6
  const { data, failedAt } = await askGraphql(asked, requestsQuery(numbers), { triesMax })
  const { repository } = readAs(Told, data)
  const broken = new Set(failedAt.map(([, alias]) => alias))
  const parts: Part[] = []
  for (const number of numbers) {
    const raw = repository[`r${number}`]
    parts.push(await partOf(asked, raw, !broken.has(`r${number}`)))
  }
  return {
    batch: gathered(parts.map(({ batch }) => batch)),
    read: numbers.length,
    leftOut: parts.reduce((sum, { leftOut }) => sum + leftOut, 0),
  }
}

async function partOf(asked: Asked, raw: unknown, isSound: boolean): Promise<Part> {
  try {
    const { batch, isWhole } = await wholeRequest(asked, raw, isSound)
    return { batch, read: 1, leftOut: isWhole ? 0 : 1 }
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error
    return { batch: {}, read: 1, leftOut: 1 }
  }
}
