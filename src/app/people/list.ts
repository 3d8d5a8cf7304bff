/** The people of a repository or of the workspace, by name. Nobody is counted, measured or ranked here. */
import type { Facts } from '#facts/facts.ts'
import { namesakesAmong, type Two } from '#facts/people/namesakes.ts'
import { shellWord } from '#std/shell.ts'
import { markOf, readClaims, type KnownClaim } from './claims.ts'

export interface ListedPerson {
  /** Says who it is where a name could be several people's. */
  mark: string
  name: string
  email: string
  /** Why this is taken for a bot; null for people. */
  botBecause: string | null
  /** All names and e-mails in the commits that are this person. */
  identities: { name: string; email: string; because: KnownClaim['because'] }[]
}

export interface People {
  people: ListedPerson[]
  bots: ListedPerson[]
  /** Names that several of the people bear. */
  namesakes: Namesakes[]
  /** Said by hand, newest first. */
  choices: Choice[]
}

export interface Namesakes {
  name: string
  emails: string[]
  /** What would make them one, if they are. */
  merge: string[]
}

export interface Choice {
  what: 'merge' | 'split' | 'two' | 'bot' | 'human'
  /** Of `merge`, who stayed. */
  who: string
  /** Of `merge`, who was joined; of `two`, who is not `who`. */
  other: string | null
}

/** As a page shows it, that can take back each of them. */
export interface SaidChoice extends Choice {
  choice: number
  saidAt: string
}

export async function listPeople({ pool }: Facts, repositoryId?: number): Promise<People> {
  const { people, bots } = grouped(await readClaims(pool, { repositoryId, standing: true }))
  const choices = (await readChoices(pool)).map(({ what, who, other }) => ({ what, who, other }))
  return { people, bots, namesakes: namesakesOf(people, twoAmong(choices)), choices }
}

/** Who was said to be two people, though they bear one name. */
export function twoAmong(choices: readonly Choice[]): Two[] {
  return choices.flatMap(({ what, who, other }) =>
    what === 'two' && other !== null ? [[who, other] as const] : [],
  )
}

/** Never merged by their names alone: it is for those to say who know them. */
function namesakesOf(people: readonly ListedPerson[], two: readonly Two[]): Namesakes[] {
  const uses = new Map<string, number>()
  for (const { email } of people) uses.set(email, (uses.get(email) ?? 0) + 1)
  const word = ({ name, email }: ListedPerson): string =>
    shellWord(uses.get(email) === 1 && email.includes('@') ? email : `${name} <${email}>`)
  return namesakesAmong(people, two).flatMap(([first, ...others]) =>
    first === undefined
      ? []
      : {
          name: first.name,
          emails: [first, ...others].map(({ email }) => email),
          merge: others.map((other) => `cairn people merge ${word(first)} ${word(other)}`),
        },
  )
}

/** Those who go by a name or an e-mail with this text in it, whatever its case. */
export function withText({ people, bots, namesakes, choices }: People, text: string): People {
  const wanted = text.trim().toLowerCase()
  const has = (...words: string[]) => words.some((word) => word.toLowerCase().includes(wanted))
  const isFound = ({ name, email, identities }: ListedPerson) =>
    has(name, email) ||
    identities.some((one) => has(one.name, one.email, `${one.name} <${one.email}>`))
  return {
    people: people.filter(isFound),
    bots: bots.filter(isFound),
    namesakes: namesakes.filter(({ name, emails }) => has(name, ...emails)),
    choices: choices.filter(({ who, other }) => has(who, other ?? '')),
  }
}

export function grouped(claims: readonly KnownClaim[]): Pick<People, 'people' | 'bots'> {
  const all = [...Map.groupBy(claims, ({ personKey, isBot }) => `${isBot} ${personKey}`).values()]
    .flatMap((own) => listed(own))
    .toSorted(byName)
  return {
    people: all.filter(({ botBecause }) => botBecause === null),
    bots: all.filter(({ botBecause }) => botBecause !== null),
  }
}

/** In several repositories one person may bear several names: the first by letter is shown, and the claims of all. Who is a
 * bot in one of them alone stands in both lists. */
function listed(own: KnownClaim[]): ListedPerson[] {
  const [first] = own
  if (first === undefined) return []
  const identities = new Map(
    own.map(({ name, email, because }) => [
      `${name}\0${email}\0${because}`,
      { name, email, because },
    ]),
  )
  return [
    {
      mark: markOf(first),
      name: first.personName,
      email: first.personEmail,
      botBecause: first.isBot ? first.botBecause : null,
      identities: [...identities.values()],
    },
  ]
}

/** By name, then by e-mail. */
export function byName(a: PlaceByName, b: PlaceByName): number {
  return order(`${a.name}\0${a.email}\0${a.mark}`, `${b.name}\0${b.email}\0${b.mark}`)
}

type PlaceByName = Pick<ListedPerson, 'name' | 'email' | 'mark'>

/** By letter as people read it: case decides last, and the same in every locale. */
function order(a: string, b: string): number {
  const [low, high] = [a.toLowerCase(), b.toLowerCase()]
  return low === high ? (a < b ? -1 : a > b ? 1 : 0) : low < high ? -1 : 1
}

const whatOf = { same: 'merge', apart: 'split', two: 'two', bot: 'bot', human: 'human' } as const

/** Said by hand, newest first. */
export async function readChoices(pool: Facts['pool']): Promise<SaidChoice[]> {
  const { rows } = await pool.query<{
    choice: number
    kind: keyof typeof whatOf
    email: string
    other_email: string | null
    said_at: Date
  }>(
    `select person_choice_id as choice, kind, email, other_email, said_at from person_choice
     where undone_at is null order by person_choice_id desc`,
  )
  return rows.map(({ choice, kind, email, other_email: other, said_at: at }) => ({
    choice,
    what: whatOf[kind],
    who: email,
    other,
    saidAt: at.toISOString(),
  }))
}
