/** Writes one batch of the second pass: lines per change, with its checkpoint. */
import type pg from 'pg'
import type { PathBook } from './books.ts'
import type { LinesFact, Skip } from './commit-fact.ts'
import { CopyRows, sendCopied } from './copy.ts'
import { transactionOn } from './transaction.ts'
import { writeSkipped } from './write-skipped.ts'

export interface LinesBatch {
  /** The commit ids this batch deals with, as an int4multirange. */
  range: string
  commits: { commitId: number; fact: LinesFact }[]
  skipped: Skip[]
}

export class LinesWriter {
  readonly #client: pg.ClientBase
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
  constructor(client: pg.ClientBase, repositoryId: number, paths: PathBook) {
    this.#client = client
    this.#repositoryId = repositoryId
    this.#paths = paths
  }

  async write(batch: LinesBatch): Promise<void> {
    await this.#paths.learn(this.#client, pathsOf(batch))
    for (const { commitId, fact } of batch.commits) {
      const seen = new Set<number>()
      for (const { path, added, deleted } of fact.changes) {
        const pathId = this.#paths.id(path)
        if (seen.has(pathId)) continue
        seen.add(pathId)
        this.#rows.row(this.#repositoryId, commitId, pathId, added, deleted)
      }
    }
    await transactionOn(this.#client, async () => {
      const paths = this.#paths.take()
      if (paths !== undefined) await sendCopied(this.#client, paths)
      await this.#rows.send(this.#client)
      await writeSkipped(this.#client, this.#repositoryId, 'lines', batch.skipped)
      await this.#client.query(
        'insert into lines_done (repository_id, commits) select $1, unnest($2::int4multirange)',
        [this.#repositoryId, batch.range],
      )
    })
  }
}

function* pathsOf(batch: LinesBatch): Iterable<string> {
  for (const { fact } of batch.commits) for (const change of fact.changes) yield change.path
}
