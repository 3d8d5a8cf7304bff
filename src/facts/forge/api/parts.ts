/** What is part of something else, such as the jobs of a run: a question for each of those. */
import type { Parent, SyncPage } from '../port.ts'
import { gathered } from '../dump/batches.ts'
import type { ForgeBatch } from '../seen.ts'
import { CairnError } from '#std/errors.ts'
import type { ForgeApi } from '#std/forge-api/forge-api.ts'

export interface PartsManner {
  addressOf: (parent: Parent) => string
  listIn: (body: unknown) => unknown[]
  batchOf: (raw: readonly unknown[], parent: Parent) => { batch: ForgeBatch; leftOut: number }
}

/** Written together: a page is a transaction, and killed in it so many questions are asked again. */
const parentsAtOnce = 10

export async function* partPages(
  api: ForgeApi,
  manner: PartsManner,
  parents: readonly Parent[],
): AsyncGenerator<SyncPage> {
  for (let at = 0; at < parents.length; at += parentsAtOnce) {
    const some = parents.slice(at, at + parentsAtOnce)
    const pieces: { batch: ForgeBatch; leftOut: number }[] = []
    for (const parent of some) pieces.push(await partsOf(api, manner, parent))
    yield {
      batch: gathered(pieces.map(({ batch }) => batch)),
      leftOut: pieces.reduce((sum, { leftOut }) => sum + leftOut, 0),
      ...{ read: some.length, total: null, cursor: null, parents: some },
    }
  }
}

async function partsOf(
  api: ForgeApi,
  { addressOf, listIn, batchOf }: PartsManner,
  parent: Parent,
): Promise<{ batch: ForgeBatch; leftOut: number }> {
  const raw: unknown[] = []
  try {
    for await (const { body } of api.pages(addressOf(parent))) raw.push(...listIn(body))
  } catch (error) {
    // It was deleted since it was listed, or tells what is no list: asked again it will not be another.
    if (
      error instanceof CairnError &&
      (error.code === 'forge.gone' || error.code === 'forge.shape')
    )
      return { batch: {}, leftOut: 1 }
    throw error
  }
  return batchOf(raw, parent)
}
