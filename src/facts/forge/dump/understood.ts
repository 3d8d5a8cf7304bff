/** One object of a dump, understood or counted as left out: no answer is refused because of one object in it. */
import type { ForgeBatch } from '../seen.ts'
import { whyNot, type Tally } from './tally.ts'

/** Why something is left out on purpose, in words; what cannot be understood throws a ZodError. */
export type LeftOut = { leftOut: string }

/** Null where nothing of it is kept. `at` is the file and the line. */
export function understood(
  read: () => ForgeBatch | LeftOut,
  { kind, at, tally }: { kind: string; at: string; tally: Tally },
): ForgeBatch | null {
  const found = foundBy(read)
  if (!('leftOut' in found)) {
    tally.kept(kind)
    return found
  }
  tally.leftOut(kind, found.leftOut, at)
  return null
}

function foundBy(read: () => ForgeBatch | LeftOut): ForgeBatch | LeftOut {
  try {
    return read()
  } catch (error) {
    return { leftOut: whyNot(error) }
  }
}
