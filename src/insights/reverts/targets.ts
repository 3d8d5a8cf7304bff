/** What a revert took back: by the hash in its message, else by the subject it quotes. */
import { flag } from '#facts/words/flags.ts'
import { revertsByHash } from '#facts/reading/reverted.ts'
import type { Scope } from '../insight.ts'
import { commitRows, commitsCalled, type CommitRow } from './query.ts'

export interface Revert {
  commit: CommitRow
  kind: 'revert' | 'reapply'
  by: 'hash' | 'subject' | 'unknown'
  /** Oldest first by git's own order. */
  targets: CommitRow[]
}

export async function findTargets(scope: Scope, reverts: readonly CommitRow[]): Promise<Revert[]> {
  const named = Map.groupBy(
    await revertsByHash(scope.facts.db, scope.repository.id),
    (found) => found.revertId,
  )
  const wanted = reverts
    .flatMap((revert) => named.get(revert.id) ?? [])
    .map((found) => found.targetId)
  const quotes = reverts.flatMap((revert) =>
    named.has(revert.id) ? [] : (quotedSubject(revert.subject) ?? []),
  )
  const [byId, called] = await Promise.all([
    commitRows(scope, wanted),
    commitsCalled(scope, [...new Set(quotes)]),
  ])
  const commitOf = new Map(byId.map((commit) => [commit.id, commit]))
  const bySubject = Map.groupBy(called, (commit) => withoutNumber(commit.subject))
  return reverts.map((commit) => {
    const found = (named.get(commit.id) ?? []).flatMap(
      ({ targetId }) => commitOf.get(targetId) ?? [],
    )
    if (found.length > 0) return revertOf(commit, 'hash', found)
    const quote = quotedSubject(commit.subject)
    const last = quote === null ? undefined : newestBefore(commit, bySubject.get(quote) ?? [])
    return revertOf(
      commit,
      last === undefined ? 'unknown' : 'subject',
      last === undefined ? [] : [last],
    )
  })
}

function revertOf(commit: CommitRow, by: Revert['by'], targets: CommitRow[]): Revert {
  const isReapply =
    targets.some((target) => (target.flags & flag.revert) > 0) ||
    /^reapply\b/i.test(commit.subject) ||
    /^revert "revert /i.test(commit.subject)
  return { commit, by, kind: isReapply ? 'reapply' : 'revert', targets: targets.sort(inOrder) }
}

/** The last one of that name before it. */
function newestBefore(revert: CommitRow, candidates: readonly CommitRow[]): CommitRow | undefined {
  return candidates
    .filter((candidate) => candidate.moment < revert.moment && candidate.id !== revert.id)
    .sort(inOrder)
    .at(-1)
}

function inOrder(a: CommitRow, b: CommitRow): number {
  return a.moment - b.moment || (a.oid < b.oid ? -1 : 1)
}

/** `Revert "x" (#12)` and `revert: x` speak of x; one layer is taken off, so that a revert of a revert finds the revert. */
export function quotedSubject(subject: string): string | null {
  const text = withoutNumber(subject)
  const quoted =
    /^revert:?\s+["“'](.+)["”']\.?$/i.exec(text)?.[1] ??
    /^revert(?:\([^)]*\))?!?:\s+(.+)$/i.exec(text)?.[1]
  return quoted === undefined ? null : withoutNumber(quoted)
}

/** A squashed change request's subject ends in its number, its revert may quote it without. */
function withoutNumber(subject: string): string {
  return subject.replace(/(?:\s+\(#\d+\))+$/, '')
}
