/** Which lines stayed, by the longest common subsequence: what is kept of a text when it becomes another. */

/** So many pairs of lines are compared in a moment; more are taken as changed from the first to the last. */
const pairsMax = 4_000_000

/** For each line of `before` its place in `after`, or null where it is gone. Places rise. */
export function keptLines(before: readonly string[], after: readonly string[]): (number | null)[] {
  const shorter = Math.min(before.length, after.length)
  let head = 0
  while (head < shorter && before[head] === after[head]) head++
  let tail = 0
  while (
    tail < shorter - head &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  )
    tail++
  const middle = keptBetween(
    before.slice(head, before.length - tail),
    after.slice(head, after.length - tail),
  )
  const shift = after.length - before.length
  return before.map((_, at) => {
    if (at < head) return at
    if (at >= before.length - tail) return at + shift
    const place = middle[at - head]
    return place === undefined || place === null ? null : place + head
  })
}

function keptBetween(before: readonly string[], after: readonly string[]): (number | null)[] {
  const [rows, columns] = [before.length, after.length]
  if (rows === 0 || columns === 0 || rows * columns > pairsMax) return before.map(() => null)
  // Each cell: how many lines the two rests, from there on, have in common.
  const common = new Uint16Array((rows + 1) * (columns + 1))
  const at = (row: number, column: number): number => common[row * (columns + 1) + column] ?? 0
  for (let row = rows - 1; row >= 0; row--)
    for (let column = columns - 1; column >= 0; column--)
      common[row * (columns + 1) + column] =
        before[row] === after[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1))
  const kept: (number | null)[] = []
  let column = 0
  for (let row = 0; row < rows; row++) {
    const rest = at(row, column)
    if (rest === at(row + 1, column)) {
      kept.push(null)
      continue
    }
    while (before[row] !== after[column] || at(row + 1, column + 1) + 1 < rest) column++
    kept.push(column++)
  }
  return kept
}
