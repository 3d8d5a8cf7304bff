/** Writes what was measured of file contents, once per blob, with the functions in it. */
import type pg from 'pg'
import { CopyRows } from './copy.ts'
import { transactionOn } from '#facts/transaction.ts'

export interface BlobFact {
  blobId: number
  oid: string
  /** The language its name says; '' where the name says none. */
  readAs: string
  size: number
  lines: number | null
  language: string | null
  how: 'parsed' | 'indentation' | 'binary' | 'too_large' | 'failed' | 'link' | 'submodule'
  cyclomatic: number | null
  cognitive: number | null
  nestingMax: number | null
  indentation: number | null
  functions: FunctionFact[]
}

export interface FunctionFact {
  name: string
  startLine: number
  endLine: number
  cyclomatic: number
  cognitive: number
  nestingMax: number
  parameters: number
}

export class BlobWriter {
  readonly #client: pg.ClientBase
  readonly #repositoryId: number
  readonly #blobs = new CopyRows('blob', {
    repository_id: 'int4',
    blob_id: 'int4',
    oid: 'bytea',
    read_as: 'text',
    size: 'int8',
    lines: 'int4',
    language: 'text',
    how: 'text',
    cyclomatic: 'int4',
    cognitive: 'int4',
    nesting_max: 'int4',
    indentation: 'int4',
    functions: 'int4',
  })
  readonly #functions = new CopyRows('code_function', {
    repository_id: 'int4',
    blob_id: 'int4',
    position: 'int4',
    name: 'text',
    start_line: 'int4',
    end_line: 'int4',
    cyclomatic: 'int4',
    cognitive: 'int4',
    nesting_max: 'int4',
    parameters: 'int4',
  })

  constructor(client: pg.ClientBase, repositoryId: number) {
    this.#client = client
    this.#repositoryId = repositoryId
  }

  add(blob: BlobFact): void {
    this.#blobs.row(
      this.#repositoryId,
      blob.blobId,
      Buffer.from(blob.oid, 'hex'),
      blob.readAs,
      blob.size,
      blob.lines,
      blob.language,
      blob.how,
      blob.cyclomatic,
      blob.cognitive,
      blob.nestingMax,
      blob.indentation,
      blob.functions.length,
    )
    blob.functions.forEach((found, position) =>
      this.#functions.row(
        this.#repositoryId,
        blob.blobId,
        position,
        found.name,
        found.startLine,
        found.endLine,
        found.cyclomatic,
        found.cognitive,
        found.nestingMax,
        found.parameters,
      ),
    )
  }

  /** Stores what was added, with the next free id. */
  async send(nextBlobId: number): Promise<void> {
    await transactionOn(this.#client, async () => {
      await this.#blobs.send(this.#client)
      await this.#functions.send(this.#client)
      await this.#client.query('update repository set blob_count = $2 where repository_id = $1', [
        this.#repositoryId,
        nextBlobId,
      ])
    })
  }
}

/** Ids of the contents at these heads that were stored before, by object id and what they were read as: `OID LANGUAGE`. */
export async function knownBlobs(
  pool: pg.Pool,
  repositoryId: number,
  oids: Iterable<string>,
): Promise<Map<string, number>> {
  const { rows } = await pool.query<{ key: string; blob_id: number }>(
    `select encode(oid, 'hex') || ' ' || read_as as key, blob_id from blob
     where repository_id = $1 and oid = any(select decode(o, 'hex') from unnest($2::text[]) o)`,
    [repositoryId, [...new Set(oids)]],
  )
  return new Map(rows.map((row) => [row.key, row.blob_id]))
}
