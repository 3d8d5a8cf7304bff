/**
 * People who go by one name. They may be one person under two addresses, or two people: a name alone merges nobody, but it is
 * worth asking, until somebody has said that they are two.
 */
import { spellingOf } from './choices.ts'

/** Names that tell nobody apart. */
const nobodys = /^(unknown|anonymous|nobody|noname|no name|none|root|admin|user|your name|name|)$/

/** Equal for names that differ in case and spaces alone; null for what is no name. */
export function nameKey(name: string): string | null {
  const key = name.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLowerCase()
  return nobodys.test(key) ? null : key
}

interface Named {
  name: string
  email: string
  /** Whatever else they go by. */
  identities?: readonly { name: string; email: string }[]
  mark?: string
}

/** The marks of two who were said to be two people. */
export type Two = readonly [mark: string, other: string]

/**
 * Those who share their name with somebody else, in the order given; each of a group may be the first of it. Where some are two
 * by hand, each group holds who may still be one with its first.
 */
export function namesakesAmong<Person extends Named>(
  people: readonly Person[],
  two: readonly Two[] = [],
): Person[][] {
  const named = people.flatMap((person) => {
    const key = nameKey(person.name)
    return key === null ? [] : [{ key, person }]
  })
  const groups = [...Map.groupBy(named, ({ key }) => key).values()].filter((own) => own.length > 1)
  const told = groups.flatMap((own) =>
    maybeOne(
      own.map(({ person }) => person),
      two,
    ),
  )
  return told.toSorted(([a], [b]) => place(a) - place(b))

  function place(person: Person | undefined): number {
    return person === undefined ? -1 : people.indexOf(person)
  }
}

/** Nobody is asked about twice: who may be one with somebody named before is not named again with a third. */
function maybeOne<Person extends Named>(own: Person[], two: readonly Two[]): Person[][] {
  if (two.length === 0) return [own]
  const marks = new Map(own.map((person) => [person, marksOf(person)]))
  const has = (person: Person, mark: string) => marks.get(person)?.has(mark) === true
  const areTwo = (one: Person, other: Person) =>
    two.some(([a, b]) => (has(one, a) && has(other, b)) || (has(one, b) && has(other, a)))
  const asked = new Map<Person, Person>()
  const rootOf = (person: Person): Person => {
    const above = asked.get(person)
    return above === undefined ? person : rootOf(above)
  }
  return own.flatMap((first, at) => {
    const others = own.slice(at + 1).filter((other) => {
      if (areTwo(first, other) || rootOf(first) === rootOf(other)) return false
      asked.set(rootOf(other), rootOf(first))
      return true
    })
    return others.length === 0 ? [] : [[first, ...others]]
  })
}

function marksOf({ mark, identities = [], ...own }: Named): Set<string> {
  const all = [own, ...identities]
  return new Set([
    ...(mark === undefined ? [] : [mark]),
    ...all.flatMap((one) => [spellingOf(one), one.email.trim().toLowerCase()]),
  ])
}
