/** A number for contents, to tell which of two sightings of one time holds: it hangs on them alone, and never on which came first. */
import { hash } from 'node:crypto'

/** Of 64 bits, signed, as decimal text. */
export function digestOf(contents: string): string {
  return hash('sha256', contents, 'buffer').readBigInt64BE().toString()
}
