/**
 * Hashes passwords as in use, but with little work for each: it is there to make guessing dear, and tests guess hundreds of times.
 * Better-auth lets nobody say how much, so it is said to the function of Node that does the work.
 */
import crypto, { type ScryptOptions } from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'

const { scrypt } = crypto

function quickly(
  password: string,
  salt: string,
  length: number,
  options: ScryptOptions,
  done: (error: Error | null, key: Buffer) => void,
): void {
  scrypt(password, salt, length, { ...options, N: 2 }, done)
}

export function hashQuickly(): void {
  Object.assign(crypto, { scrypt: quickly })
  syncBuiltinESMExports()
}
