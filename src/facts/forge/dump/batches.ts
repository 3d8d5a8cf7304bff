/** Many small pieces of what was seen as one batch. */
import type { ForgeBatch } from '../seen.ts'

export interface SeenObject {
  /** Null where nothing of it is kept. */
  piece: ForgeBatch | null
  /** The forge's own number of the repository, as soon as an object told it. */
  externalId: string | null
}

export interface SeenBatch {
  batch: ForgeBatch
  externalId: string | null
  /** Objects read since the batch before. */
  read: number
}

/** `check` is asked before each batch is given; what `last` tells ends the last one. */
export async function* batched(
  objects: AsyncIterable<SeenObject>,
  { size, check, last }: { size: number; check: () => void; last: () => ForgeBatch },
): AsyncGenerator<SeenBatch> {
  let pieces: ForgeBatch[] = []
  let read = 0
  let externalId: string | null = null
  for await (const object of objects) {
    read++
    externalId = object.externalId
    if (object.piece !== null) pieces.push(object.piece)
    if (pieces.length < size && read < size * 10) continue
    check()
    yield { batch: gathered(pieces), externalId, read }
    pieces = []
    read = 0
  }
  check()
  yield { batch: gathered([...pieces, last()]), externalId, read }
}

export function gathered(pieces: readonly ForgeBatch[]): Required<ForgeBatch> {
  return {
    requests: pieces.flatMap((one) => one.requests ?? []),
    sizes: pieces.flatMap((one) => one.sizes ?? []),
    events: pieces.flatMap((one) => one.events ?? []),
    commits: pieces.flatMap((one) => one.commits ?? []),
    paths: pieces.flatMap((one) => one.paths ?? []),
    runs: pieces.flatMap((one) => one.runs ?? []),
    jobs: pieces.flatMap((one) => one.jobs ?? []),
    deployments: pieces.flatMap((one) => one.deployments ?? []),
    deploymentStatuses: pieces.flatMap((one) => one.deploymentStatuses ?? []),
    releases: pieces.flatMap((one) => one.releases ?? []),
    issues: pieces.flatMap((one) => one.issues ?? []),
    incidents: pieces.flatMap((one) => one.incidents ?? []),
    testCases: pieces.flatMap((one) => one.testCases ?? []),
    coverage: pieces.flatMap((one) => one.coverage ?? []),
  }
}
