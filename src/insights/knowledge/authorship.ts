/**
 * Who is an author of which file (Avelino et al. 2016, after Fritz et al. 2010):
 *   DOA = 3.293 + 1.098 FA + 0.164 DL - 0.321 ln(1 + AC)
 * FA: was first; DL: changes by this person; AC: changes by others. An author has DOA / highest DOA > 0.75 and DOA >= 3.293.
 */
import type { Ledger } from './ledger.ts'

export interface AuthorshipRule {
  /** Of the file's highest DOA; an author is above it. */
  share: number
  /** Whether the change that made a file counts as a change beside making its author the first. */
  countsCreation: boolean
}

export const standardRule: AuthorshipRule = { share: 0.75, countsCreation: true }
export const doaMin = 3.293

export function degreeOfAuthorship(isFirst: boolean, own: number, others: number): number {
  return 3.293 + (isFirst ? 1.098 : 0) + 0.164 * own - 0.321 * logOfNext(others)
}

/** Per row of the ledger: 1 for an author of the file. `changes` may be other counts than the ledger's own. */
export function authorsIn(
  ledger: Ledger,
  rule: AuthorshipRule,
  changes = ledger.changes,
): Uint8Array {
  const { start, person, first, files } = ledger
  const isAuthor = new Uint8Array(person.length)
  const doa = new Float64Array(longestStretch(start))
  for (let file = 0; file < files.length; file++) {
    const from = start[file] ?? 0
    const to = start[file + 1] ?? 0
    const firstPerson = first[file] ?? -1
    let total = firstPerson >= 0 && !rule.countsCreation ? -1 : 0
    for (let row = from; row < to; row++) total += changes[row] ?? 0
    let highest = 0
    for (let row = from; row < to; row++) {
      const isFirst = person[row] === firstPerson
      const drawn = changes[row] ?? 0
      const own = isFirst && !rule.countsCreation ? drawn - 1 : drawn
      const value =
        drawn === 0 && !isFirst
          ? 0
          : degreeOfAuthorship(isFirst, Math.max(0, own), Math.max(0, total - own))
      doa[row - from] = value
      if (value > highest) highest = value
    }
    for (let row = from; row < to; row++) {
      const value = doa[row - from] ?? 0
      if (value >= doaMin && value > rule.share * highest) isAuthor[row] = 1
    }
  }
  return isAuthor
}

function longestStretch(start: Int32Array): number {
  let longest = 0
  for (let file = 0; file + 1 < start.length; file++)
    longest = Math.max(longest, (start[file + 1] ?? 0) - (start[file] ?? 0))
  return longest
}

const logs = Float64Array.from({ length: 8192 }, (_, count) => Math.log(1 + count))

function logOfNext(count: number): number {
  return logs[count] ?? Math.log(1 + count)
}
