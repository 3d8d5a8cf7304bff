/**
 * From contacts to suggestions: people who know the file itself; if fewer than three of them are active, people who know the
 * files beside it, then files that usually change with it; silent people last. Pure.
 */
import { reviewWeight } from './contact-trailers.ts'
import { placesIn, type PlaceInterval } from './places.ts'
import type { ContactRow } from './query-contacts.ts'
import type { Team } from './query-team.ts'
import { loadsOf, ranked, type Loads } from './rank.ts'
import { contactReasons } from './reasons.ts'

/** How near contacts are to what was asked about. */
export type Ring = 'itself' | 'beside' | 'coupled'

export interface RingContacts {
  ring: Ring
  /** What is meant, as it stands in a reason: `this file`, `files in src/app`. */
  words: string
  rows: readonly ContactRow[]
}

export interface Suggestion {
  name: string
  email: string
  reasons: string[]
  placeInterval: PlaceInterval
}

/** With so many active people found, nobody further away is looked for. */
export const enough = 3

/** How many active people these contacts speak of. */
export function activeIn(rings: readonly RingContacts[], { active }: Team): number {
  const people = rings.flatMap(({ rows }) =>
    rows.filter((row) => !row.isBot && active.has(row.email)),
  )
  return new Set(people.map(({ email }) => email)).size
}

/** Those nearest first. Who is further away takes a place only among those who are as far. */
export function suggest(rings: readonly RingContacts[], team: Team, limit: number): Suggestion[] {
  const loads = loadsOf(team.contact)
  const items: Suggestion[] = []
  for (const { ring, words, rows } of rings) {
    if (items.length >= enough) break
    const taken = new Set(items.map(({ email }) => email))
    const near = told(
      peopleIn(rows, team).filter(({ email, isSilent }) => !isSilent && !taken.has(email)),
      { words, loads, after: items.length },
    )
    items.push(...(ring === 'itself' ? near : near.slice(0, enough - items.length)))
  }
  const own = rings.find(({ ring }) => ring === 'itself')
  const silent =
    own === undefined ? [] : peopleIn(own.rows, team).filter(({ isSilent }) => isSilent)
  return [...items, ...told(silent, { words: own?.words ?? '', loads, after: items.length })].slice(
    0,
    limit,
  )
}

type Person = ReturnType<typeof peopleIn>[number]

/** In their order, with the places they could have had; `after` stand before all of them. */
function told(
  people: readonly Person[],
  { words, loads, after }: { words: string; loads: Loads; after: number },
): Suggestion[] {
  const order = ranked(people, loads)
  const places = placesIn(order, loads, after)
  return order.map(({ name, email, rows, isSilent }, index) => ({
    name,
    email,
    reasons: contactReasons(rows, words, isSilent),
    placeInterval: places(index),
  }))
}

function peopleIn(rows: readonly ContactRow[], { active }: Team) {
  const byPerson = Map.groupBy(
    rows.filter((row) => !row.isBot),
    (row) => row.email,
  )
  return [...byPerson].map(([email, own]) => {
    const sum = (part: (row: ContactRow, weight: number) => number) =>
      own.reduce((total, row) => total + part(row, row.kind === 'reviewed' ? reviewWeight : 1), 0)
    return {
      email,
      name: own[0]?.name ?? '',
      rows: own,
      contact: sum((row, weight) => row.contact * weight),
      squares: sum((row, weight) => row.squares * weight * weight),
      isSilent: !active.has(email),
    }
  })
}
