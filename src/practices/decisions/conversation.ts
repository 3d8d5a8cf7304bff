/** From what people have to do with a proposal to conversations: a reason, a question, what each may gain or lose. Pure. */
import { z } from 'zod'
import { placeInWords, type CodePlace } from './code-place.ts'

export const Conversation = z.object({
  name: z.string(),
  /** As commits have it; null of a member who was asked by name. */
  email: z.string().nullable(),
  role: z.enum(['knows it', 'is affected', 'was asked']),
  because: z.array(z.string()),
  /** To begin with. */
  question: z.string(),
  mayGain: z.array(z.string()),
  mayLose: z.array(z.string()),
  /** Somebody of this name consented, objected or commented; whether it is the same person, only people know. */
  isHeard: z.boolean(),
})
export type Conversation = z.output<typeof Conversation>

export interface Person {
  name: string
  email: string
  reasons: string[]
}

/** What somebody has to do with the proposal. */
type Tie =
  | { role: 'knows it'; place: CodePlace; reasons: string[]; isMended: boolean }
  | { role: 'is affected'; along: CodePlace; place: CodePlace; reasons: string[] }
  | { role: 'was asked'; why: string }

export interface Tied {
  name: string
  email: string | null
  tie: Tie
}

type PlaceName = (place: CodePlace) => string

/** Where all is in one repository, it need not be named each time. */
export function namesFor(all: readonly CodePlace[]): PlaceName {
  const isOne = new Set(all.map(({ repository }) => repository)).size === 1
  return (place) => (isOne && place.path !== '' ? place.path : placeInWords(place))
}

/** The first of each list, then the second of each: no place comes before another. */
export function inTurns<T>(lists: readonly (readonly T[])[]): T[] {
  const most = Math.max(0, ...lists.map((list) => list.length))
  return Array.from({ length: most }, (_, turn) =>
    lists.flatMap((list) => list.slice(turn, turn + 1)),
  ).flat()
}

interface Known {
  name: string
  email: string | null
  ties: Tie[]
}

/**
 * One conversation for each person, in the place of the first tie. Whoever is asked as a member and known from commits under the
 * same name is most likely one person.
 */
export function byPerson(tied: readonly Tied[]): Known[] {
  const people: Known[] = []
  for (const { name, email, tie } of tied) {
    const same = people.find((person) =>
      email === null || person.email === null
        ? plain(person.name) === plain(name)
        : person.email === email,
    )
    if (same === undefined) people.push({ name, email, ties: [tie] })
    else same.ties.push(tie)
  }
  return people
}

export function conversationWith(
  { name, email, ties }: Known,
  placeName: PlaceName,
): Omit<Conversation, 'isHeard'> {
  const knows = ties.filter((tie) => tie.role === 'knows it')
  const follows = ties.filter((tie) => tie.role === 'is affected')
  const asked = ties.filter((tie) => tie.role === 'was asked')
  const known = listed(knows.map(({ place }) => placeName(place)))
  const mended = listed(
    knows.filter(({ isMended }) => isMended).map(({ place }) => placeName(place)),
  )
  const along = listed(follows.map((tie) => placeName(tie.along)))
  const sentences = (...all: [string, string][]) =>
    all.filter(([of]) => of !== '').map(([, sentence]) => sentence)
  return {
    ...{ name, email, role: ties[0]?.role ?? 'was asked' },
    because: unique([
      ...knows.flatMap(({ reasons, place }) =>
        reasons.map((each) => about(each, placeName(place))),
      ),
      ...follows.map((tie) => `${placeName(tie.along)} changes along with ${placeName(tie.place)}`),
      ...follows.flatMap((tie) => tie.reasons.map((each) => about(each, placeName(tie.along)))),
      ...asked.map(({ why }) => `was asked, and is not heard yet: ${why}`),
    ]),
    question:
      known !== ''
        ? `What have we not thought of in ${known}?`
        : along !== ''
          ? `What would this change for ${along}?`
          : 'Can you live with it? If not, what would go wrong?',
    mayGain: sentences(
      [mended, `Less to mend in ${mended}, if it works.`],
      [known, `A say in what becomes of ${known}.`],
      [along, `A change that ${along} need no longer follow.`],
      [asked.length === 0 ? '' : 'asked', 'To be heard before it is decided.'],
    ),
    mayLose: sentences(
      [known, `What they know of ${known} may hold no longer: ask what must not get lost.`],
      [along, `Time, if ${along} must follow once more.`],
    ),
  }
}

/** Reasons speak of "this file": here there are several. */
function about(reason: string, where: string): string {
  return reason
    .replace(/this file|files of this repository/, () => where)
    .replace('its first version', () => `the first version of ${where}`)
}

function listed(names: readonly string[]): string {
  const all = unique(names)
  return all.length < 2 ? (all[0] ?? '') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)]
}

export function plain(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase()
}
