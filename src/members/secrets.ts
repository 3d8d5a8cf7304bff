/** What a link or a token ends with: shown once, and kept as its digest alone. */
import { createHash, randomBytes } from 'node:crypto'

export interface Secret {
  text: string
  digest: Buffer
}

/** 256 bits: nobody guesses it, so a plain digest is enough. */
export function makeSecret(prefix = ''): Secret {
  const text = `${prefix}${randomBytes(32).toString('base64url')}`
  return { text, digest: digestOf(text) }
}

export function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
