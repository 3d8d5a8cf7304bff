/**
 * The words of a sentence as the model of reproach sees them: who is spoken of becomes one token, whoever it is, and words of one kind may stand
 * for each other. So what is learnt of "Tom forgot" holds of "the night shift overlooked".
 */
import type { Person, Reading } from '../../hint.ts'
import { hashed, piecesOf, placeOf, step } from '../places.ts'
import { fields } from '../words/people.ts'
import { familyOf, stemOf } from './families.ts'

export interface Token {
  text: string
  /** With a family in the place of most words, whatever their form. */
  coarse: string
  /** Numbers for the text, its stem, and the text with families in the place of words: by form, and whatever the form. */
  ids: { text: number; stem: number; fine: number; coarse: number; family: number }
  /** What is seen of it wherever it stands. */
  places: Uint32Array
  /** Somebody who may do something. */
  isSomeone: boolean
  /** "Should", "have", "never": how something is done. */
  isAuxiliary: boolean
  /** "Really", "even": between somebody and what they do. */
  isBetween: boolean
}

interface Span {
  start: number
  end: number
}

export function tokensOf({ prepared, people }: Reading, { start, end }: Span): Token[] {
  const spoken = spokenOf(prepared, people, { start, end })
  const found: Token[] = []
  word.lastIndex = start
  for (let match = word.exec(prepared); match !== null; match = word.exec(prepared)) {
    if (match.index >= end) break
    const person = spoken.get(match.index)
    if (person !== undefined) {
      found.push(tokenFor(person.token, personToken))
      word.lastIndex = person.end
      continue
    }
    for (const part of partsOf(match[0])) found.push(tokenFor(part, tokenOf))
  }
  return found
}

