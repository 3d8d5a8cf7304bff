/** The first pass: new commits in topological order, in slices that two or more git processes read at once. */
import type pg from 'pg'
import type { CommitFact } from '#facts/commit-fact.ts'
import type { NumberedCommit } from '#facts/writing/commit-rows.ts'
import { CommitWriter, type CommitBatch } from '#facts/writing/write-commits.ts'
import type { ChosenBranch } from '#sources/git/branches.ts'
import { tryGit } from '#sources/git/git.ts'
import { parentsOf, readHistory, type History, type KnownCommit } from '#sources/git/history.ts'
import { readShape } from '#sources/git/shape.ts'
import type { TagFact } from '#sources/git/tags.ts'
import { inOrder } from '#std/concurrency.ts'
import { readKindFiles, type KindFiles } from './kind-files.ts'
import { codeFor, type Scan } from './step.ts'

export interface ShapePassed {
  /** What was new. */
  history: History
  /** Commits stored after it. */
  commitCount: number
  writer: CommitWriter
  kindFiles: KindFiles
}

const sliceCommits = 4_000

/** Reads what the branches reach and, so that releases made beside them are known, what version tags do. */
export async function shapePass(
  scan: Scan,
  branches: readonly ChosenBranch[],
  tags: readonly TagFact[],
): Promise<ShapePassed> {
  const { client, pool, repository, gitDir, progress, signal } = scan
  const firstId = repository.commit_count
  progress.phase('history', 'commits')
  const kindReading = readKindFiles(gitDir, branches[0]?.head ?? '', signal)
  kindReading.catch(() => {}) // Met when the history is read.
  const history = await readHistory({
    gitDir,
    heads: [...branches.map((branch) => branch.head), ...releaseHeads(tags)],
    known: firstId === 0 ? [] : await storedTips(scan),
    oidWidth: branches[0]?.head.length === 64 ? 32 : 20,
    firstId,
    lookUp: (oids) => storedCommits(client, repository.repository_id, oids),
    signal,
  })
  const kindFiles = await kindReading
  await forgetOtherKinds(scan, kindFiles)
  const writer = new CommitWriter(
    { client, pool },
    { id: repository.repository_id, pathCount: repository.path_count },
    kindFiles.team,
  )
  progress.phase('shape', 'commits', history.length)
  const read = (from: number) => readSlice(scan, history, writer, from)
  for await (const batch of inOrder(slicesOf(history.length), scan.cores, read)) {
    signal?.throwIfAborted()
    await writer.write(batch)
    progress.advance(batch.length)
  }
  await writer.end()
  return { history, commitCount: firstId + history.length, writer, kindFiles }
}

/** From here on commits may be told by other words than those before. Stopped now, the next scan tells all of them anew. */
async function forgetOtherKinds(
  { client, repository }: Scan,
  { digest }: KindFiles,
): Promise<void> {
  if (repository.kind_digest === null || repository.kind_digest.equals(digest)) return
  await client.query('update repository set kind_digest = null where repository_id = $1', [
    repository.repository_id,
  ])
}

const releaseHeadsMax = 20_000

function releaseHeads(tags: readonly TagFact[]): string[] {
  const commits = tags.filter((tag) => tag.version !== null).map((tag) => tag.commit)
  return [...new Set(commits)].slice(0, releaseHeadsMax)
}

function* slicesOf(length: number): Iterable<number> {
  for (let from = 0; from < length; from += sliceCommits) yield from
}

