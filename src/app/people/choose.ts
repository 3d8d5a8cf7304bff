/**
 * What a team says about its people by hand: two are one, one is two, a bot, no bot after all; and all of it taken back. A
 * word and what follows from it, in every repository it touches, are one transaction: either all answers know it or none.
 */
import type pg from 'pg'
import { choicesBy, emailMark, readWords, type SaidWord, type Word } from '#facts/people/choices.ts'
import type { Facts } from '#facts/facts.ts'
import { wordsLock } from '#facts/people/people.ts'
import { holdRepository, leaveRepository } from '#facts/writing/repositories.ts'
import { retell } from '#facts/people/retell.ts'
import { transactionOn } from '#facts/transaction.ts'
import { CairnError, invariant } from '#std/errors.ts'
import { shellWord } from '#std/shell.ts'
import { shownWord } from '#std/shown-word.ts'
import { withOwnConnections } from '../postgres/pool.ts'
import { allMarksOf, markOf, readClaims, shownPerson, type KnownClaim } from './claims.ts'
import { claimsUnder, personCalled, some } from './find.ts'
import { grouped, type People } from './list.ts'

export interface Chosen extends Pick<People, 'people' | 'bots'> {
  /** What holds now, in words. */
  says: string
  /** What takes it back: this word, or the last about whoever goes by that; null after a word was taken back. */
  undo: { choice: number; who: string } | null
}

/** The second becomes the first, whose name they bear from now on. */
export async function mergePeople(facts: Facts, one: string, other: string): Promise<Chosen> {
  return choose(facts, (claims) => {
    const kept = personCalled(claims, one)
    const joined = personCalled(claims, other)
    const [first, second] = [firstOf(kept), firstOf(joined)]
    if (first.personKey === second.personKey)
      throw new CairnError(
        'conflict',
        'people.same',
        `${shownWord(one)} and ${shownWord(other)} are one person already: ${shownPerson(first)}.`,
        { hint: 'To tell them apart: cairn people split EMAIL.' },
      )
    return {
      word: { kind: 'same', mark: markOf(first), other: markOf(second) },
      says: `${shownPerson(second)} is ${shownPerson(first)} now.`,
    }
  })
}

/** They bear one name and stay two: nobody is asked about them again. */
export async function keepTwo(facts: Facts, one: string, other: string): Promise<Chosen> {
  return choose(facts, (claims, words) => {
    const [first, second] = [
      firstOf(personCalled(claims, one)),
      firstOf(personCalled(claims, other)),
    ]
    if (first.personKey === second.personKey)
      throw new CairnError(
        'conflict',
        'people.same',
        `${shownWord(one)} and ${shownWord(other)} are one person: ${shownPerson(first)}.`,
        { hint: 'To tell them apart: cairn people split EMAIL.' },
      )
    const [mark, another] = [markOf(first), markOf(second)]
    const isSaid = words.some((word) => word.kind === 'two' && isPair(word, mark, another))
    if (isSaid)
      throw new CairnError(
        'conflict',
        'people.two.same',
        `It is known already that ${shownPerson(first)} and ${shownPerson(second)} are two.`,
      )
    return {
      word: { kind: 'two', mark, other: another },
      says: `${shownPerson(first)} and ${shownPerson(second)} are two people.`,
    }
  })
}

/** An e-mail, or one spelling of a shared one, stands alone again. */
export async function splitPerson(facts: Facts, given: string): Promise<Chosen> {
  return choose(facts, (claims) => {
    const { mark, own } = claimsUnder(claims, given)
    if (isShared(own)) throw shared(given, own)
    if (companionsOf(claims, own).length === 0) throw alone(given, own)
    return {
      word: { kind: 'apart', mark, other: null },
      says: `${mark} stands alone now.`,
      check(after) {
        const still = companionsOf(after, own)
        if (still.length > 0) throw isHome(given, still)
      },
    }
  })
}

