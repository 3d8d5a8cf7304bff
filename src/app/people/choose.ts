/**
 * What a team says about its people by hand: two are one, one is two, a bot, no bot after all; and all of it taken back. A
 * word and what follows from it, in every repository it touches, are one transaction: either all answers know it or none.
 */
import type pg from 'pg'
import { choicesBy, emailMark, readWords, type Word } from '#facts/people/choices.ts'
import type { Facts } from '#facts/facts.ts'
import { wordsLock } from '#facts/people/people.ts'
import { holdRepository, leaveRepository } from '#facts/writing/repositories.ts'
import { retell } from '#facts/people/retell.ts'
import { transactionOn } from '#facts/transaction.ts'
import { CairnError, invariant } from '#std/errors.ts'
import { shellWord } from '#std/shell.ts'
import { shownWord } from '#std/shown-word.ts'
import { allMarksOf, markOf, readClaims, shownPerson, type KnownClaim } from './claims.ts'
import { claimsUnder, personCalled, some } from './find.ts'
import { grouped, type People } from './list.ts'

export interface Chosen extends Pick<People, 'people' | 'bots'> {
  /** What holds now, in words. */
  says: string
  /** What would take it back; null after a word was taken back. */
  undo: string | null
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

/** The last word that stands; or the last about somebody. */
export async function undoChoice(facts: Facts, given?: string): Promise<Chosen> {
  return choose(facts, (claims, words) => {
    const word = given === undefined ? words.at(-1) : lastAbout(claims, words, given)
    if (word === undefined)
      throw new CairnError(
        'not_found',
        'people.undo.none',
        given === undefined
          ? 'Nothing was said by hand.'
          : `Nothing was said by hand about ${shownWord(given)}.`,
        { hint: 'What was said stands at the end of: cairn people.' },
      )
    return { word, isTakenBack: true, says: `Taken back: ${told(word)}.` }
  })
}

interface Wish {
  word: Word
  says: string
  isTakenBack?: true
  /** Called with the claims as they are afterwards; throws where the word did not do what it says. */
  check?(after: readonly KnownClaim[]): void
}

async function choose(
  { pool }: Facts,
  decide: (claims: readonly KnownClaim[], words: readonly Word[]) => Wish,
): Promise<Chosen> {
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
      await write(client, wish)
      await retell(client, held)
      const after = await readClaims(client)
      wish.check?.(after)
      return chosen(after, wish)
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

async function write(client: pg.ClientBase, { word, isTakenBack }: Wish): Promise<void> {
  const { kind, mark, other } = word
  if (isTakenBack)
    await client.query(
      `update person_choice set undone_at = now() where person_choice_id = (
         select max(person_choice_id) from person_choice
         where undone_at is null and kind = $1 and email = $2 and other_email is not distinct from $3)`,
      [kind, mark, other],
    )
  else
    await client.query('insert into person_choice (kind, email, other_email) values ($1, $2, $3)', [
      kind,
      mark,
      other,
    ])
}

/** Those whom the word was about, as they are now. */
function chosen(after: readonly KnownClaim[], { word, says, isTakenBack }: Wish): Chosen {
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
    undo: isTakenBack ? null : `cairn people undo ${shellWord(word.other ?? word.mark)}`,
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
  words: readonly Word[],
  given: string,
): Word | undefined {
  const about = (marks: ReadonlySet<string>) =>
    words.findLast(({ mark, other }) => marks.has(mark) || (other !== null && marks.has(other)))
  const written = new Set([given.trim(), given.trim().toLowerCase()])
  return about(written) ?? about(allMarksOf(personCalled(claims, given)))
}

function told({ kind, mark, other }: Word): string {
  if (kind === 'same') return `${other ?? ''} is ${mark}`
  return kind === 'apart'
    ? `${mark} stands alone`
    : `${mark} is ${kind === 'bot' ? 'a bot' : 'a person'}`
}

function firstOf(person: readonly KnownClaim[]): KnownClaim {
  const [first] = person
  invariant(first, 'a person found has a claim')
  return first
}
