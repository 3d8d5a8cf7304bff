/** A list of words as it is easiest to read and to add to. */
export function listed(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/))
}