export async function sayKind(facts: Facts, given: string, kind: 'bot' | 'human'): Promise<Chosen> {
  return choose(facts, (claims) => {
    const own = personCalled(claims, given)
    const person = firstOf(own)
    // In one repository a name may tell of a bot, and in another not.
    if (own.every(({ isBot }) => isBot === (kind === 'bot')))
      throw new CairnError(
        'conflict',
        'people.kind.same',
        `${shownPerson(person)} is taken for ${kind === 'bot' ? `a bot already: ${person.botBecause}` : 'a person already'}.`,
      )
    return {
      word: { kind, mark: markOf(person), other: null },
      says: `${shownPerson(person)} is taken for ${kind === 'bot' ? 'a bot' : 'a person'} now.`,
    }
  })
}

/** The last word that stands; the last about somebody; or, given its number, a certain one. */
export async function undoChoice(facts: Facts, given?: string | number): Promise<Chosen> {
  return choose(facts, (claims, words) => {
    const word =
      typeof given === 'string'
        ? lastAbout(claims, words, given)
        : given === undefined
          ? words.at(-1)
          : words.find(({ id }) => id === given)
    if (word === undefined) throw nothingSaid(given)
    return { word, takenBack: word.id, says: `Taken back: ${told(word)}.` }
  })
}

function nothingSaid(given: string | number | undefined): CairnError {
  const says =
    typeof given === 'string'
      ? `Nothing was said by hand about ${shownWord(given)}.`
      : given === undefined
        ? 'Nothing was said by hand.'
        : 'This was taken back before.'
  return new CairnError('not_found', 'people.undo.none', says, {
    hint: 'What was said stands at the end of: cairn people.',
  })
}

interface Wish {
  word: Word
  says: string
  /** Which word is taken back, where one is. */
  takenBack?: number
  /** Called with the claims as they are afterwards; throws where the word did not do what it says. */
  check?(after: readonly KnownClaim[]): void
}

type Decide = (claims: readonly KnownClaim[], words: readonly SaidWord[]) => Wish

async function choose({ pool }: Facts, decide: Decide): Promise<Chosen> {
  return withOwnConnections(pool, async (own) => chooseOn(own, decide))
}

async function chooseOn(pool: pg.Pool, decide: Decide): Promise<Chosen> {
  const client = await pool.connect()
  const held: number[] = []
  let failure: unknown
  try {
    return await transactionOn(client, async () => {
      // One word at a time, and after any scan that is attributing right now: what it attributes is seen below.
      await client.query('select pg_advisory_xact_lock($1, 0)', [wordsLock])
      const claims = await readClaims(client)
      const words = await readWords(client)
      const wish = decide(claims, words)
      for (const id of repositoriesOf(claims, words, wish.word)) {
        await holdRepository(client, id)
        held.push(id)
      }
      const choice = await write(client, wish)
      await retell(client, held)
      const after = await readClaims(client)
      wish.check?.(after)
      return chosen(after, wish, choice)
    })
  } catch (error) {
    failure = error
    throw error
  } finally {
    if (failure === undefined) for (const id of held) await leaveRepository(client, id)
    // A connection that failed may hold a lock still: it is closed, not given back.
    client.release(failure !== undefined)
  }
}

/** Where anybody lives whom the word may concern: by a mark of theirs, or by where a mark leads before or after it. */
function repositoriesOf(
  claims: readonly KnownClaim[],
  words: readonly Word[],
  word: Word,
): number[] {
  const marks = [word.mark, ...(word.other === null ? [] : [word.other])]
  const before = choicesBy(words)
  const after = choicesBy([...words, word])
  const all = new Set(marks.flatMap((mark) => [mark, before.follow(mark), after.follow(mark)]))
  const people = new Set(
    claims
      .filter((claim) => [...allMarksOf([claim])].some((mark) => all.has(mark)))
      .map(({ personKey }) => personKey),
  )
  const own = claims.filter(({ personKey }) => people.has(personKey))
  return [...new Set(own.map(({ repositoryId }) => repositoryId))].toSorted((a, b) => a - b)
}

/** The number of the word that was said or taken back. */
async function write(client: pg.ClientBase, { word, takenBack }: Wish): Promise<number> {
  const { kind, mark, other } = word
  const written =
    takenBack === undefined
      ? client.query<{ id: number }>(
          'insert into person_choice (kind, email, other_email) values ($1, $2, $3) returning person_choice_id as id',
          [kind, mark, other],
        )
      : client.query<{ id: number }>(
          'update person_choice set undone_at = now() where person_choice_id = $1 returning person_choice_id as id',
          [takenBack],
        )
  const [row] = (await written).rows
  invariant(row, 'a word that was found is there')
  return row.id
}

