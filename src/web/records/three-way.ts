/** Two who changed the same thing, brought together by what it was before. */

/** What only one of them changed is as they have it; what both changed is as I have it. */
export function threeWay<Value>(base: Value, mine: Value, theirs: Value): Value {
  return isSame(mine, base) ? theirs : mine
}

/** Of a list: all that either added, without what either took away; theirs first. */
export function listsTogether(
  base: readonly string[],
  mine: readonly string[],
  theirs: readonly string[],
): string[] {
  const isKept = (line: string) =>
    !base.includes(line) || (mine.includes(line) && theirs.includes(line))
  return [...new Set([...theirs, ...mine])].filter(isKept)
}

/** Whether both changed it, and not alike. */
export function areApart<Value>(base: Value, mine: Value, theirs: Value): boolean {
  return !isSame(mine, base) && !isSame(theirs, base) && !isSame(mine, theirs)
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
