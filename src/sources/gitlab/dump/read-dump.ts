/** Reads a dump of GitLab's REST answers as batches of what was seen, however large its files are; what was read whole comes last. */
import { join } from 'node:path'
import { z } from 'zod'
import { batched, type SeenBatch, type SeenObject } from '#facts/forge/dump/batches.ts'
import { readCoverageFile } from '#facts/forge/dump/coverage-file.ts'
import { coverageFile, filesOfKinds, type DumpFiles } from '#facts/forge/dump/files.ts'
import { refuseOthers, refuseStrange } from '#facts/forge/dump/others.ts'
import type { Tally } from '#facts/forge/dump/tally.ts'
import { understood } from '#facts/forge/dump/understood.ts'
import { unwrapped } from '#facts/forge/dump/unwrapped.ts'
import { readRecords } from '#std/json/read-records.ts'
import { isProject, placeOf } from '../parse/place.ts'
import { attemptsIn } from './attempts.ts'
import { Claims } from './claims.ts'
import { coverageOf } from './coverage.ts'
import { dumpKinds, type DumpKind } from './files.ts'
import { readers, type Around } from './kinds.ts'

export interface DumpWish {
  folder: string
  /** group/name: objects of another one are left out. */
  project: string
  /** Filled while the batches are taken. */
  tally: Tally
  /** Things in one batch. */
  batchSize?: number
}

export async function* readDump(wish: DumpWish): AsyncGenerator<SeenBatch> {
  const { folder, project, tally, batchSize = 3000 } = wish
  const dump = await filesOfKinds(folder, dumpKinds)
  const told = dump.hasCoverage
    ? await readCoverageFile(join(folder, coverageFile), dumpKinds)
    : new Map()
  const { files } = dump
  const ofJobs = files.filter(({ kind }) => kind === 'jobs').map(({ name }) => name)
  const around = { claims: new Claims(), attempts: await attemptsIn(folder, ofJobs) }
  const refused = new Set<DumpKind>()
  const missed = new Map<DumpKind, Set<number | null>>()
  yield* batched(objectsOf(wish, files, { ...around, refused, missed }), {
    size: batchSize,
    check() {
      refuseOthers(project, tally)
      refuseStrange('GitLab', tally)
    },
    last: () => ({
      coverage: coverageOf({
        ...{ claims: around.claims, told, refused, missed },
        files: new Set(files.map(({ kind }) => kind)),
      }),
    }),
  })
}

interface Lost {
  refused: Set<DumpKind>
  missed: Map<DumpKind, Set<number | null>>
}

async function* objectsOf(
  { folder, project, tally }: DumpWish,
  files: DumpFiles<DumpKind>['files'],
  { refused, missed, ...around }: Omit<Around, 'parent'> & Lost,
): AsyncGenerator<SeenObject> {
  let externalId: string | null = null
  for (const { kind, name } of files) {
    tally.file(kind)
    const seen = { own: 0, others: 0 }
    for await (const { value, line } of readRecords(join(folder, name))) {
      const { object, parent } = unwrapped(value)
      const at = `${name}:${line}`
      const place = placeOf(object)
      let piece: SeenObject['piece'] = null
      if (isRefusal(object)) {
        refused.add(kind)
        tally.leftOut(kind, 'an answer that refuses, in place of what was asked for', at)
      } else if (place.project !== null && !isProject(place.project, project)) {
        tally.other(place.project)
        seen.others++
        tally.leftOut(kind, 'of another repository', at)
      } else {
        seen.own++
        if (place.project !== null) tally.own++
        externalId ??= place.externalId
        piece = understood(() => readers[kind](object, { ...around, parent }), {
          ...{ kind, at, tally },
          missed: () => {
            const of = parent === null ? null : Number(parent)
            missed.set(kind, (missed.get(kind) ?? new Set()).add(of))
          },
        })
      }
      yield { piece, externalId }
    }
    // Where all are of another one, nobody asked for those of this one.
    if (seen.own === 0 && seen.others > 0) refused.add(kind)
  }
}

const Refusal = z.union([
  z.strictObject({ message: z.unknown() }),
  z.strictObject({ error: z.string(), error_description: z.string().optional() }),
])

/** What GitLab answers when something is not there, not allowed or too much. */
function isRefusal(object: unknown): boolean {
  return Refusal.safeParse(object).success
}
