/** One round of matching as somebody writes it down: who offers what, who wishes for what, and what must not be. */
import { z } from 'zod'
import { CairnError } from '#std/errors.ts'
import { daysFrom, hoursFrom } from '#std/hours-words.ts'
import { makeCalendar, type WorkCalendar } from '#std/working-time.ts'
import { readPlaced, type Path } from '../placed.ts'

const Id = z.string().trim().min(1).max(200)
const Topics = z.array(z.string().trim().min(1).max(100)).max(50).default([])
const Areas = z.array(z.string().trim().min(1).max(1000)).max(50).default([])

const Person = z.strictObject({
  id: Id,
  name: z.string().trim().min(1).max(200).optional(),
  zone: z.string().max(100).optional(),
  hours: z.string().max(100).optional(),
  days: z.string().max(100).optional(),
  /** The line manager's id. */
  manager: Id.optional(),
})

const Offer = z.strictObject({
  person: Id,
  topics: Topics,
  areas: Areas,
  /** How many people at once, from this round on. */
  places: z.int().min(0).max(20).default(1),
  /** How many they are with already. */
  carries: z.int().min(0).max(100).default(0),
})

const Wish = z.strictObject({
  person: Id,
  topics: Topics,
  areas: Areas,
  places: z.int().min(1).max(10).default(1),
  /** With whom they wish to be again. */
  again: z.array(Id).max(100).default([]),
  managerToo: z.boolean().default(false),
})

const RoundFile = z.strictObject({
  /** The number of this one; without it, the one after the last in the history. */
  round: z.int().min(1).max(1_000_000).optional(),
  /** A day of the week that hours are compared in: clocks change at other times in other places. */
  on: z.iso.date().optional(),
  /** In how many rounds the same two are not brought together again. */
  apart: z.int().min(0).max(1000).default(3),
  hoursInCommon: z.number().min(0).max(100).default(1),
  people: z.array(Person).max(5000).default([]),
  offers: z.array(Offer).max(5000),
  wishes: z.array(Wish).max(5000),
  history: z
    .array(z.strictObject({ pair: z.tuple([Id, Id]), round: z.int().min(1).max(1_000_000) }))
    .max(200_000)
    .default([]),
  avoid: z
    .array(z.strictObject({ person: Id, with: Id }))
    .max(50_000)
    .default([]),
  /** How many people know an area: a count, and nobody's name. */
  areas: z
    .array(z.strictObject({ area: z.string().trim().min(1).max(1000), knownTo: z.int().min(0) }))
    .max(5000)
    .default([]),
})

export type Offer = z.output<typeof Offer>
export type Wish = z.output<typeof Wish>

export interface Round extends Omit<z.output<typeof RoundFile>, 'people' | 'round' | 'on'> {
  round: number
  /** YYYY-MM-DD */
  on: string
  people: ReadonlyMap<string, Participant>
}

export interface Participant {
  id: string
  name: string
  manager: string | null
  /** null where nobody said when they work. */
  calendar: WorkCalendar | null
}

/** `today` (YYYY-MM-DD) is taken where the file says no day. */
export function readRound(text: string, { file, today }: { file: string; today: string }): Round {
  const { value, wrong } = readPlaced({ text, file }, RoundFile)
  const { people: given, round, on = today, ...rest } = value
  const people = new Map<string, Participant>()
  for (const [place, person] of given.entries()) {
    if (people.has(person.id)) throw wrong(['people', place, 'id'], 'is there twice')
    people.set(
      person.id,
      participantFrom(person, (key, what) => wrong(['people', place, key], what)),
    )
  }
  const isListed = given.length > 0
  const mustBeKnown = (id: string, path: Path): void => {
    if (people.has(id)) return
    if (isListed) throw wrong(path, `names ${id}, whom the list of people does not have`)
    people.set(id, { id, name: id, manager: null, calendar: null })
  }
  for (const list of ['offers', 'wishes'] as const) {
    const seen = new Set<string>()
    for (const [place, { person }] of value[list].entries()) {
      if (seen.has(person))
        throw wrong([list, place, 'person'], `is ${person} again: put both into one of the ${list}`)
      seen.add(person)
      mustBeKnown(person, [list, place, 'person'])
    }
  }
  const last = value.history.reduce((most, past) => Math.max(most, past.round), 0)
  return { ...rest, people, on, round: round ?? last + 1 }
}

function participantFrom(
  { id, name = id, manager, zone, hours, days }: z.output<typeof Person>,
  wrong: (key: string, what: string) => CairnError,
): Participant {
  const calendar =
    zone === undefined
      ? null
      : calendarOf({ zone, hours, days }, (at, error) =>
          wrong(at, `makes no sense here: ${error.message}`),
        )
  return { id, name, manager: manager ?? null, calendar }
}

/** When somebody works. `wrong` makes of what is wrong with one of the three what is thrown. */
export function calendarOf(
  {
    zone,
    hours = '9-17',
    days = 'mon-fri',
  }: Pick<z.output<typeof Person>, 'hours' | 'days'> & { zone: string },
  wrong: (at: 'zone' | 'hours' | 'days', error: CairnError) => CairnError = (_, error) => error,
): WorkCalendar {
  let at: 'zone' | 'hours' | 'days' = 'hours'
  try {
    const spans = hoursFrom(hours)
    at = 'days'
    const week = daysFrom(days)
    at = 'zone'
    return makeCalendar({ zone, days: week, hours: spans, holidays: new Set() })
  } catch (error) {
    if (error instanceof CairnError) throw wrong(at, error)
    throw error
  }
}
