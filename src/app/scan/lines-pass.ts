/** The second pass: lines of every change, newest first, in slices for a pool of git processes. */
import type { LinesFact } from '#facts/commit-fact.ts'
import { LinesWriter, type LinesBatch } from '#facts/write-lines.ts'
import { readLines } from '#sources/git/lines.ts'
import { inOrder } from '#std/concurrency.ts'
import type { Shaped } from './finish-shape.ts'
import { codeFor, type Scan } from './scan.ts'

/** A slice much shorter loses what git keeps of one commit's objects for the next; a longer one leaves a core idle at the end. */
const sliceCommits = 8_000

export async function linesPass(scan: Scan, shaped: Shaped): Promise<void> {
  const { client, repository, progress, signal } = scan
  const slices = await pendingSlices(scan, shaped.commitCount)
  const writer = new LinesWriter(client, repository.repository_id, shaped.writer.paths)
  progress.phase('lines', 'commits', slices.reduce((sum, slice) => sum + slice.to - slice.from, 0))
  for await (const batch of inOrder(slices, scan.cores, (slice) => readSlice(scan, slice))) {
    signal?.throwIfAborted()
    await writer.write(batch)
    progress.advance(batch.to - batch.from)
  }
}

interface Slice {
  from: number
  to: number
}

/** Runs of commit ids whose lines are not counted yet, cut to size; merges and commits without changes need no reading. */
async function pendingSlices({ client, repository }: Scan, commitCount: number): Promise<Slice[]> {
  const { rows: open } = await client.query<{ from: number; to: number }>(
    `select lower(r) as from, upper(r) as to from unnest(int4multirange(int4range(0, $2)) - coalesce(
       (select range_agg(commits) from lines_done where repository_id = $1), '{}')) r order by lower(r) desc`,
    [repository.repository_id, commitCount],
  )
  const slices: Slice[] = []
  for (const range of open)
    for (let to = range.to; to > range.from; to -= sliceCommits) {
      const from = Math.max(range.from, to - sliceCommits)
      slices.push({ from, to })
    }
  return slices
}

async function readSlice({ client, repository, local, gitDir, signal }: Scan, { from, to }: Slice): Promise<LinesBatch> {
  const { rows } = await client.query<{ commit_id: number; oid: string }>(
    `select commit_id, encode(oid, 'hex') as oid from commit
     where repository_id = $1 and commit_id >= $2 and commit_id < $3 and files > 0 order by commit_id desc`,
    [repository.repository_id, from, to],
  )
  const idOf = new Map(rows.map((row) => [row.oid, row.commit_id]))
  const { rows: facts, skipped } = await readLines(gitDir, [...idOf.keys()], { signal })
  return {
    from,
    to,
    commits: facts.flatMap((fact: LinesFact) => {
      const commitId = idOf.get(fact.oid)
      return commitId === undefined ? [] : [{ commitId, fact }]
    }),
    skipped: skipped.map(({ oid, code, detail }) => ({ subject: oid, code: codeFor(local, code), detail })),
  }
}
