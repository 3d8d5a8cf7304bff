/**
 * The team's own words for kinds of change, in `.cairn/words` at the head of the default branch:
 *
 *     fix: hotpatch, mend*
 *     other: typo
 *
 * A word matches as a whole, whatever its case; a star at an end leaves that end open. The first line that matches decides.
 */
import type { Facts } from '#facts/facts.ts'
import { kinds, words as ourWords, type Kind, type WordList } from './kinds.ts'

export interface TeamWords {
  /** In the order of the file. */
  lists: readonly WordList[]
  /** Lines that say nothing we understand, in words. */
  ignored: string[]
}

export const teamWordsFile = '.cairn/words'

const wordsMax = 500
const lettersMax = 100

export function parseTeamWords(content: string): TeamWords {
  const lists: WordList[] = []
  const ignored: string[] = []
  let count = 0
  for (const [index, line] of content.split(/\r?\n/).entries()) {
    const text = line.trim()
    if (text === '' || text.startsWith('#')) continue
    const { kind, words, wrong } = readLine(text)
    count += words.length
    const why = wrong ?? (count > wordsMax ? `more than ${wordsMax} words` : undefined)
    if (why !== undefined || kind === undefined) ignored.push(`line ${index + 1}: ${why}`)
    else lists.push([kind, patternOf(words)])
  }
  return { lists, ignored }
}

/** The lists that a repository's commits were told by, in the order in which they are tried. */
export async function wordListsOf({ db }: Facts, repositoryId: number): Promise<WordList[]> {
  const row = await db
    .selectFrom('repository')
    .select('kind_words')
    .where('repository_id', '=', repositoryId)
    .executeTakeFirst()
  return [...parseTeamWords(row?.kind_words ?? '').lists, ...ourWords]
}

function readLine(text: string): { kind?: Kind; words: string[]; wrong?: string } {
  const colon = text.indexOf(':')
  const name = text.slice(0, Math.max(0, colon)).trim().toLowerCase()
  const kind = kinds.find((one) => one === name && one !== 'merge')
  const given = text.slice(colon + 1).split(',')
  const words = given.map((word) => word.trim()).filter((word) => word !== '')
  if (kind === undefined) return { words: [], wrong: 'it begins with no kind of change' }
  if (words.length === 0) return { words, wrong: 'it has no words' }
  const long = words.find((word) => word.length > lettersMax)
  if (long !== undefined) return { words, wrong: `a word has more than ${lettersMax} letters` }
  const starred = words.find((word) => /^\**$|^..*\*.*.$/su.test(word))
  if (starred !== undefined)
    return { words, wrong: 'a star may stand at the ends of a word only, and not alone' }
  return { kind, words }
}

/** No part of it can be tried in two ways: the work is bounded by the subject's length times the words'. */
function patternOf(words: readonly string[]): RegExp {
  const letter = String.raw`[\p{L}\p{N}_]`
  const parts = words.map((word) => {
    const inner = word.replace(/^\*/, '').replace(/\*$/, '')
    const text = inner.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`).replaceAll(/\s+/g, ' ')
    return (
      (word.startsWith('*') ? '' : `(?<!${letter})`) +
      text +
      (word.endsWith('*') ? '' : `(?!${letter})`)
    )
  })
  return new RegExp(parts.join('|'), 'iu')
}
