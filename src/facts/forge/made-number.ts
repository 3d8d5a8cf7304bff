/** A number for what has none, or has text in place of one. */
import { hash } from 'node:crypto'

/** Of what it is known by: 63 bits as decimal text, the same each time. */
export function madeNumber(...knownBy: readonly string[]): string {
  const digest = hash('sha256', JSON.stringify(knownBy), 'buffer')
  return (digest.readBigUInt64BE() >> 1n).toString()
}
