/** Reads a dump of GitHub's REST answers as batches of what was seen, however large its files are; what was read whole comes last. */
import { join } from 'node:path'
import { z } from 'zod'
import type { ForgeBatch } from '#facts/forge/seen.ts'
import { CairnError } from '#std/errors.ts'
import { readRecords } from '#std/json/read-records.ts'
import { idOfRepository, placeOf } from '../parse/place.ts'
import { batched, type SeenBatch, type SeenObject } from '../batches.ts'
import { Claims } from './claims.ts'
import { coverageOf } from './coverage.ts'
import { readCoverageFile } from './coverage-file.ts'
import { coverageFile, dumpFilesIn, type DumpFiles, type DumpKind } from './files.ts'
import { readers } from './kinds.ts'
import { whyNot, type Tally } from '../tally.ts'

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
  const told = dump.hasCoverage ? await readCoverageFile(join(folder, coverageFile)) : new Map()
  const claims = new Claims()
  yield* batched(objectsOf(wish, dump, claims), {
    size: batchSize,
    check: () => refuseOthers(repository, tally),
    last: () => ({ coverage: coverageOf(claims, told) }),
  })
}

async function* objectsOf(
  { folder, repository, tally }: DumpWish,
  { files }: DumpFiles,
  claims: Claims,
): AsyncGenerator<SeenObject> {
  const wanted = repository.toLowerCase()
  let externalId: string | null = null
  for (const { kind, name } of files) {
    tally.file(kind)
    claims.begin(kind)
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
        tally.leftOut(kind, 'of another repository', at)
        yield { piece: null, externalId }
        continue
      }
      if (place.repository !== null) {
        tally.own++
        externalId ??= idOfRepository(object)
      }
      const of = parent ?? place.parent
      // Old pages of requests were called as issues are.
      const isOfIssue =
        claims.issues.has(Number(of)) || (place.isOfIssue && !claims.requests.has(Number(of)))
      const piece = understood(kind, object, { parent: of, isOfIssue }, { at, tally })
      if (piece !== null) claims.learn(piece, kind, { isOfRepository: parent === null })
      yield { piece, externalId }
    }
  }
}

function understood(
  kind: DumpKind,
  object: unknown,
  of: { parent: string | null; isOfIssue: boolean },
  { at, tally }: { at: string; tally: Tally },
): ForgeBatch | null {
  const found = ((): ReturnType<(typeof readers)[DumpKind]> => {
    try {
      return readers[kind](object, of)
    } catch (error) {
      return { leftOut: whyNot(error) }
    }
  })()
  if (!('leftOut' in found)) {
    tally.kept(kind)
    return found
  }
  tally.leftOut(kind, found.leftOut, at)
  return null
}

const Wrapped = z.object({
  parent: z.union([z.int().transform(String), z.string().regex(/^\d+$/)]).nullable(),
  object: z.unknown(),
})

/** `{ "parent": 12, "object": {…} }`, or the object itself. */
function unwrapped(value: unknown): { object: unknown; parent: string | null } {
  const isWrapped = typeof value === 'object' && value !== null && 'object' in value
  const { data } = isWrapped ? Wrapped.safeParse(value) : { data: undefined }
  return data ?? { object: value, parent: null }
}

const Refusal = z.object({ message: z.string(), documentation_url: z.string() })

/** What GitHub answers when something is not there, not allowed or too much; `gh api` prints it among the rest. */
function isRefusal(object: unknown): boolean {
  const mayBe = typeof object === 'object' && object !== null && 'documentation_url' in object
  return mayBe && Refusal.safeParse(object).success
}

/**
 * Before anything is written. Some objects of others are left out and counted: a long history has them from before it was renamed. But
 * where all are, the wrong repository was named.
 */
function refuseOthers(repository: string, tally: Tally): void {
  const other = tally.foremostOther
  if (tally.own > 0 || other === undefined) return
  throw new CairnError(
    'invalid',
    'import.other_repository',
    `These are answers about ${other}, not about ${repository}.`,
    { hint: `Say --repository ${other}, if that is meant; nothing was imported.` },
  )
}
