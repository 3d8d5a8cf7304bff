/** Stores the first pass: batches of commits, each in one transaction with its checkpoint. */
import type pg from 'pg'
import { IdentityBook, PathBook, TokenBook } from './books.ts'
import type { Skip } from '#facts/commit-fact.ts'
import { CommitRows, type Books } from './commit-rows.ts'
import { sendCopied, type Copied } from './copy.ts'
import type { TeamSays } from '#facts/words/tell-kind.ts'
import { transactionOn } from '#facts/transaction.ts'
import { writeSkipped } from './write-skipped.ts'

export interface CommitBatch {
  /** Of all commits from the end of the batch before it up to `commitCount`. */
  rows: CommitRows
  /** Commits stored after it. */
  commitCount: number
  skipped: Skip[]
}

/**
 * While PostgreSQL takes one batch in, the next ones are made ready. Only `client` is in a transaction; what must be known
 * beforehand is asked of `pool`.
 */
export class CommitWriter {
  readonly #client: pg.ClientBase
  readonly #pool: pg.Pool
  readonly #books: Books
  #storing: Promise<void> = Promise.resolve()

  constructor(
    connections: { client: pg.ClientBase; pool: pg.Pool },
    repository: { id: number; pathCount: number },
    team: TeamSays,
  ) {
    this.#client = connections.client
    this.#pool = connections.pool
    this.#books = {
      repositoryId: repository.id,
      paths: new PathBook(repository.id, repository.pathCount),
      identities: new IdentityBook(),
      tokens: new TokenBook(),
      team,
    }
  }

  get paths(): PathBook {
    return this.#books.paths
  }

  newRows(): CommitRows {
    return new CommitRows(this.#pool, this.#books)
  }

  /** Batches are stored in the order given. Returns as soon as this one may be, which is when the one before it is. */
  async write(batch: CommitBatch): Promise<void> {
    await this.#storing
    this.#storing = this.#store(batch)
    this.#storing.catch(() => {}) // Met by the next batch, or at the end.
  }

  /** Resolves when all batches are stored. */
  async end(): Promise<void> {
    await this.#storing
  }

  async #store({ rows, commitCount, skipped }: CommitBatch): Promise<void> {
    // All paths learned so far, so that those of these rows are among them.
    const copied: Copied[] = [...this.paths.take(), ...rows.take()]
    const pathCount = this.paths.next
    await transactionOn(this.#client, async () => {
      for (const table of copied) await sendCopied(this.#client, table)
      await writeSkipped(this.#client, this.#books.repositoryId, 'shape', skipped)
      await this.#client.query(
        'update repository set commit_count = $2, path_count = $3 where repository_id = $1',
        [this.#books.repositoryId, commitCount, pathCount],
      )
    })
  }

  /** Ids of these paths (latin1), in order; new ones are stored by the caller's transaction. */
  async learnPaths(paths: readonly string[]): Promise<Int32Array> {
    await this.paths.learn(this.#client, paths)
    for (const table of this.paths.take()) await sendCopied(this.#client, table)
    return Int32Array.from(paths, (path) => this.paths.id(path))
  }
}
