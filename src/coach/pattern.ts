/**
 * Makes one regular expression of the ways a rule is said. They are regular expressions already, but easier to read: a
 * space stands for white space, and `{who}` for a class of words that the language names.
 */
import { invariant } from '#std/errors.ts'

export function patternOf(says: readonly string[], words: Language['words']): RegExp {
  const ways = says.map((way) =>
    spelledOut(way, words).replaceAll(' ?', '\\s{0,3}').replaceAll(' ', '\\s{1,3}'),
  )
  return new RegExp(`(?<!${inWord}|${apostrophe})(?:${ways.join('|')})(?!${inWord})`, 'g')
}

interface Language {
  words: Readonly<Record<string, string>>
}

/** Marks for people (see `english/names.ts`) are parts of words, too. */
const inWord = '[\\w\\ue000-\\ue002@-]'
const apostrophe = "\\w'"

/** A class may name others. */
function spelledOut(way: string, words: Language['words']): string {
  return way.replace(/\{([a-z][\w-]*)\}/gi, (_, name: string) => {
    const named = words[name]
    invariant(named !== undefined, `no class of words is called {${name}}`)
    return `(?:${spelledOut(named, words)})`
  })
}
