/**
 * Follows line ranges back through the changes of a file, exactly as `git log -L` does (line-log.c): where a hunk touches
 * a range, the range goes on as what is left of it and all lines the hunk replaced. Lines count from 0; ends are exclusive.
 */
export interface Range {
  start: number
  end: number
}

export interface RangePair {
  /** Lines of the file after the change. */
  target: Range
  /** The lines that stood in their place before. */
  parent: Range
}

interface Hunk {
  oldStart: number
  oldCount: number
  newStart: number
  newCount: number
}

/** A hunk's header counts from 1, and names the line before where it has no lines. */
export function pairOf({ oldStart, oldCount, newStart, newCount }: Hunk): RangePair {
  return { parent: rangeOf(oldStart, oldCount), target: rangeOf(newStart, newCount) }
}

function rangeOf(first: number, count: number): Range {
  const start = count === 0 ? first : first - 1
  return { start, end: start + count }
}

/** The ranges before the change, and the pairs that touched them. Both lists are sorted. */
export function goBack(
  ranges: readonly Range[],
  diff: readonly RangePair[],
): { before: Range[]; touched: RangePair[] } {
  const touched = diff.filter(({ target }) => ranges.some((range) => overlap(target, range)))
  const kept = without(
    ranges,
    touched.map(({ target }) => target),
  )
  return {
    before: union(
      shifted(kept, diff),
      touched.map(({ parent }) => parent),
    ),
    touched,
  }
}

/** Also when one is empty and lies strictly within the other: lines taken away from the middle. */
function overlap(a: Range, b: Range): boolean {
  return !(a.end <= b.start || b.end <= a.start)
}

function without(ranges: readonly Range[], taken: readonly Range[]): Range[] {
  const left: Range[] = []
  for (const range of ranges) {
    let start = range.start
    for (const hole of taken) {
      if (hole.end <= start) continue
      if (hole.start >= range.end) break
      if (start < hole.start) left.push({ start, end: hole.start })
      start = Math.max(start, hole.end)
    }
    if (start < range.end) left.push({ start, end: range.end })
  }
  return left
}

/** To where these lines stood before the change; none of them is in a hunk. */
function shifted(ranges: readonly Range[], diff: readonly RangePair[]): Range[] {
  let offset = 0
  let next = 0
  return ranges.map(({ start, end }) => {
    for (
      let pair = diff[next];
      pair !== undefined && start >= pair.target.start;
      pair = diff[++next]
    )
      offset += pair.parent.end - pair.parent.start - (pair.target.end - pair.target.start)
    return { start: start + offset, end: end + offset }
  })
}

function union(a: readonly Range[], b: readonly Range[]): Range[] {
  const merged: Range[] = []
  for (const range of [...a, ...b].sort(
    (one, other) => one.start - other.start || one.end - other.end,
  )) {
    const last = merged.at(-1)
    if (range.start === range.end) continue
    if (last === undefined || last.end < range.start) merged.push({ ...range })
    else last.end = Math.max(last.end, range.end)
  }
  return merged
}
