/** JSON as its text says it: a whole number that JavaScript cannot hold is kept as its digits. */

declare global {
  interface JSON {
    /** As Node has it, and TypeScript does not yet: with the text that a value was written as. */
    parse(
      text: string,
      reviver: (key: string, value: unknown, context: { source?: string }) => unknown,
    ): unknown
  }
}

/** Numbers beyond 2^53 become decimal text; all else as `JSON.parse` has it. Throws its SyntaxError. */
export function parseJson(text: string): unknown {
  // Looking at each number takes several times as long, and hardly any text has one so large.
  if (!/\d{16}/.test(text)) return JSON.parse(text)
  return JSON.parse(text, (_key: string, value: unknown, { source = '' }: { source?: string }) => {
    const isLarge = typeof value === 'number' && !Number.isSafeInteger(value)
    return isLarge && /^-?\d+$/.test(source) ? source : value
  })
}
