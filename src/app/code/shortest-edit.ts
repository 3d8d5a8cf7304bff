/** The fewest lines that must go and come to make one run of lines of another (Myers 1986, greedy). Pure. */

/** A run that both have: where it begins in either, counted from 0, and how long it is. */
export interface Run {
  a: number
  b: number
  length: number
}

/** The runs that stay, in their order. Undefined where more than `editsMax` lines would have to go and come. */
export function shortestEdit(
  left: Int32Array,
  right: Int32Array,
  editsMax: number,
): Run[] | undefined {
  const most = Math.min(editsMax, left.length + right.length)
  // The furthest place in the left run on each diagonal (left minus right), after so many edits; each row is kept for the way back.
  const rows: Int32Array[] = []
  let before = new Int32Array(3)
  for (let edits = 0; edits <= most; edits++) {
    const row = new Int32Array(2 * edits + 3)
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let a = edits === 0 ? 0 : reached(before, diagonal, edits)
      let b = a - diagonal
      while (a < left.length && b < right.length && left[a] === right[b]) {
        a++
        b++
      }
      row[diagonal + edits + 1] = a
      if (a >= left.length && b >= right.length) return wayBack([...rows, row], diagonal)
    }
    rows.push(row)
    before = row
  }
  return undefined
}

/** How far a diagonal is reached with one more edit. `before` is the row of one less: there diagonal d stands at d + edits. */
function reached(before: Int32Array, diagonal: number, edits: number): number {
  return isAdded(before, diagonal, edits)
    ? (before[diagonal + edits + 1] ?? 0)
    : (before[diagonal + edits - 1] ?? 0) + 1
}

/** Whether that edit is a line that comes. Where either leads as far, one goes first. */
function isAdded(before: Int32Array, diagonal: number, edits: number): boolean {
  if (diagonal === -edits) return true
  const at = diagonal + edits
  return diagonal !== edits && (before[at - 1] ?? 0) < (before[at + 1] ?? 0)
}

function wayBack(rows: readonly Int32Array[], last: number): Run[] {
  const runs: Run[] = []
  let diagonal = last
  for (let edits = rows.length - 1; edits >= 0; edits--) {
    const end = rows[edits]?.[diagonal + edits + 1] ?? 0
    const before = rows[edits - 1]
    const start = before === undefined ? 0 : reached(before, diagonal, edits)
    if (end > start) runs.push({ a: start, b: start - diagonal, length: end - start })
    if (before !== undefined) diagonal += isAdded(before, diagonal, edits) ? 1 : -1
  }
  return runs.toReversed()
}
