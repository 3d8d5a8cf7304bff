/** Pull requests, those first that changed first, each with all that happened to it; and issues. */
import { z } from 'zod'
import { understoodOf } from '#facts/forge/api/understood.ts'
import { gathered } from '#facts/forge/dump/batches.ts'
import type { Cursor, SyncPage } from '#facts/forge/port.ts'
import { CairnError } from '#std/errors.ts'
import { issueSeen, requestAmongIssues } from '../parse/issues.ts'
import type { Asked } from './asked.ts'
import { changedIn } from './by-time.ts'
import { wholeRequest, type WholeRequest } from './whole-request.ts'

export interface Since {
  from: Cursor | null
  now: number
}

/** Written together. */
const atOnce = 10

export async function* requestPages(asked: Asked, since: Since): AsyncGenerator<SyncPage> {
  const patience = { failedBefore: false }
  for await (const { raw, cursor, total } of changedIn(asked, 'pulls', since)) {
    const numbers = raw.flatMap((one) => requestAmongIssues(one) ?? [])
    let leftOut = raw.length - numbers.length
    for (let at = 0; at === 0 || at < numbers.length; at += atOnce) {
      const told: WholeRequest[] = []
      for (const number of numbers.slice(at, at + atOnce))
        told.push(await toldOf(asked, number, patience))
      leftOut += told.filter(({ isWhole }) => !isWhole).length
      yield {
        batch: gathered(told.map(({ batch }) => batch)),
        // Until the last of a span it stands where it stood.
        ...{
          read: told.length,
          leftOut,
          total,
          cursor: at + atOnce < numbers.length ? null : cursor,
        },
      }
      leftOut = 0
    }
  }
}

export async function* issuePages(asked: Asked, since: Since): AsyncGenerator<SyncPage> {
  for await (const { raw, cursor, total } of changedIn(asked, 'issues', since)) {
    const { seen, leftOut } = understoodOf(raw, issueSeen)
    yield { batch: { issues: seen }, read: raw.length, leftOut, cursor, total }
  }
}

/** One that is gone or breaks the forge is left out; two in a row that break it, and it is down. */
async function toldOf(
  asked: Asked,
  number: number,
  patience: { failedBefore: boolean },
): Promise<WholeRequest> {
  try {
    const told = await wholeRequest(asked, number)
    patience.failedBefore = false
    return told
  } catch (error) {
    if (error instanceof z.ZodError) return nothing
    if (!(error instanceof CairnError)) throw error
    if (error.code === 'forge.gone' || error.code === 'forge.shape') return nothing
    if (error.code !== 'forge.answer' || patience.failedBefore) throw error
    patience.failedBefore = true
    return nothing
  }
}

const nothing: WholeRequest = { batch: {}, isWhole: false }
