/** A kind of record and its practice go by the same name, which of many is a plural: `idea` belongs to `ideas`, `remedy` to `remedies`. */
export function practiceOf(kind: string): string {
  return `${kind.replace(/([^aeiou])y$/, '$1ie')}s`
}
