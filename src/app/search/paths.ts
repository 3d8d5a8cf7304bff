/**
 * Finds paths by what is typed of them: words in any order, each anywhere in the path, "a phrase", -without. Pure. All paths of a
 * repository are one text, which is run through from word to word and not path by path.
 */

export interface PathText {
  /** Each on a line of its own, with a line break before the first and behind the last. */
  all: string
  /** The same in small letters, letter for letter. */
  small: string
}

export interface FoundPath {
  path: string
  /** Where the words stand: from, and to without. In UTF-16 code units. */
  marks: [number, number][]
}

export interface Weighed extends FoundPath {
  /** The smaller, the better. */
  weight: number
}

export interface Query {
  /** In small letters. */
  words: readonly string[]
  without: readonly string[]
}

/** Of paths in the order of the alphabet, each on a line. */
export function textOf(lines: string): PathText {
  const all = `\n${lines}\n`
  return { all, small: inSmall(all) }
}

export function queryOf(typed: string): Query {
  const [words, without]: [string[], string[]] = [[], []]
  for (const [, minus, phrase, word] of typed.matchAll(/(-?)(?:"([^"]+)"?|([^\s"]+))/g)) {
    const wanted = inSmall(phrase ?? word ?? '').trim()
    if (wanted !== '' && !wanted.includes('\n')) (minus === '' ? words : without).push(wanted)
  }
  return { words: few(words), without: few(without) }
}

/** Each costs a look at every path. */
const wordsMax = 10

function few(words: readonly string[]): string[] {
  return [...new Set(words)].slice(0, wordsMax)
}

interface Wish {
  limit: number
  /** Of paths that have the words, no more are weighed. */
  weighedMax: number
}

export interface FoundPaths {
  items: Weighed[]
  weighed: number
}

/** The best, as many as were asked for; equally good ones in the order of the alphabet. */
export function findPaths(
  { all, small }: PathText,
  { words, without }: Query,
  { limit, weighedMax }: Wish,
): FoundPaths {
  // The longest is likely to be the rarest.
  const [first, ...others] = words.toSorted((a, b) => b.length - a.length)
  if (first === undefined) return { items: [], weighed: 0 }
  let count = 0
  const best: Line[] = []
  for (let hit = small.indexOf(first); hit >= 0 && count < weighedMax;) {
    const start = small.lastIndexOf('\n', hit) + 1
    const end = small.indexOf('\n', hit)
    const line = { start, text: small.slice(start, end), weight: 0 }
    if (
      others.every((word) => line.text.includes(word)) &&
      !without.some((word) => line.text.includes(word))
    ) {
      count += 1
      line.weight = weightOf(line.text, words)
      keep(best, limit, line)
    }
    hit = small.indexOf(first, end)
  }
  const items = best.map(({ start, text, weight }) => ({
    path: all.slice(start, start + text.length),
    marks: words
      .map((word): [number, number] => [placeOf(text, word), placeOf(text, word) + word.length])
      .toSorted(([one], [other]) => one - other),
    weight,
  }))
  return { items, weighed: count }
}

interface Line {
  start: number
  text: string
  weight: number
}

/** Sorted, and never longer than asked for. The text is in the order of the alphabet: who comes later has to be better. */
function keep(best: Line[], limit: number, line: Line): void {
  const worst = best.at(-1)
  if (best.length === limit && worst !== undefined && line.weight >= worst.weight) return
  const place = best.findIndex(({ weight }) => line.weight < weight)
  best.splice(place < 0 ? best.length : place, 0, line)
  if (best.length > limit) best.pop()
}

/** The beginning of the file's name says most, then its middle, then a folder's. Of the like, the shorter path. */
function weightOf(line: string, words: readonly string[]): number {
  const nameAt = line.lastIndexOf('/') + 1
  let weight = line.length
  for (const word of words) {
    const at = placeOf(line, word)
    if (at !== nameAt) weight += at > nameAt ? 1_000 : 3_000
    if (at > 0 && isLetter(line.charCodeAt(at - 1))) weight += 1_000
  }
  return weight
}

/** In the file's name, where it is there. */
function placeOf(line: string, word: string): number {
  const inName = line.indexOf(word, line.lastIndexOf('/') + 1)
  return inName >= 0 ? inName : line.lastIndexOf(word)
}

/** Small letters and digits. */
function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57)
}

/** Some letters are two in small: then only those of the Latin alphabet are made small, so that places stay. */
function inSmall(text: string): string {
  const small = text.toLowerCase()
  return small.length === text.length
    ? small
    : text.replace(/[A-Z]+/g, (part) => part.toLowerCase())
}
