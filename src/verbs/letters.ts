/** Texts that would not come back as they were given: PostgreSQL keeps no NUL, and UTF-8 no half of a letter that is written in two. */

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
