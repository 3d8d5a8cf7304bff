/**
 * Makes regular expressions of the ways a rule is said. They are regular expressions already, but easier to read: a space stands
 * for white space, and `{who}` for a class of words that the language names.
 */
import { invariant } from '#std/errors.ts'
import type { Language } from './hint.ts'

type Words = Pick<Language, 'words' | 'people'>

export interface Patterns {
  /** Looked for everywhere. */
  anywhere: RegExp | undefined
  /** Of what somebody does: tried only where a person is named, which is seldom. Half of the time is saved so. */
  atPerson: RegExp | undefined
}

export function patternsOf(says: readonly string[], { words, people }: Words): Patterns {
  const isOfPerson = (way: string) => people.some((name) => way.startsWith(`{${name}}`))
  const compiled = (ways: readonly string[], flags: string) =>
    ways.length === 0
      ? undefined
      : new RegExp(`${wordBegins}(?:${spelledOut(ways.join('|'), words)})(?!${inWord})`, flags)
  return {
    anywhere: compiled(
      says.filter((way) => !isOfPerson(way)),
      'g',
    ),
    atPerson: compiled(
      says.filter((way) => isOfPerson(way)),
      'y',
    ),
  }
}

/** Every place where a person is named. */
export function personPattern({ words, people }: Words): RegExp {
  const anyone = people.map((name) => `{${name}}`).join('|')
  return new RegExp(`${wordBegins}(?:${spelledOut(anyone, words)})`, 'g')
}

/** Marks for people (see `english/names.ts`) are parts of words, too. */
const inWord = '[\\w\\ue000-\\ue002@-]'
const wordBegins = `(?<!${inWord}|\\w')`

/** A class may name others. */
function spelledOut(way: string, words: Language['words']): string {
  const whole = way.replace(/\{([a-z][\w-]*)\}/gi, (_, name: string) => {
    const named = words[name]
    invariant(named !== undefined, `no class of words is called {${name}}`)
    return `(?:${spelledOut(named, words)})`
  })
  return whole.replaceAll(' ?', '\\s{0,3}').replaceAll(' ', '\\s{1,3}')
}
