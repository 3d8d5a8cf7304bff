/**
 * Reads a repository's own content for the insights that need it, through the git directory the scan made. Nothing is
 * started before the first question, and what measures code or follows lines is not even loaded: most ask for neither.
 */
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { sql } from 'kysely'
import type { Facts } from '#facts/facts.ts'
import type { CodeReader } from '#insights/insight.ts'
import type { MeasurePool } from '#sources/code/pool.ts'
import { readBlame } from '#sources/git/blame.ts'
import { blobsAt } from '#sources/git/blobs-at.ts'
import { readObjects } from '#sources/git/blobs.ts'
import { hunksBetween, readHunks, type Hunk } from '#sources/git/hunks.ts'
import { folderNameOf } from '#sources/git/locate.ts'
import { CairnError } from '#std/errors.ts'
import type { Repository, Stop } from './code/follow.ts'
import type { Followed } from './code/follow-words.ts'

export interface CodeReaderWish {
  dataFolder: string
  repositoryId: number
  /** The branch whose head `blame` reads; the default one when absent. */
  branch?: string | undefined
  signal?: AbortSignal | undefined
}

export interface OpenCodeReader extends CodeReader {
  /** The changed line spans between two contents, by their object ids. */
  hunksBetween(contents: readonly [string, string]): Promise<Hunk[]>
  /** Where lines of older commits stand at a head, in the order asked. */
  follow(to: Pick<Repository, 'head' | 'namesNow'>, stops: readonly Stop[]): Promise<Followed[]>
  /** Stops the threads that measure, where there are any. */
  close(): Promise<void>
}

/** As much as the scan reads of one file. */
const bytesMax = 16 * 1024 * 1024

export function openCodeReader(facts: Facts, wish: CodeReaderWish): OpenCodeReader {
  const { signal } = wish
  let found: Promise<Place> | undefined
  const place = (): Promise<Place> => (found ??= gitPlaceOf(facts, wish))
  let pool: Promise<MeasurePool> | undefined
  return {
    async *blobs(oids) {
      const { gitDir } = await place()
      for await (const object of readObjects(gitDir, oids, { bytesMax, signal }))
        yield object?.type === 'blob' ? object.bytes : null
    },
    async measure(name, bytes) {
      pool ??= import('#sources/code/pool.ts').then((code) => code.createMeasurePool())
      const measured = await (await pool).measure({ path: name, bytes })
      const { lines, cyclomatic, cognitive, indentation, functions } = measured
      return { lines, cyclomatic, cognitive, indentation, functions }
    },
    async blobsAt(name, commits) {
      return blobsAt((await place()).gitDir, name, commits)
    },
    async *hunks(paths, commits) {
      yield* readHunks({ gitDir: (await place()).gitDir, oids: commits, paths, signal })
    },
    async hunksBetween(contents) {
      return hunksBetween((await place()).gitDir, contents)
    },
    async follow(to, stops) {
      const { follow } = await import('./code/follow.ts')
      return follow({ ...to, gitDir: (await place()).gitDir, signal }, stops)
    },
    async blame(name) {
      const { gitDir, head } = await place()
      return readBlame(gitDir, head, name)
    },
    async close() {
      await (await pool)?.close()
      pool = undefined
    },
  }
}

export interface Place {
  gitDir: string
  head: string
}

export async function gitPlaceOf(
  facts: Facts,
  { dataFolder, repositoryId, branch }: CodeReaderWish,
): Promise<Place> {
  const row = await facts.db
    .selectFrom('repository as r')
    .innerJoin('branch as b', 'b.repository_id', 'r.repository_id')
    .select(['r.source', 'r.name', sql<string>`encode(b.head, 'hex')`.as('head')])
    .where('r.repository_id', '=', repositoryId)
    .where((e) => (branch === undefined ? e('b.is_default', '=', true) : e('b.name', '=', branch)))
    .executeTakeFirst()
  if (row === undefined)
    throw new CairnError('not_found', 'repository.none', 'This repository is not in the workspace.')
  const gitDir = path.join(dataFolder, 'git', folderNameOf(row.source))
  if (await stat(gitDir).catch(() => undefined)) return { gitDir, head: row.head }
  throw new CairnError(
    'unavailable',
    'git.repo.away',
    `The git objects of ${row.name} are not on this machine.`,
    {
      hint: 'Scan it here once: what needs only the facts works without.',
    },
  )
}
