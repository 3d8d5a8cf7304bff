/** Whom a name, an e-mail or both mean. Never a guess: who is not clear is asked back, with all that it may mean. */
import { emailMark, spellingOf } from '#facts/people/choices.ts'
import { CairnError } from '#std/errors.ts'
import { nearNames } from '#std/near.ts'
import { shellWord } from '#std/shell.ts'
import { shownWord } from '#std/shown-word.ts'
import { shownPerson, type KnownClaim } from './claims.ts'

/** All claims of the one person meant. The first of these that fits anybody decides. */
export function personCalled(claims: readonly KnownClaim[], given: string): KnownClaim[] {
  const wanted = given.trim().toLowerCase()
  const mark = emailMark(given.trim())
  const ways: ((claim: KnownClaim) => boolean)[] = [
    (claim) => mark !== null && claim.personKey === mark,
    (claim) => spellingOf(claim).toLowerCase() === wanted,
    (claim) => shownPerson(claim).toLowerCase() === wanted,
    (claim) => claim.email.toLowerCase() === wanted || claim.personEmail.toLowerCase() === wanted,
    (claim) => claim.personName.trim().toLowerCase() === wanted,
    (claim) => claim.name.trim().toLowerCase() === wanted,
  ]
  for (const fits of wanted === '' ? [] : ways) {
    const people = Map.groupBy(claims.filter(fits), ({ personKey }) => personKey)
    const [key] = people.keys()
    if (people.size > 1) throw ambiguous(given, [...people.values()])
    if (key !== undefined) return claims.filter(({ personKey }) => personKey === key)
  }
  throw unknown(claims, given)
}

/** The claims that an e-mail or one spelling names, whoever they belong to, and the mark that stands for them. */
export function claimsUnder(
  claims: readonly KnownClaim[],
  given: string,
): { mark: string; own: KnownClaim[] } {
  const wanted = given.trim()
  const mark = emailMark(wanted)
  const named = claims.filter((claim) =>
    mark === null
      ? spellingOf(claim).toLowerCase() === wanted.toLowerCase()
      : emailMark(claim.email) === mark,
  )
  const [first] = named
  if (first) return { mark: mark ?? spellingOf(first), own: named }
  // A name will do for someone who goes by one address.
  const person = personCalled(claims, given)
  const marks = new Set(person.map((claim) => emailMark(claim.email) ?? spellingOf(claim)))
  const [only] = marks
  if (marks.size === 1 && only !== undefined) return { mark: only, own: person }
  throw new CairnError(
    'invalid',
    'people.which',
    `${shownWord(given)} goes by ${marks.size} addresses: ${some([...marks])}.`,
    { hint: 'Give the one to split off.' },
  )
}

function ambiguous(given: string, people: KnownClaim[][]): CairnError {
  const shown = people.flatMap(([first]) => (first ? [shownPerson(first)] : []))
  const isTold = new Set(shown).size === shown.length
  const told = isTold
    ? shown
    : people.flatMap(([first]) => (first ? [`${shownPerson(first)} (${first.personKey})`] : []))
  return new CairnError(
    'invalid',
    'people.ambiguous',
    `${shownWord(given)} may be any of ${people.length} people: ${some(told)}.`,
    { hint: 'Give the e-mail, or the name and the e-mail as shown.' },
  )
}

function unknown(claims: readonly KnownClaim[], given: string): CairnError {
  const names = new Map(
    claims.flatMap((claim) =>
      [claim.personName, claim.personEmail, claim.name, claim.email].map(
        (name) => [name, claim] as const,
      ),
    ),
  )
  const wanted = given.trim()
  const near = nearNames(wanted, names.keys())
  const guesses = [
    ...new Set(near.flatMap((name) => names.get(name) ?? []).map((claim) => shownPerson(claim))),
  ]
  const hint =
    claims.length === 0
      ? 'No repository was scanned yet; begin with: cairn scan PATH.'
      : guesses.length > 0
        ? `Did you mean ${guesses.join(' or ')}?`
        : `Look with: cairn people . --find ${toFind(wanted)}`
  return new CairnError('not_found', 'people.none', `Nobody goes by ${shownWord(given)}.`, { hint })
}

/** What was given, where it is short enough to be pasted and is not nothing. */
function toFind(wanted: string): string {
  return wanted === '' || wanted.length > 60 ? 'TEXT' : shellWord(wanted)
}

const someMax = 10

export function some(names: readonly string[]): string {
  const more = names.length - someMax
  return `${names.slice(0, someMax).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}
