/**
 * From contacts to suggestions: people who know the file itself; if fewer than three of them are active, people who know the
 * files beside it, then files that usually change with it; silent people last. Pure.
 */
import { contactReasons } from './reasons.ts'
import { reviewWeight } from './contact-trailers.ts'
import type { ContactRow } from './query-contacts.ts'
import type { Team } from './query-team.ts'
import { loadsOf, ranked } from './rank.ts'

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
}

/** With so many active people found, nobody further away is looked for. */
export const enough = 3

export function suggest(
  rings: readonly RingContacts[],
  team: Team,
  limit: number,
): { items: Suggestion[]; activeFound: number } {
  const loads = loadsOf(team.contact)
  const chosen = new Map<string, Suggestion>()
  const silent: Suggestion[] = []
  for (const { ring, words, rows } of rings) {
    if (chosen.size >= enough) break
    for (const person of ranked(peopleIn(rows, team), loads)) {
      const item = {
        name: person.name,
        email: person.email,
        reasons: contactReasons(person.rows, words, person.isSilent),
      }
      if (person.isSilent) {
        if (ring === 'itself') silent.push(item)
      } else if (!chosen.has(person.email) && (ring === 'itself' || chosen.size < enough))
        chosen.set(person.email, item)
    }
  }
  return { items: [...chosen.values(), ...silent].slice(0, limit), activeFound: chosen.size }
}

function peopleIn(rows: readonly ContactRow[], { active }: Team) {
  const byPerson = Map.groupBy(
    rows.filter((row) => !row.isBot),
    (row) => row.email,
  )
  return [...byPerson].map(([email, own]) => ({
    email,
    name: own[0]?.name ?? '',
    rows: own,
    contact: own.reduce(
      (sum, row) => sum + row.contact * (row.kind === 'reviewed' ? reviewWeight : 1),
      0,
    ),
    isSilent: !active.has(email),
  }))
}
