/**
 * What would not come back as it was given: PostgreSQL keeps no NUL, and UTF-8 no half of a letter that is written in two. And what is
 * nested so deep that whoever walks through it falls.
 */

/** Nothing that a verb takes comes near. */
const depthMax = 64

/** By a list of what is still to be looked at, not by calls within calls. */
export function isDeep(given: unknown): boolean {
  const open: [value: unknown, depth: number][] = [[given, 0]]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [value, depth] = next
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) continue
    if (depth === depthMax) return true
    for (const each of Object.values(value)) open.push([each, depth + 1])
  }
  return false
}

/** Where the first of them stands in what was given; undefined where each can be kept. */
export function unkept(given: unknown, path: readonly string[] = []): string[] | undefined {
  if (typeof given === 'string') return canBeKept(given) ? undefined : [...path]
  if (typeof given !== 'object' || given === null || ArrayBuffer.isView(given)) return undefined
  for (const [key, value] of Object.entries(given)) {
    const where = canBeKept(key) ? unkept(value, [...path, key]) : [...path]
    if (where !== undefined) return where
  }
  return undefined
}

function canBeKept(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed()
}
