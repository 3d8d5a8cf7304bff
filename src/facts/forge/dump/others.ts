/** Answers about another repository than the one that was named. */
import { CairnError } from '#std/errors.ts'
import type { Tally } from './tally.ts'

/**
 * Before anything is written. Some objects of others are left out and counted: a long history has them from before it was renamed. But
 * where all are, the wrong repository was named.
 */
export function refuseOthers(repository: string, tally: Tally): void {
  const other = tally.foremostOther
  if (tally.own > 0 || other === undefined) return
  throw new CairnError(
    'invalid',
    'import.other_repository',
    `These are answers about ${other}, not about ${repository}.`,
    { hint: `Say --repository ${other}, if that is meant; nothing was imported.` },
  )
}
