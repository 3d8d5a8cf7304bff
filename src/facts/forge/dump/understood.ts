/** One object of a dump, understood or counted as left out: no answer is refused because of one object in it. */
import type { ForgeBatch } from '../seen.ts'
import { whyNot, type Tally } from './tally.ts'

/** Why something is left out on purpose, in words; what cannot be understood throws a ZodError. */
export type LeftOut = {
  leftOut: string
  /** Nobody knows what it belongs to. */
  isLost?: true
}

interface About {
  kind: string
  /** The file and the line. */
  at: string
  tally: Tally
  /** Told of what cannot be understood, or placed: what it belongs to was not read whole. */
  missed?: () => void
}

/** Null where nothing of it is kept. */
export function understood(
  read: () => ForgeBatch | LeftOut,
  { kind, at, tally, missed }: About,
): ForgeBatch | null {
  try {
    const found = read()
    if (!('leftOut' in found)) {
      tally.kept(kind)
      return found
    }
    tally.leftOut(kind, found.leftOut, at)
    if (found.isLost) missed?.()
  } catch (error) {
    tally.leftOut(kind, whyNot(error), at)
    missed?.()
  }
  return null
}
