/** What a text may speak of, by a table of words for each thing. Pure. */

export interface Heard<Name> {
  name: Name
  /** As they stand in the text, in small letters. */
  words: string[]
}

/**
 * Whole words, in large or small letters, by patterns in which `(?:~)?` stands for a few words between. Spaces and ends of lines are
 * one space. What most words speak of comes first; equal ones as they come in the text.
 */
export function listenerFor<Name extends string>(
  table: Readonly<Record<Name, readonly string[]>>,
  names: readonly Name[],
): (text: string) => Heard<Name>[] {
  // Made when first asked: most who load a table ask it nothing, and patterns this long take their time.
  let patterns: { name: Name; pattern: RegExp }[] | undefined
  return (given) => {
    patterns ??= names.map((name) => ({ name, pattern: patternOf(table[name]) }))
    const text = given.replaceAll(/\s+/g, ' ')
    const heard = patterns.flatMap(({ name, pattern }) => {
      const found = [...text.matchAll(pattern)]
      const [first] = found
      if (first === undefined) return []
      const words = [...new Set(found.map(([said]) => said.toLowerCase()))]
      return [{ name, words, at: first.index }]
    })
    return heard
      .toSorted((a, b) => b.words.length - a.words.length || a.at - b.at)
      .map(({ name, words }) => ({ name, words }))
  }
}

const between = String.raw`(?:[\p{L}'’-]+ ){0,4}`

function patternOf(ways: readonly string[]): RegExp {
  return new RegExp(
    String.raw`(?<![\p{L}\p{N}])(?:${ways.join('|').replaceAll('(?:~)?', between)})(?![\p{L}\p{N}])`,
    'giu',
  )
}
