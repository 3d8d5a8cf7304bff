/** Stores the second pass: lines per change, in batches, each in one transaction with its checkpoint. */
import type pg from 'pg'
import type { PathBook } from './books.ts'
import type { LinesFact, Skip } from '#facts/commit-fact.ts'
import { CopyRows, sendCopied, type Copied } from './copy.ts'
import { transactionOn } from '#facts/transaction.ts'
import { writeSkipped } from './write-skipped.ts'

export interface LinesBatch {
  /** The commit ids this batch deals with, as an int4multirange. */
  range: string
  rows: LinesRows
  skipped: Skip[]
}

/** Lines as rows to be stored. */
export class LinesRows {
  readonly #pool: pg.Pool
  readonly #repositoryId: number
  readonly #paths: PathBook
  readonly #rows = new CopyRows('change_lines', {
    repository_id: 'int4',
    commit_id: 'int4',
    path_id: 'int4',
    added: 'int4',
    deleted: 'int4',
  })

  /** `paths` may be the first pass's book, which knows them already. */
  constructor(pool: pg.Pool, repositoryId: number, paths: PathBook) {
    this.#pool = pool
    this.#repositoryId = repositoryId
    this.#paths = paths
  }

  async add(commits: readonly { commitId: number; fact: LinesFact }[]): Promise<void> {
    await this.#paths.learn(this.#pool, pathsOf(commits))
    for (const { commitId, fact } of commits) {
      const seen = new Set<number>()
      for (const { path, added, deleted } of fact.changes) {
        const pathId = this.#paths.id(path)
        if (seen.has(pathId)) continue
        seen.add(pathId)
        this.#rows.row(this.#repositoryId, commitId, pathId, added, deleted)
      }
    }
  }

  /** With all paths learned so far, so that those of these rows are among them. */
  take(): Copied[] {
    return [...this.#paths.take(), ...this.#rows.take()]
  }
}

export async function writeLines(
  client: pg.ClientBase,
  repositoryId: number,
  batch: LinesBatch,
): Promise<void> {
  await transactionOn(client, async () => {
    for (const table of batch.rows.take()) await sendCopied(client, table)
    await writeSkipped(client, repositoryId, 'lines', batch.skipped)
    await client.query(
      'insert into lines_done (repository_id, commits) select $1, unnest($2::int4multirange)',
      [repositoryId, batch.range],
    )
  })
}

function* pathsOf(commits: readonly { fact: LinesFact }[]): Iterable<string> {
  for (const { fact } of commits) for (const change of fact.changes) yield change.path
}