/** Those whom the word was about, as they are now. */
function chosen(
  after: readonly KnownClaim[],
  { word, says, takenBack }: Wish,
  choice: number,
): Chosen {
  const keys = new Set(
    after
      .filter((claim) => {
        const marks = allMarksOf([claim])
        return marks.has(word.mark) || (word.other !== null && marks.has(word.other))
      })
      .map(({ personKey }) => personKey),
  )
  return {
    says,
    undo: takenBack === undefined ? { choice, who: word.other ?? word.mark } : null,
    ...grouped(after.filter(({ personKey }) => keys.has(personKey))),
  }
}

/** Claims of the same people that are not among these, by repository. */
function companionsOf(claims: readonly KnownClaim[], own: readonly KnownClaim[]): KnownClaim[] {
  const place = (claim: KnownClaim) => `${claim.repositoryId} ${claim.identityId}`
  const ours = new Set(own.map((claim) => place(claim)))
  const people = new Set(
    claims
      .filter((claim) => ours.has(place(claim)))
      .map((claim) => `${claim.repositoryId} ${claim.personKey}`),
  )
  return claims.filter(
    (claim) => !ours.has(place(claim)) && people.has(`${claim.repositoryId} ${claim.personKey}`),
  )
}

/** Whether some .mailmap, or a word by hand, tells apart those who use it. */
function isShared(own: readonly KnownClaim[]): boolean {
  const people = new Set(own.map((claim) => `${claim.repositoryId} ${claim.personKey}`))
  return people.size > new Set(own.map(({ repositoryId }) => repositoryId)).size
}

function shared(given: string, own: readonly KnownClaim[]): CairnError {
  return new CairnError('invalid', 'people.which', `Several people use ${shownWord(given)}.`, {
    hint: `Give one of them with the name: ${some([...spellingsOf(own)])}.`,
  })
}

function alone(given: string, own: readonly KnownClaim[]): CairnError {
  const [one, another] = spellingsOf(own)
  return new CairnError(
    'conflict',
    'people.alone',
    `${shownWord(given)} is merged with nobody else.`,
    one === undefined || another === undefined
      ? {}
      : {
          hint: `Where several people share an address, give one name with it, such as: cairn people split ${shellWord(one)}.`,
        },
  )
}

function spellingsOf(own: readonly KnownClaim[]): Set<string> {
  return new Set(own.map(({ name, email }) => `${name} <${email}>`))
}

/** All others came to this address: it is they who can leave. */
function isHome(given: string, others: readonly KnownClaim[]): CairnError {
  const [example = ''] = others.map(({ name, email }) => emailMark(email) ?? `${name} <${email}>`)
  return new CairnError(
    'conflict',
    'people.home',
    `${shownWord(given)} is the address that the others were joined with.`,
    {
      hint: `Split off one of the others instead, such as: cairn people split ${shellWord(example)}.`,
    },
  )
}

/** A mark that nobody carries any more can be taken back, too. */
function lastAbout(
  claims: readonly KnownClaim[],
  words: readonly SaidWord[],
  given: string,
): SaidWord | undefined {
  const about = (marks: ReadonlySet<string>) =>
    words.findLast(({ mark, other }) => marks.has(mark) || (other !== null && marks.has(other)))
  const written = new Set([given.trim(), given.trim().toLowerCase()])
  return about(written) ?? about(allMarksOf(personCalled(claims, given)))
}

function isPair({ mark, other }: Word, one: string, another: string): boolean {
  return (mark === one && other === another) || (mark === another && other === one)
}

function told({ kind, mark, other }: Word): string {
  if (kind === 'same') return `${other ?? ''} is ${mark}`
  if (kind === 'two') return `${mark} and ${other ?? ''} are two`
  return kind === 'apart'
    ? `${mark} stands alone`
    : `${mark} is ${kind === 'bot' ? 'a bot' : 'a person'}`
}

function firstOf(person: readonly KnownClaim[]): KnownClaim {
  const [first] = person
  invariant(first, 'a person found has a claim')
  return first
}
