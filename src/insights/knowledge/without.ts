/**
 * If this person left: the files and areas that would have no author, and whom to pair with them now. Only ever asked about
 * one person by name; nobody is compared with anybody. Pure.
 */
import { nameKey } from '#facts/people/namesakes.ts'
import { roughlyAgo } from '#std/ago.ts'
import { CairnError } from '#std/errors.ts'
import { cut } from './answer.ts'
import { authorsIn, standardRule } from './authorship.ts'
import { isSilent, type History } from './history.ts'
import { makeLedger, personKey, type Ledger } from './ledger.ts'
import type { Without } from './schema.ts'
import { standardLedger } from './sweep.ts'
import { truckFactor } from './truck-factor.ts'

const pairsMax = 3
const examplesMax = 5

export function without(
  history: History,
  prefix: string,
  leaving: { name: string; email: string },
): Without {
  const { ledger, isAuthor, who, lost } = lossOf(history, leaving)
  const { names, area } = cut(ledger, prefix)
  const byArea = Map.groupBy(lost, (file) => area[file] ?? 0)
  const remaining = isAuthor.map((flag, row) => (ledger.person[row] === who ? 0 : flag))
  return {
    name: leaving.name,
    email: leaving.email,
    namesakes: namesakesOf(ledger, leaving),
    filesLosingLastAuthor: lost.length,
    truckFactorAfter: truckFactor(ledger, remaining).value,
    areas: [...byArea]
      .map(([index, files]) => ({
        path: names[index] ?? '.',
        files: area.reduce((count, other) => count + Number(other === index), 0),
        filesLosingLastAuthor: files.length,
        examples: files.slice(0, examplesMax).map((file) => ledger.files[file]?.path ?? ''),
        pairWith: pairsFor(ledger, files, who, history.asOf),
      }))
      .toSorted(
        (a, b) => b.filesLosingLastAuthor - a.filesLosingLastAuthor || (a.path < b.path ? -1 : 1),
      ),
  }
}

function namesakesOf({ people }: Ledger, leaving: { name: string; email: string }): string[] {
  const key = nameKey(leaving.name)
  return key === null
    ? []
    : people
        .filter((other) => nameKey(other.name) === key && personKey(other) !== personKey(leaving))
        .map(({ email }) => email)
}

/** The files that have no other author than this person, as places in the ledger. */
export function lossOf(history: History, leaving: { name: string; email: string }) {
  const ledger = makeLedger(history, standardLedger)
  const isAuthor = authorsIn(ledger, standardRule)
  const who = ledger.people.findIndex((person) => personKey(person) === personKey(leaving))
  return { ledger, isAuthor, who, lost: filesOnlyBy(ledger, isAuthor, who) }
}

/** The person with this e-mail, in any spelling the repository knows. */
export function personByEmail(
  people: readonly { identityEmail: string; name: string; email: string; isBot: boolean }[],
  email: string,
) {
  const wanted = email.trim().toLowerCase()
  const found =
    people.find((person) => person.email.toLowerCase() === wanted) ??
    people.find((person) => person.identityEmail.toLowerCase() === wanted)
  if (found === undefined || found.isBot)
    throw new CairnError(
      'not_found',
      'person.none',
      found === undefined ? 'Nobody in this history has that e-mail.' : 'That e-mail is a bot’s.',
      {
        hint: 'Name one person by an e-mail they commit with.',
      },
    )
  return found
}

function filesOnlyBy(
  { files, start, person }: Ledger,
  isAuthor: Uint8Array,
  who: number,
): number[] {
  const lost: number[] = []
  for (let file = 0; file < files.length; file++) {
    let others = 0
    let isOwn = false
    for (let row = start[file] ?? 0; row < (start[file + 1] ?? 0); row++) {
      if (isAuthor[row] !== 1) continue
      if (person[row] === who) isOwn = true
      else others++
    }
    if (isOwn && others === 0) lost.push(file)
  }
  return lost
}

/** Active people who changed most of these files already; then the latest to do so, then by e-mail. */
function pairsFor(
  ledger: Ledger,
  files: readonly number[],
  who: number,
  asOf: number,
): Without['areas'][number]['pairWith'] {
  const contact = new Map<number, { files: number; lastAt: number }>()
  for (const file of files)
    for (let row = ledger.start[file] ?? 0; row < (ledger.start[file + 1] ?? 0); row++) {
      const other = ledger.person[row] ?? 0
      if (other === who || isSilent(ledger.people[other] ?? { lastAt: null }, asOf)) continue
      const known = contact.get(other) ?? { files: 0, lastAt: 0 }
      contact.set(other, {
        files: known.files + 1,
        lastAt: Math.max(known.lastAt, ledger.lastAt[row] ?? 0),
      })
    }
  return [...contact]
    .toSorted(
      ([a, own], [b, other]) => other.files - own.files || other.lastAt - own.lastAt || a - b,
    )
    .slice(0, pairsMax)
    .map(([other, { files: touched, lastAt }]) => ({
      name: ledger.people[other]?.name ?? '',
      email: ledger.people[other]?.email ?? '',
      reasons: [
        `changed ${partOf(touched, files.length)}${lastAt === 0 ? '' : ` ${roughlyAgo(lastAt, asOf)}`}`,
      ],
    }))
}

/** Coarsely: how much of it somebody did is nobody's business. */
function partOf(touched: number, files: number): string {
  if (files === 1) return 'it'
  return touched * 2 > files ? 'most of these files' : 'some of these files'
}
