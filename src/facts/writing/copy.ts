/** Bulk writing: rows become PostgreSQL's binary COPY format in one growing buffer, without a string or an object per value. */
import { once } from 'node:events'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { invariant } from '#std/errors.ts'

const encoders = {
  int2: (to: Growing, value: unknown) => to.int(2, whole(value)),
  int4: (to: Growing, value: unknown) => to.int(4, whole(value)),
  int8: (to: Growing, value: unknown) => to.int(8, whole(value)),
  /** A number of any size that fits, as decimal text. */
  int8_text: (to: Growing, value: unknown) => to.int8(BigInt(String(value))),
  char: (to: Growing, value: unknown) => to.text(String(value)),
  text: (to: Growing, value: unknown) => to.text(String(value)),
  bool: (to: Growing, value: unknown) => to.bool(value === true),
  bytea: (to: Growing, value: unknown) => {
    invariant(value instanceof Uint8Array, 'a bytea column takes bytes')
    to.bytes(value)
  },
  /** Seconds since 1970. */
  timestamptz: (to: Growing, value: unknown) =>
    to.int(8, (whole(value) - secondsTo2000) * 1_000_000),
  /** Milliseconds since 1970. */
  timestamptz_ms: (to: Growing, value: unknown) =>
    to.int(8, whole(value) * 1000 - secondsTo2000 * 1_000_000),
  'text[]': (to: Growing, value: unknown) => {
    invariant(Array.isArray(value), 'a text[] column takes a list')
    to.textArray(value.map(String))
  },
  'int2[]': (to: Growing, value: unknown) => to.intArray(2, wholes(value)),
  'int4[]': (to: Growing, value: unknown) => to.intArray(4, wholes(value)),
  'int8[]': (to: Growing, value: unknown) => to.intArray(8, wholes(value)),
} as const

export type ColumnType = keyof typeof encoders

/** PostgreSQL counts microseconds from the year 2000. */
const secondsTo2000 = 946_684_800

/** Runs for millions of values: what it would complain of is put into words only when it does. */
function whole(value: unknown): number {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value
  invariant(false, `a whole number is due, not ${String(value)}`)
}

function wholes(value: unknown): number[] {
  invariant(Array.isArray(value), 'a list is due')
  return value.map(whole)
}

/** Rows of one table as they go over the wire. */
export interface Copied {
  sql: string
  bytes: Buffer
}

/** Rows for one table. `row` takes the values in the order of the columns; null is NULL. */
export class CopyRows {
  readonly table: string
  count = 0
  readonly #columns: string[]
  readonly #encode: ((to: Growing, value: unknown) => void)[]
  readonly #to = new Growing()

  constructor(table: string, columns: Record<string, ColumnType>) {
    this.table = table
    this.#columns = Object.keys(columns)
    this.#encode = Object.values(columns).map((type) => encoders[type])
    this.#to.header()
  }

  row(...values: unknown[]): void {
    if (values.length !== this.#columns.length)
      invariant(false, `${this.table} takes ${this.#columns.length} values a row`)
    this.#to.fieldCount(values.length)
    for (let index = 0; index < values.length; index++) {
      const value = values[index]
      if (value === null || value === undefined) this.#to.null()
      else this.#encode[index]?.(this.#to, value)
    }
    this.count++
  }

  /** The rows so far, to be sent later; the next row begins afresh. None where there are no rows. */
  take(): Copied[] {
    if (this.count === 0) return []
    const columns = this.#columns.map((name) => `"${name}"`).join(', ')
    const sql = `COPY "${this.table}" (${columns}) FROM STDIN (FORMAT binary)`
    const bytes = this.#to.take()
    this.count = 0
    this.#to.header()
    return [{ sql, bytes }]
  }

  /** Sends the rows and forgets them. */
  async send(client: pg.ClientBase): Promise<void> {
    for (const copied of this.take()) await sendCopied(client, copied)
  }
}

export async function sendCopied(client: pg.ClientBase, { sql, bytes }: Copied): Promise<void> {
  const stream = client.query(copyFrom(sql))
  const finished = once(stream, 'finish')
  stream.end(bytes)
  await finished
}

/** A buffer that doubles when it is full. */
class Growing {
  #bytes = Buffer.allocUnsafe(65_536)
  #at = 0

