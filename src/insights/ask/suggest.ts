/**
 * From contacts to suggestions: people who know the file itself; if fewer than three of them are active, people who know the
 * files beside it, then files that usually change with it; silent people last. Pure.
 */
import { roughlyAgo } from '#std/ago.ts'
import { reviewWeight } from './contact-trailers.ts'
import { placesIn, type PlaceInterval } from './places.ts'
import type { ContactRow } from './query-contacts.ts'
import type { Team } from './query-team.ts'
import { loadsOf, ranked, type Loads } from './rank.ts'
import { contactReasons, type About } from './reasons.ts'

/** How near contacts are to what was asked about. */
export type Ring = 'itself' | 'beside' | 'coupled'

export interface RingContacts {
  ring: Ring
  /** What is meant, as it stands in a reason: `this file`, `files in src/app`. */
  words: string
  /** Whether it is one file alone. */
  isFile: boolean
  rows: readonly ContactRow[]
}

/** How somebody knows it: of those who are active and touched it best, alike or less; once; or only what is beside it. */
export type Knows = 'best' | 'alike' | 'less' | 'once' | 'beside'

export interface Suggestion {
  name: string
  email: string
  reasons: string[]
  placeInterval: PlaceInterval
  knows: Knows
  /** The last contact, roughly; null where no commit has a date. */
  when: string | null
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
export function suggest(
  rings: readonly RingContacts[],
  team: Team,
  { limit, moment }: { limit: number; moment: number },
): Suggestion[] {
  const loads = loadsOf(team.contact)
  const items: Suggestion[] = []
  for (const { ring, rows, ...about } of rings) {
    if (items.length >= enough) break
    const taken = new Set(items.map(({ email }) => email))
    const people = peopleIn(rows, team).filter(
      ({ email, isSilent }) => !isSilent && !taken.has(email),
    )
    const knows = ring === 'itself' ? knowledgeAmong(people) : () => 'beside' as const
    const near = told(people, { ...about, moment, loads, knows, after: items.length })
    items.push(...(ring === 'itself' ? near : near.slice(0, enough - items.length)))
  }
  const own = rings.find(({ ring }) => ring === 'itself')
  const silent =
    own === undefined ? [] : peopleIn(own.rows, team).filter(({ isSilent }) => isSilent)
  const gone =
    own === undefined
      ? []
      : told(silent, { ...own, moment, loads, knows: () => 'once', after: items.length })
  return [...items, ...gone].slice(0, limit)
}

const nobodyBusy: Loads = { share: new Map(), team: 1 }

/** By contact alone, and as surely as it can be told: who is asked about much else knows it no less for that. */
function knowledgeAmong(people: readonly Person[]): (email: string) => Knows {
  const order = ranked(people, nobodyBusy)
  const places = placesIn(order, nobodyBusy, 0)
  const couldBeFirst = order.filter((_, index) => places(index).low === 1)
  const emails = new Set(couldBeFirst.map(({ email }) => email))
  return (email) => (!emails.has(email) ? 'less' : emails.size === 1 ? 'best' : 'alike')
}

type Person = ReturnType<typeof peopleIn>[number]

interface Told {
  loads: Loads
  after: number
  knows: (email: string) => Knows
}

/** In their order, with the places they could have had; `after` stand before all of them. */
function told(
  people: readonly Person[],
  { loads, after, knows, ...about }: About & Told,
): Suggestion[] {
  const order = ranked(people, loads)
  const places = placesIn(order, loads, after)
  return order.map(({ name, email, rows }, index) => ({
    name,
    email,
    reasons: contactReasons(rows, about),
    placeInterval: places(index),
    knows: knows(email),
    when: lastOf(rows, about),
  }))
}

function lastOf(rows: readonly ContactRow[], { moment }: About): string | null {
  const times = rows.flatMap(({ lastAt }) => (lastAt === null ? [] : [lastAt]))
  return times.length === 0 ? null : roughlyAgo(Math.max(...times), moment)
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
