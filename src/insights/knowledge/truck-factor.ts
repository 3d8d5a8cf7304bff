/**
 * The truck factor: how many people would have to leave, those who author most files first, until more than half of the
 * files have no author left (Avelino et al. 2016). Ties are broken by more changes, then by e-mail.
 */
import type { Ledger } from './ledger.ts'

export interface TruckFactor {
  /** Null where there are no files. */
  value: number | null
  files: number
  withoutAuthor: number
}

/** `changes` are the counts that `isAuthor` was judged by; a file that has rows but no change in them is not there. */
export function truckFactor(
  ledger: Ledger,
  isAuthor: Uint8Array,
  changes = ledger.changes,
): TruckFactor {
  const { rank, count } = removalOrder(ledger, isAuthor, changes)
  // A file loses its last author with the last of them in the order of removal.
  const lostAt = new Int32Array(count)
  let files = 0
  let without = 0
  for (let file = 0; file < ledger.files.length; file++) {
    const from = ledger.start[file] ?? 0
    const to = ledger.start[file + 1] ?? 0
    let last = -1
    let drawn = from === to ? 1 : 0
    for (let row = from; row < to; row++) {
      drawn += changes[row] ?? 0
      if (isAuthor[row] === 1) last = Math.max(last, rank[ledger.person[row] ?? 0] ?? 0)
    }
    if (drawn === 0) continue
    files++
    if (last < 0) without++
    else lostAt[last] = (lostAt[last] ?? 0) + 1
  }
  return {
    value: files === 0 ? null : peopleUntilHalf(lostAt, files, without),
    files,
    withoutAuthor: without,
  }
}

function peopleUntilHalf(lostAt: Int32Array, files: number, without: number): number {
  let gone = without
  let removed = 0
  while (gone * 2 <= files && removed < lostAt.length) gone += lostAt[removed++] ?? 0
  return removed
}

/** Each person's place in the order of removal, among those who author anything. */
function removalOrder({ people, person }: Ledger, isAuthor: Uint8Array, changes: Int32Array) {
  const authored = new Int32Array(people.length)
  const made = new Int32Array(people.length)
  for (let row = 0; row < person.length; row++) {
    const who = person[row] ?? 0
    made[who] = (made[who] ?? 0) + (changes[row] ?? 0)
    if (isAuthor[row] === 1) authored[who] = (authored[who] ?? 0) + 1
  }
  const order: number[] = []
  for (let who = 0; who < people.length; who++) if ((authored[who] ?? 0) > 0) order.push(who)
  order.sort(
    (a, b) => (authored[b] ?? 0) - (authored[a] ?? 0) || (made[b] ?? 0) - (made[a] ?? 0) || a - b,
  )
  const rank = new Int32Array(people.length)
  for (const [place, who] of order.entries()) rank[who] = place
  return { rank, count: order.length }
}
