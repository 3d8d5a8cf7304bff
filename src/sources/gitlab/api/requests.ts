/** Merge requests in the order of their last change, each with all that happened to it. */
import { z } from 'zod'
import { gathered } from '#facts/forge/dump/batches.ts'
import type { ListStart, SyncPage } from '#facts/forge/port.ts'
import { CairnError } from '#std/errors.ts'
import type { Asked } from './asked.ts'
import { changedIn, piecesOf } from './by-time.ts'
import { wholeRequest, type WholeRequest } from './whole-request.ts'

export async function* requestPages(asked: Asked, start: ListStart): AsyncGenerator<SyncPage> {
  const patience = { failedBefore: false }
  for await (const { total, etag, ...page } of changedIn(asked, 'merge_requests', start))
    for (const { raw, cursor } of piecesOf(page)) {
      const told: WholeRequest[] = []
      for (const one of raw) told.push(await toldOf(asked, one, patience))
      yield {
        batch: gathered(told.map(({ batch }) => batch)),
        leftOut: told.filter(({ isWhole }) => !isWhole).length,
        ...{ read: raw.length, cursor, total, etag },
      }
    }
}

/** One that breaks GitLab is left out; two in a row, and GitLab is down. */
async function toldOf(
  asked: Asked,
  raw: unknown,
  patience: { failedBefore: boolean },
): Promise<WholeRequest> {
  try {
    const told = await wholeRequest(asked, raw)
    patience.failedBefore = false
    return told
  } catch (error) {
    if (error instanceof z.ZodError) return nothing
    if (!(error instanceof CairnError) || error.code !== 'forge.answer') throw error
    if (patience.failedBefore) throw error
    patience.failedBefore = true
    return nothing
  }
}

const nothing: WholeRequest = { batch: {}, isWhole: false }