  header(): void {
    this.#room(19)
    this.#at += this.#bytes.write('PGCOPY\n\xff\r\n\0', this.#at, 'latin1')
    this.#bytes.fill(0, this.#at, this.#at + 8)
    this.#at += 8
  }

  fieldCount(count: number): void {
    this.#room(2)
    this.#at = this.#bytes.writeInt16BE(count, this.#at)
  }

  null(): void {
    this.#room(4)
    this.#at = this.#bytes.writeInt32BE(-1, this.#at)
  }

  int(width: 2 | 4 | 8, value: number): void {
    this.#room(12)
    this.#at = this.#bytes.writeInt32BE(width, this.#at)
    if (width === 2) this.#at = this.#bytes.writeInt16BE(value, this.#at)
    else if (width === 4) this.#at = this.#bytes.writeInt32BE(value, this.#at)
    else {
      this.#at = this.#bytes.writeInt32BE(Math.floor(value / 2 ** 32), this.#at)
      this.#at = this.#bytes.writeUInt32BE(((value % 2 ** 32) + 2 ** 32) % 2 ** 32, this.#at)
    }
  }

  int8(value: bigint): void {
    this.#room(12)
    this.#at = this.#bytes.writeInt32BE(8, this.#at)
    this.#at = this.#bytes.writeBigInt64BE(value, this.#at)
  }

  bool(value: boolean): void {
    this.#room(5)
    this.#at = this.#bytes.writeInt32BE(1, this.#at)
    this.#bytes[this.#at++] = value ? 1 : 0
  }

  /** PostgreSQL refuses a zero byte in text; a replacement character stands for it. */
  text(value: string): void {
    const clean = value.includes('\0') ? value.replaceAll('\0', '\u{fffd}') : value
    this.#room(4 + clean.length * 3)
    const written = this.#bytes.write(clean, this.#at + 4, 'utf8')
    this.#bytes.writeInt32BE(written, this.#at)
    this.#at += 4 + written
  }

  bytes(value: Uint8Array): void {
    this.#room(4 + value.length)
    this.#at = this.#bytes.writeInt32BE(value.length, this.#at)
    this.#bytes.set(value, this.#at)
    this.#at += value.length
  }

  intArray(width: 2 | 4 | 8, values: number[]): void {
    this.#array(intOids[width], values.length, () => {
      for (const value of values) this.int(width, value)
    })
  }

  textArray(values: string[]): void {
    this.#array(textOid, values.length, () => {
      for (const value of values) this.text(value)
    })
  }

  /** Of one dimension, counted from 1, none of its values null. */
  #array(oid: number, length: number, write: () => void): void {
    this.#room(24)
    const start = this.#at
    this.#at += 4
    for (const word of [length === 0 ? 0 : 1, 0, oid, ...(length === 0 ? [] : [length, 1])])
      this.#at = this.#bytes.writeInt32BE(word, this.#at)
    write()
    this.#bytes.writeInt32BE(this.#at - start - 4, start)
  }

  /** The bytes with the trailer; the buffer starts afresh. */
  take(): Buffer {
    this.#room(2)
    this.#at = this.#bytes.writeInt16BE(-1, this.#at)
    const taken = this.#bytes.subarray(0, this.#at)
    this.#bytes = Buffer.allocUnsafe(65_536)
    this.#at = 0
    return taken
  }

  #room(bytes: number): void {
    if (this.#at + bytes <= this.#bytes.length) return
    const larger = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#at + bytes))
    this.#bytes.copy(larger, 0, 0, this.#at)
    this.#bytes = larger
  }
}

const intOids = { 2: 21, 4: 23, 8: 20 } as const
const textOid = 25
