/**
 * Many rows of whole numbers, brought over as one value: a tenth of the time that rows of text take. The rows come in no
 * order.
 */
import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { FactTables } from '#facts/tables.ts'

/**
 * `row` is the bytes of one row, such as int4send(a) || int8send(b), none of them null; an int8 takes two numbers, the
 * higher half first. `from` is what follows the word `from`.
 */
export async function readPacked(
  db: Kysely<FactTables>,
  row: RawBuilder<unknown>,
  from: RawBuilder<unknown>,
): Promise<Int32Array> {
  const { rows } = await sql<{
    packed: Buffer | null
  }>`select string_agg(${row}, '') as packed from ${from}`.execute(db)
  const bytes = rows[0]?.packed
  if (!bytes) return new Int32Array(0)
  bytes.swap32()
  return new Int32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
}
