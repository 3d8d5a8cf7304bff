/**
 * People who go by one name. They may be one person under two addresses, or two people: a name alone merges nobody, but it is
 * worth asking.
 */

/** Names that tell nobody apart. */
const nobodys = /^(unknown|anonymous|nobody|noname|no name|none|root|admin|user|your name|name|)$/

/** Equal for names that differ in case and spaces alone; null for what is no name. */
export function nameKey(name: string): string | null {
  const key = name.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLowerCase()
  return nobodys.test(key) ? null : key
}

/** Those who share their name with somebody else, by name, in the order given. */
export function namesakesAmong<Person extends { name: string }>(
  people: readonly Person[],
): Person[][] {
  const named = people.flatMap((person) => {
    const key = nameKey(person.name)
    return key === null ? [] : [{ key, person }]
  })
  return [...Map.groupBy(named, ({ key }) => key).values()]
    .filter((own) => own.length > 1)
    .map((own) => own.map(({ person }) => person))
}