async function readSlice(
  { gitDir, local, signal }: Scan,
  history: History,
  writer: CommitWriter,
  from: number,
): Promise<CommitBatch & { length: number }> {
  const to = Math.min(history.length, from + sliceCommits)
  const oids = Array.from({ length: to - from }, (_, index) => history.oids.hex(from + index))
  const open = new Map(oids.map((oid, index) => [oid, from + index]))
  const rows = writer.newRows()
  const skipped = await readShape(gitDir, oids, {
    take: async (facts) => {
      const found = facts.flatMap((fact) => {
        const index = open.get(fact.oid)
        return index === undefined ? [] : [numbered(history, index, fact)]
      })
      for (const fact of facts) open.delete(fact.oid)
      await rows.add(found)
    },
    signal,
  })
  // Of these git could say nothing at all.
  await rows.add([...open.values()].map((index) => numbered(history, index, null)))
  return {
    rows,
    length: to - from,
    commitCount: history.firstId + to,
    skipped: skipped.map(({ oid, code, detail }) => ({
      subject: oid,
      code: codeFor(local, code),
      detail,
    })),
  }
}

function numbered(history: History, index: number, fact: CommitFact | null): NumberedCommit {
  return {
    commitId: history.firstId + index,
    oid: history.oids.raw(index),
    moment: history.moments[index] ?? 0,
    parentIds: parentsOf(history, index),
    fact,
  }
}

/**
 * Stored commits whose ancestors are all stored. After a whole scan the heads of its branches are enough: what else was
 * stored, as before a force push, is recognized one by one. After an interrupted scan it is all that have no children. Where
 * git has thrown one away, its parents stand for it.
 */
async function storedTips({ client, repository, gitDir, signal }: Scan): Promise<string[]> {
  const { rows } = await client.query<{ oid: string }>(
    repository.is_rolled
      ? `select encode(head, 'hex') as oid from branch where repository_id = $1
         union select encode(c.oid, 'hex') from tag t join commit c using (repository_id, commit_id)
         where repository_id = $1 and t.version is not null`
      : `select encode(oid, 'hex') as oid from commit c where repository_id = $1
         and not exists (select from parent p where p.repository_id = $1 and p.parent_id = c.commit_id)`,
    [repository.repository_id],
  )
  const tips: string[] = []
  for (let open = rows.map((row) => row.oid); open.length > 0;) {
    const there = await existing(gitDir, open, signal)
    tips.push(...open.filter((oid) => there.has(oid)))
    const gone = open.filter((oid) => !there.has(oid))
    open = gone.length === 0 ? [] : await parentsOfStored(client, repository.repository_id, gone)
  }
  return [...new Set(tips)]
}

async function existing(
  gitDir: string,
  oids: readonly string[],
  signal: AbortSignal | undefined,
): Promise<Set<string>> {
  const { stdout } = await tryGit(
    ['cat-file', '--batch-check=%(objectname) %(objecttype)', '--buffer'],
    {
      gitDir,
      input: oids.map((oid) => `${oid}\n`).join(''),
      signal,
    },
  )
  return new Set(
    stdout
      .toString('latin1')
      .split('\n')
      .filter((line) => line.endsWith(' commit'))
      .map((line) => line.slice(0, -7)),
  )
}

async function parentsOfStored(
  client: pg.ClientBase,
  repositoryId: number,
  oids: readonly string[],
): Promise<string[]> {
  const { rows } = await client.query<{ oid: string }>(
    `select distinct encode(up.oid, 'hex') as oid from commit c
     join parent p on p.repository_id = c.repository_id and p.commit_id = c.commit_id
     join commit up on up.repository_id = p.repository_id and up.commit_id = p.parent_id
     where c.repository_id = $1 and c.oid = any(select decode(o, 'hex') from unnest($2::text[]) o)`,
    [repositoryId, oids],
  )
  return rows.map((row) => row.oid)
}

async function storedCommits(
  client: pg.ClientBase,
  repositoryId: number,
  oids: string[],
): Promise<Map<string, KnownCommit>> {
  const { rows } = await client.query<{ oid: string; commit_id: number; moment: number }>(
    `select encode(oid, 'hex') as oid, commit_id, moment from commit
     where repository_id = $1 and oid = any(select decode(o, 'hex') from unnest($2::text[]) o)`,
    [repositoryId, oids],
  )
  return new Map(rows.map((row) => [row.oid, { id: row.commit_id, moment: row.moment }]))
}
