/**
 * A copy that lacked something may have it now: a shallow clone was deepened, a partial one fetched what it had left out.
 * Then what was read of it ends or breaks where it no longer has to, and all of it is read anew.
 */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { forgetFacts } from '#facts/writing/forget.ts'
import { readRepository, type RepositoryRow } from '#facts/writing/repositories.ts'
import { transactionOn } from '#facts/transaction.ts'
import { tryGit } from '#sources/git/git.ts'
import { readLines } from '#sources/git/lines.ts'
import { readShape } from '#sources/git/shape.ts'
import type { Scan } from './step.ts'

/** The repository as this scan finds it: as it was, or with nothing read of it yet. */
export async function beginAnewIfMore(scan: Scan): Promise<RepositoryRow> {
  const { client, repository, gitDir } = scan
  const id = repository.repository_id
  const edge = await shallowEdge(gitDir)
  const isEdgeSame =
    edge === null ? repository.shallow_edge === null : repository.shallow_edge?.equals(edge)
  const isAnew = repository.commit_count > 0 && (!isEdgeSame || (await hasWhatWasMissing(scan)))
  if (!isAnew && isEdgeSame) return repository
  await transactionOn(client, async () => {
    if (isAnew) await forgetFacts(client, id)
    await client.query('update repository set shallow_edge = $2 where repository_id = $1', [
      id,
      edge,
    ])
  })
  if (isAnew) scan.progress.note('This copy holds more than it did: it is read anew.')
  return readRepository(client, id)
}

async function shallowEdge(gitDir: string): Promise<Buffer | null> {
  const text = await readFile(path.join(gitDir, 'shallow'), 'utf8').catch(() => '')
  const edges = text.split('\n').filter((line) => line !== '')
  if (edges.length === 0) return null
  return createHash('sha256').update(edges.toSorted().join('\n')).digest()
}

/** So few are tried again: whoever fetches what was left out fetches all of it. */
const triedMax = 3

async function hasWhatWasMissing(scan: Scan): Promise<boolean> {
  const { client, repository, gitDir, signal } = scan
  const { rows } = await client.query<{ pass: 'shape' | 'lines'; oids: string[] }>(
    `select pass, (array_agg(subject order by subject))[1:${triedMax}] as oids from skipped
     where repository_id = $1 and code in ('git.objects.missing', 'git.repo.corrupt') and pass in ('shape', 'lines')
     group by pass order by pass`,
    [repository.repository_id],
  )
  const take = (): Promise<void> => Promise.resolve()
  for (const { pass, oids } of rows) {
    const read = pass === 'shape' ? readShape : readLines
    const still = await read(gitDir, oids, { take, signal })
    if (still.length < oids.length) return true
  }
  return hasMissingContents(scan)
}

async function hasMissingContents({ client, repository, gitDir, signal }: Scan): Promise<boolean> {
  const { rows } = await client.query<{ oid: string }>(
    `select encode(oid, 'hex') as oid from blob
     where repository_id = $1 and how = 'failed' and lines is null and language is null order by oid limit ${triedMax}`,
    [repository.repository_id],
  )
  if (rows.length === 0) return false
  const { stdout } = await tryGit(['cat-file', '--batch-check=%(objecttype)'], {
    gitDir,
    input: rows.map((row) => `${row.oid}\n`).join(''),
    signal,
  })
  return /^blob$/m.test(stdout.toString('latin1'))
}
