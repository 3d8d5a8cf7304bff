/** What the model of hostility sees of a sentence: its words, its pairs of words, and pieces of 3 to 5 letters of its words. */
import { hashed, piecesOf, placeOf, Places } from '../places.ts'

export function placesOf(sentence: string): Uint32Array {
  const places = new Places()
  let before: string | undefined
  for (const [word] of plain(sentence).matchAll(/[a-z][a-z'*]*|0|[^\sa-z0]/g)) {
    places.addAll(placesOfWord(word))
    if (before !== undefined) places.add(hashed(word, hashed(before, kinds.pair)))
    before = word
  }
  return places.taken()
}

/** More than English has; a text of random signs must not fill the memory. */
const knownMax = 30_000
const known = new Map<string, Uint32Array>()

function placesOfWord(word: string): Uint32Array {
  const before = known.get(word)
  if (before !== undefined) return before
  const found: number[] = [placeOf(hashed(word, kinds.word))]
  if (/^[a-z]/.test(word)) for (const hash of piecesOf(word, kinds.piece)) found.push(placeOf(hash))
  const made = Uint32Array.from(new Set(found))
  if (known.size >= knownMax) known.clear()
  known.set(word, made)
  return made
}

function plain(sentence: string): string {
  return sentence
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/\ufffc+/g, ' ')
    .replace(/\d+/g, '0')
}

/** Seeds, so that a word and a piece of the same letters have different places. */
const kinds = { word: 0x811c9dc5, pair: 0x01234567, piece: 0x2468ace1 }
