/**
 * What is different between two versions of a record, part by part: by lines, and by words within lines that are alike. Pure. All
 * pieces that are not `added` make the text before, all that are not `removed` the text after, to the letter.
 */
import { diffArrays } from 'diff'
import { stringify } from 'yaml'
import { z } from 'zod'

export const Piece = z.object({ is: z.enum(['same', 'removed', 'added']), text: z.string() })
export type Piece = z.output<typeof Piece>

export const Difference = z.object({
  /** `title`, `body`, `status`, or what only the kind knows. */
  part: z.string(),
  pieces: z.array(Piece),
})
export type Difference = z.output<typeof Difference>

/** What a version says. */
export interface Said {
  status: string
  title: string
  body: string
  detail: Record<string, unknown>
}

/** Only the parts that are not the same. */
export function differencesOf(before: Said, after: Said): Difference[] {
  const [old, now] = [partsOf(before), partsOf(after)]
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((part) => ({ part, pieces: piecesOf(old.get(part) ?? '', now.get(part) ?? '') }))
    .filter(({ pieces }) => pieces.some(({ is }) => is !== 'same'))
}

export function piecesOf(before: string, after: string): Piece[] {
  const blocks = compared(before.split(/(?<=\n)/), after.split(/(?<=\n)/))
  const pieces: Piece[] = []
  for (let at = 0; at < blocks.length; at++) {
    const [block, next] = [blocks[at], blocks[at + 1]]
    if (block === undefined) continue
    if (block.is === 'removed' && next?.is === 'added') {
      pieces.push(...byWords(block, next))
      at++
    } else pieces.push(block)
  }
  return joined(pieces)
}

function partsOf({ status, title, body, detail }: Said): Map<string, string> {
  const own = Object.entries(detail).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return new Map([
    ['status', status],
    ['title', title],
    ['body', body],
    ...own.map(([part, value]): [string, string] => [part, textOf(value)]),
  ])
}

/** What is no text is written as people would list it. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (value === null || value === undefined) return ''
  if (Array.isArray(value) && value.length === 0) return ''
  return stringify(value, { lineWidth: 0 }).trimEnd()
}

/** Texts that have more differences than this have nothing to do with each other, and to compare them takes long. */
const differencesMax = 1_000

/** What was removed stands before what was added in its place. */
function compared(before: string[], after: string[]): Piece[] {
  const changes = diffArrays(before, after, { maxEditLength: differencesMax })
  if (changes === undefined) return replaced(before.join(''), after.join(''))
  return changes
    .map(({ value, added, removed }): Piece => {
      const is = added ? 'added' : removed ? 'removed' : 'same'
      return { is, text: value.join('') }
    })
    .filter(({ text }) => text !== '')
}

function byWords(removed: Piece, added: Piece): Piece[] {
  const pieces = compared(wordsOf(removed.text), wordsOf(added.text))
  const kept = pieces.reduce((sum, { is, text }) => sum + (is === 'same' ? text.length : 0), 0)
  // Of two sentences with nothing but small words in common, nobody reads which words.
  const areAlike = 2 * kept >= Math.min(removed.text.length, added.text.length)
  return areAlike ? pieces : [removed, added]
}

/** With the space behind each, so that a space alone keeps nothing together. */
function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}_]+\s*|[^\p{L}\p{N}_]\s*/gu) ?? []
}

function replaced(before: string, after: string): Piece[] {
  const pieces: Piece[] = [
    { is: 'removed', text: before },
    { is: 'added', text: after },
  ]
  return pieces.filter(({ text }) => text !== '')
}

function joined(pieces: readonly Piece[]): Piece[] {
  const all: Piece[] = []
  for (const piece of pieces) {
    const last = all.at(-1)
    if (last?.is === piece.is) last.text += piece.text
    else all.push({ ...piece })
  }
  return all
}
