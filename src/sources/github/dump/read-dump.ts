/** Reads a dump of GitHub's REST answers as batches of what was seen, however large its files are; what was read whole comes last. */
import { join } from 'node:path'
import { z } from 'zod'
import { batched, type SeenBatch, type SeenObject } from '#facts/forge/dump/batches.ts'
import { readCoverageFile } from '#facts/forge/dump/coverage-file.ts'
import { coverageFile, type DumpFiles } from '#facts/forge/dump/files.ts'
import { refuseOthers, refuseStrange } from '#facts/forge/dump/others.ts'
import type { Tally } from '#facts/forge/dump/tally.ts'
import { understood } from '#facts/forge/dump/understood.ts'
import { unwrapped } from '#facts/forge/dump/unwrapped.ts'
import { readRecords } from '#std/json/read-records.ts'
import { idOfRepository, placeOf } from '../parse/place.ts'
import { Claims } from './claims.ts'
import { coverageOf } from './coverage.ts'
import { dumpFilesIn, dumpKinds, type DumpKind } from './files.ts'
import { readers } from './kinds.ts'

export interface DumpWish {
  folder: string
  /** owner/name: objects of another one are left out. */
  repository: string
  /** Filled while the batches are taken. */
  tally: Tally
  /** Things in one batch. */
  batchSize?: number
}

export async function* readDump(wish: DumpWish): AsyncGenerator<SeenBatch> {
  const { folder, repository, tally, batchSize = 3000 } = wish
  const dump = await dumpFilesIn(folder)
  const told = dump.hasCoverage
    ? await readCoverageFile(join(folder, coverageFile), dumpKinds)
    : new Map()
  const claims = new Claims()
  yield* batched(objectsOf(wish, dump, claims), {
    size: batchSize,
    check() {
      refuseOthers(repository, tally)
      refuseStrange('GitHub', tally)
    },
    last: () => ({ coverage: coverageOf(claims, told) }),
  })
}

async function* objectsOf(
  { folder, repository, tally }: DumpWish,
  { files }: DumpFiles<DumpKind>,
  claims: Claims,
): AsyncGenerator<SeenObject> {
  const wanted = repository.toLowerCase()
  let externalId: string | null = null
  for (const { kind, name } of files) {
    tally.file(kind)
    claims.begin(kind)
    const seen = { own: 0, others: 0 }
    for await (const { value, line } of readRecords(join(folder, name))) {
      const { object, parent } = unwrapped(value)
      const at = `${name}:${line}`
      if (isRefusal(object)) {
        claims.refuse(kind)
        tally.leftOut(kind, 'an answer that refuses, in place of what was asked for', at)
        yield { piece: null, externalId }
        continue
      }
      const place = placeOf(object)
      if (place.repository !== null && place.repository.toLowerCase() !== wanted) {
        tally.other(place.repository)
        seen.others++
        tally.leftOut(kind, 'of another repository', at)
        yield { piece: null, externalId }
        continue
      }
      seen.own++
      if (place.repository !== null) {
        tally.own++
        externalId ??= idOfRepository(object)
      }
      const of = parent ?? place.parent
      // Old pages of requests were called as issues are.
      const isOfIssue =
        claims.issues.has(Number(of)) || (place.isOfIssue && !claims.requests.has(Number(of)))
      const read = () => readers[kind](object, { parent: of, isOfIssue })
      const missed = () => {
        claims.miss(kind, of)
        if (kind === 'issues') claims.issueMissed(object)
      }
      const piece = understood(read, { kind, at, tally, missed })
      if (piece !== null) claims.learn(piece, kind, { isOfRepository: parent === null })
      yield { piece, externalId }
    }
    // Where all are of another one, nobody asked for those of this one.
    if (seen.own === 0 && seen.others > 0) claims.refuse(kind)
  }
}

const Refusal = z.object({ message: z.string(), documentation_url: z.string() })

/** What GitHub answers when something is not there, not allowed or too much; `gh api` prints it among the rest. */
function isRefusal(object: unknown): boolean {
  const mayBe = typeof object === 'object' && object !== null && 'documentation_url' in object
  return mayBe && Refusal.safeParse(object).success
}
