/** The second pass: lines of every change, in slices, newest first, for a pool of git processes. */
import type { PathBook } from '#facts/writing/books.ts'
import { LinesRows, writeLines, type LinesBatch } from '#facts/writing/write-lines.ts'
import { readLines } from '#sources/git/lines.ts'
import { asFinished } from '#std/concurrency.ts'
import { codeFor, type Scan } from './step.ts'

/** A shorter slice loses what git keeps of one commit's objects for the next; a longer one leaves a core idle at the end. */
const sliceCommitsMin = 2_000
const sliceCommitsMax = 8_000
const slicesPerCore = 4

export interface LinesReading {
  batches: AsyncGenerator<LinesBatch>
  slices: Slice[]
  /** How many all slices hold together. */
  commits: number
}

/** Begins to read what these branches lack, before anyone asks for it. */
export async function startLines(
  scan: Scan,
  branches: readonly { commits: string }[],
  paths: PathBook,
): Promise<LinesReading> {
  const slices = slicesOf(await pendingRanges(scan, branches), scan.cores)
  return {
    slices,
    commits: slices.reduce((sum, slice) => sum + slice.commits, 0),
    batches: asFinished(slices, scan.cores, (slice) => readSlice(scan, slice, paths)),
  }
}

/** `underWay` is told when the first slice is stored: whoever asks for the first findings has had the database to themselves. */
export async function linesPass(
  { client, repository, progress, signal }: Scan,
  { slices, batches, commits }: LinesReading,
  underWay: PromiseWithResolvers<void>,
): Promise<void> {
  const sizeOf = new Map(slices.map((slice) => [slice.range, slice.commits]))
  progress.phase('lines', 'commits', commits)
  try {
    for await (const batch of batches) {
      signal?.throwIfAborted()
      await writeLines(client, repository.repository_id, batch)
      progress.advance(sizeOf.get(batch.range) ?? 0)
      underWay.resolve()
    }
    underWay.resolve()
  } catch (error) {
    underWay.reject(error)
    throw error
  }
}

interface Range {
  from: number
  to: number
}

/** Commits of the branches whose lines are not counted yet, newest first. What only tags reach is read when a branch does. */
async function pendingRanges(
  { client, repository }: Scan,
  branches: readonly { commits: string }[],
): Promise<Range[]> {
  const { rows } = await client.query<Range>(
    `select lower(r) as from, upper(r) as to from unnest(
       (select coalesce(range_agg(c), '{}') from unnest($2::text[]) branch, unnest(branch::int4multirange) c)
       - (select coalesce(range_agg(commits), '{}') from lines_done where repository_id = $1)) r
     order by lower(r) desc`,
    [repository.repository_id, branches.map((branch) => branch.commits)],
  )
  return rows
}

interface Slice {
  /** As an int4multirange. */
  range: string
  commits: number
}

function slicesOf(open: readonly Range[], cores: number): Slice[] {
  const all = open.reduce((sum, { from, to }) => sum + to - from, 0)
  const wanted = Math.ceil(all / (cores * slicesPerCore))
  const sliceCommits = Math.min(sliceCommitsMax, Math.max(sliceCommitsMin, wanted))
  const slices: Slice[] = []
  let parts: string[] = []
  let commits = 0
  const close = (): void => {
    if (commits > 0) slices.push({ range: `{${parts.join(',')}}`, commits })
    parts = []
    commits = 0
  }
  for (const range of open)
    for (let to = range.to; to > range.from;) {
      const from = Math.max(range.from, to - (sliceCommits - commits))
      parts.push(`[${from},${to})`)
      commits += to - from
      to = from
      if (commits >= sliceCommits) close()
    }
  close()
  return slices
}

async function readSlice(
  { pool, repository, local, gitDir, signal }: Scan,
  { range }: Slice,
  paths: PathBook,
): Promise<LinesBatch> {
  const { rows } = await pool.query<{ commit_id: number; oid: string }>(
    `select commit_id, encode(oid, 'hex') as oid from unnest($2::int4multirange) r
     join commit on repository_id = $1 and commit_id >= lower(r) and commit_id < upper(r)
     where files > 0 order by commit_id desc`,
    [repository.repository_id, range],
  )
  const idOf = new Map(rows.map((row) => [row.oid, row.commit_id]))
  const lines = new LinesRows(pool, repository.repository_id, paths)
  const skipped = await readLines(gitDir, [...idOf.keys()], {
    take: (facts) =>
      lines.add(
        facts.flatMap((fact) => {
          const commitId = idOf.get(fact.oid)
          return commitId === undefined ? [] : [{ commitId, fact }]
        }),
      ),
    signal,
  })
  return {
    range,
    rows: lines,
    skipped: skipped.map(({ oid, code, detail }) => ({
      subject: oid,
      code: codeFor(local, code),
      detail,
    })),
  }
}
