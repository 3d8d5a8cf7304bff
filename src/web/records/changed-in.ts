/** What one changed of a record's own words. What others changed meanwhile is not written over by what was only read. */
export function changedIn<Words extends object>(begun: Words, words: Words): Partial<Words> {
  const before = new Map<string, unknown>(Object.entries(begun))
  const changed: Partial<Words> = { ...words }
  for (const [key, value] of Object.entries(words))
    if (JSON.stringify(before.get(key)) === JSON.stringify(value))
      Reflect.deleteProperty(changed, key)
  return changed
}
