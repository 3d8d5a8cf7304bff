/**
 * The ways in which rules are said, found quickly. A way is a regular expression that is easier to read: a space stands for white
 * space, and `{who}` for a class of words that the language names. Each is made when a text first holds its beginning.
 */
import { invariant } from '#std/errors.ts'
import { beginningsOf, signs } from './beginnings.ts'
import type { Rule } from './hint.ts'

export interface Way {
  rule: Rule
  /** Of the rule among all. */
  order: number
  /** In the notation of rules; of what stands behind a person, if it begins with one. */
  says: string
  /** It names a person of its own, so "we" before it means somebody else. */
  isOfPerson: boolean
  made?: RegExp
}

/** Ways by how the texts that they match begin. */
export class Ways {
  readonly #byBeginning = new Map<string, Way[]>()
  /** What was found for beginnings that texts had. */
  readonly #met = new Map<string, readonly Way[]>()
  readonly #words: Readonly<Record<string, string>>

  constructor(words: Readonly<Record<string, string>>) {
    this.#words = words
  }

  add(way: Way): void {
    this.#met.clear()
    for (const beginning of beginningsOf(way.says, this.#words)) {
      const alike = this.#byBeginning.get(beginning)
      if (alike === undefined) this.#byBeginning.set(beginning, [way])
      else alike.push(way)
    }
  }

  /** Those that may match at a place. */
  at(text: string, place: number): readonly Way[] {
    const beginning = beginningAt(text, place)
    const before = this.#met.get(beginning)
    if (before !== undefined) return before
    const found: Way[] = []
    for (let length = 0; length <= beginning.length; length++)
      found.push(...(this.#byBeginning.get(beginning.slice(0, length)) ?? []))
    if (this.#met.size >= metMax) this.#met.clear()
    this.#met.set(beginning, found)
    return found
  }

  /** Where the match ends that begins at a place; undefined if there is none. */
  endOf(way: Way, text: string, place: number): number | undefined {
    way.made ??= new RegExp(`(?:${spelledOut(way.says, this.#words)})(?!${inWord})`, 'y')
    way.made.lastIndex = place
    return way.made.test(text) && way.made.lastIndex > place ? way.made.lastIndex : undefined
  }
}

/** More than English has; a text of random signs must not fill the memory. */
const metMax = 20_000

/** White space of any length counts as one space, as it does in ways. */
function beginningAt(text: string, place: number): string {
  const next = text.slice(place, place + signs)
  if (!/\s/.test(next)) return next
  return text
    .slice(place, place + 3 * signs)
    .replace(/\s+/g, ' ')
    .slice(0, signs)
}

/** Marks for people (see `english/names.ts`) are parts of words, too. */
const inWord = '[\\w\\ue000-\\ue002@-]'
const wordBegin = new RegExp(`(?<!${inWord}|\\w')\\S`, 'g')

export function* wordBegins(text: string): Generator<number> {
  wordBegin.lastIndex = 0
  for (let found = wordBegin.exec(text); found !== null; found = wordBegin.exec(text))
    yield found.index
}

/** A class may name others. */
export function spelledOut(way: string, words: Readonly<Record<string, string>>): string {
  const whole = way.replace(/\{([a-z][\w-]*)\}/gi, (_, name: string) => {
    const named = words[name]
    invariant(named !== undefined, `no class of words is called {${name}}`)
    return `(?:${spelledOut(named, words)})`
  })
  return whole.replaceAll(' ?', '\\s{0,3}').replaceAll(' ', '\\s{1,3}')
}