const word = /[a-z][a-z'*-]*(?<![-'])|[\ue001\ue002]+|\d[\d.:,]*|\ufffc+|[?!.,;:"\u2026-]|@[\w-]+/g

/** Those who are spoken of, and whose something is, by where they begin. */
function spokenOf(
  prepared: string,
  people: readonly Person[],
  { start, end }: Span,
): Map<number, { end: number; token: string }> {
  const spoken = new Map<number, { end: number; token: string }>()
  for (const { classes, start: at, ends } of people) {
    if (at < start || at >= end) continue
    const isOwner = classes[0] === 'X-s'
    if (!isOwner && !classes.includes('who')) continue
    const last = ends[0] ?? at
    const before = spoken.get(at)
    if (before !== undefined && before.end >= last && !isOwner) continue
    const name = personIn(prepared.slice(at, last))
    // "Rollback performed": at the beginning of a sentence a word may look like a name.
    const who = name === 'role' && !isOwner && !classes.includes('X') ? 'maybe' : name
    spoken.set(at, { end: last, token: who + (isOwner ? "'s" : '') })
  }
  return spoken
}

function personIn(text: string): string {
  if (fields.has(text)) return 'field'
  for (const [name, is] of persons) if (is.test(text)) return name
  return 'role'
}

const persons: readonly (readonly [string, RegExp])[] = [
  ['you', /^(?:you\b|your$)/],
  ['he', /^(?:he|she|his|her)$/],
  ['their', /^(?:they|their)$/],
  ['nobody', /^(?:nobody|no|none|noone)\b/],
  ['everyone', /^(?:everyone|everybody|anyone|anybody)\b/],
  ['someone', /^(?:someone|somebody|whoever|those|whichever)\b/],
  ['name', /^[\ue001\ue002@][^ ]*(?: [\ue001\ue002]+)?$/],
]

/** "Didn't" is "did not", "you've" is "you have". */
function partsOf(text: string): string[] {
  const [, verb = '', isDenied] = /^(\w+?)(n't)$/.exec(text) ?? []
  if (isDenied !== undefined) return [{ ca: 'can', wo: 'will' }[verb] ?? verb, 'not']
  const [, before = '', ending = ''] = /^(\w+)'(s|d|ve|re|ll|m)$/.exec(text) ?? []
  return before === '' ? [text] : [before, endings[ending] ?? ending]
}

const endings: Readonly<Record<string, string>> = {
  s: 'is',
  d: 'would',
  ve: 'have',
  re: 'are',
  ll: 'will',
  m: 'am',
}

/** More than English has; a text of random signs must not fill the memory. */
const knownMax = 30_000
const known = new Map<string, Token>()

function tokenFor(text: string, make: (text: string) => Token): Token {
  const key = make === personToken ? `<${text}>` : text
  const before = known.get(key)
  if (before !== undefined) return before
  const made = make(text)
  if (known.size >= knownMax) known.clear()
  known.set(key, made)
  return made
}

function personToken(name: string): Token {
  const bare = name.replace(/'s$/, '')
  const isThird = /^(?:he|their|someone|name|role|field)$/.test(bare)
  return token({
    text: `<${name}>`,
    coarse: `<${isThird ? name.replace(bare, 'they') : name}>`,
  })
}

function tokenOf(text: string): Token {
  if (/^\d/.test(text)) return token({ text: '0' })
  if (text.startsWith('\ufffc')) return token({ text: '<code>' })
  if (/^[\ue001\ue002@]/.test(text)) return token({ text: '<name>', coarse: '<they>' })
  if (!/^[a-z]/.test(text)) return token({ text })
  const stem = stemOf(text)
  const family = familyOf(stem)
  if (ofWriter.test(text)) return token({ text, coarse: '<i>', family })
  if (ofWriters.test(text)) return token({ text, coarse: '<we>', family })
  const [, ending] = /(ing|ed|ly|s)$/.exec(text) ?? []
  const shape = ending === undefined ? '_' : `+${ending}`
  const isPlain = plain.has(text)
  const fine = family !== undefined ? `[${family}${ending ?? ''}]` : isPlain ? text : shape
  const coarse = isPlain ? text : family !== undefined ? `[${family}]` : shape
  return token({ text, stem, fine, coarse, family })
}

const ofWriter = /^(?:i|me|my|mine|myself)$/
const ofWriters = /^(?:we|us|our|ours|ourselves)$/

function token({
  text,
  stem = text,
  coarse = text,
  fine = text,
  family,
}: {
  text: string
  stem?: string
  coarse?: string
  fine?: string
  family?: string | undefined
}): Token {
  const id = (of: string) => hashed(of, 0x811c9dc5)
  const ids = {
    text: id(text),
    stem: id(stem),
    fine: id(fine),
    coarse: id(coarse),
    family: id(family ?? coarse),
  }
  const seen = [step(seeds.text, ids.text), step(seeds.stem, ids.stem), step(seeds.fine, ids.fine)]
  if (/^[a-z]{3}/.test(text)) seen.push(...piecesOf(text, seeds.piece))
  return {
    text,
    coarse,
    ids,
    places: Uint32Array.from(new Set(seen.map(placeOf))),
    isSomeone: /^<(?:you|they|maybe|nobody|everyone|i|we)\b/.test(coarse),
    isAuxiliary: auxiliary.test(text),
    isBetween: between.test(text),
  }
}

const seeds = { text: 0x01234567, stem: 0x1b873593, fine: 0x2468ace1, piece: 0x4cf5ad43 }

const auxiliary =
  /^(?:do|does|did|has|have|had|is|are|was|were|be|been|will|would|should|could|can|may|might|must|ought|to|not|never|get|got|keep|need)$/
const between =
  /ly$|^(?:just|even|ever|once|again|also|still|always|only|both|yet|now|then|so|too|at|least|all)$/

/** Words that hold a sentence together; the others are known by their family or their form. */
const plain = new Set(
  `the a an of to in on at by for with from into onto over under up down out off about as than that this these those it its is are was were be been being am do
  does did done doing has have had having will would shall should can could may might must not no nor never and or but if when while because since so then there here who
  whom whose which what where why how all any each every some one both either neither more most less least much many few only just even still yet again already always
  ever very too quite rather really simply clearly obviously once until unless without before after during through between against per instead let get got getting go goes
  going went make makes made making take takes took need needs needed want wants wanted seem seems like please thanks sorry yes ok well oh`.split(
    /\s+/,
  ),
)
