/** Jobs of runs, and statuses of deployments: a question for each. */
import { z } from 'zod'
import type { Parent, SyncPage } from '#facts/forge/port.ts'
import type { ForgeBatch } from '#facts/forge/seen.ts'
import { CairnError } from '#std/errors.ts'
import { gathered } from '#facts/forge/dump/batches.ts'
import { deploymentStatusSeen } from '../parse/delivery.ts'
import { jobSeen } from '../parse/runs.ts'
import { addressOf, List, readAs, type Asked } from './asked.ts'
import { understoodOf } from './understood.ts'

interface Manner {
  below: (parent: Parent) => string
  query: Readonly<Record<string, string>>
  listIn: (body: unknown) => unknown[]
  batchOf: (raw: readonly unknown[], parent: Parent) => { batch: ForgeBatch; leftOut: number }
}

const Jobs = z.object({ jobs: z.array(z.unknown()) })

export const partManners = {
  jobs: {
    below: ({ id }) => `actions/runs/${id}/jobs`,
    // Also those of attempts before the last.
    query: { filter: 'all' },
    listIn: (body) => readAs(Jobs, body).jobs,
    batchOf: (raw) => {
      const { seen, leftOut } = understoodOf(raw, jobSeen)
      return { batch: { jobs: seen }, leftOut }
    },
  },
  deployment_statuses: {
    below: ({ id }) => `deployments/${id}/statuses`,
    query: {},
    listIn: (body) => readAs(List, body),
    batchOf: (raw, { id }) => {
      const { seen, leftOut } = understoodOf(raw, (one) => deploymentStatusSeen(one, id))
      return { batch: { deploymentStatuses: seen }, leftOut }
    },
  },
} as const satisfies Record<string, Manner>

/** Written together: a page is a transaction, and killed in it so many questions are asked again. */
const parentsAtOnce = 10

export async function* partPages(
  asked: Asked,
  kind: keyof typeof partManners,
  parents: readonly Parent[],
): AsyncGenerator<SyncPage> {
  const manner: Manner = partManners[kind]
  for (let at = 0; at < parents.length; at += parentsAtOnce) {
    const some = parents.slice(at, at + parentsAtOnce)
    const pieces: { batch: ForgeBatch; leftOut: number }[] = []
    for (const parent of some) pieces.push(await partsOf(asked, manner, parent))
    yield {
      batch: gathered(pieces.map(({ batch }) => batch)),
      leftOut: pieces.reduce((sum, { leftOut }) => sum + leftOut, 0),
      ...{ read: some.length, total: null, cursor: null, parents: some },
    }
  }
}

async function partsOf(
  asked: Asked,
  { below, query, listIn, batchOf }: Manner,
  parent: Parent,
): Promise<{ batch: ForgeBatch; leftOut: number }> {
  const raw: unknown[] = []
  try {
    for await (const { body } of asked.api.pages(addressOf(asked, below(parent), query)))
      raw.push(...listIn(body))
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
