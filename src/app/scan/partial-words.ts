/** Why a history is not whole, in a sentence. */
import type { LocalRepository } from '#sources/git/locate.ts'

type Reason = LocalRepository['partial'][number]

const words: Record<Reason, string> = {
  shallow: 'This is a shallow clone: the history is partial, and numbers begin at its edge.',
  partial_clone: 'This is a partial clone: contents that were not fetched cannot be counted.',
  grafts: 'This repository has grafts; they are ignored.',
}

/** Of what the database has; a reason of another Cairn's is said as it is. */
export function partialWords(reasons: readonly string[]): string[] {
  return reasons.map((reason) => (isReason(reason) ? words[reason] : reason))
}

function isReason(reason: string): reason is Reason {
  return Object.hasOwn(words, reason)
}
