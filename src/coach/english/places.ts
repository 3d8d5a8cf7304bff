/**
 * What a model sees of a text becomes places among 65,536, by hashing: each has one weight. Training and use share this, as a model is
 * worth nothing with other places.
 */

export const placeCount = 65_536

/** Each place once: how often something is said counts little in a sentence. */
export class Places {
  readonly #found: number[] = []

  add(hash: number): void {
    this.#take(placeOf(hash))
  }

  /** Places that were found before. */
  addAll(places: Uint32Array): void {
    for (const place of places) this.#take(place)
  }

  /** Once, at the end. */
  taken(): Uint32Array {
    for (const place of this.#found) seen[place] = 0
    return Uint32Array.from(this.#found)
  }

  #take(place: number): void {
    if (seen[place] === 1) return
    seen[place] = 1
    this.#found.push(place)
  }
}

/** Clean between two sentences; a set of its own for each took most of the time. */
const seen = new Uint8Array(placeCount)

/** A long sentence holds more; without this it would be the worse, the longer it is. The power was found by trying. */
export function lengthFactor(places: Uint32Array): number {
  return (places.length + 20) ** -0.4
}

export function hashed(text: string, seed: number): number {
  let hash = seed
  for (let at = 0; at < text.length; at++) hash = step(hash, text.charCodeAt(at))
  return hash
}

/** FNV-1a. */
export function step(hash: number, sign: number): number {
  return Math.imul(hash ^ sign, 16_777_619)
}

/** FNV alone leaves its low bits too alike. */
function mixed(hash: number): number {
  let mix = hash ^ (hash >>> 15)
  mix = Math.imul(mix, 0x2c1b3c6d)
  mix ^= mix >>> 12
  mix = Math.imul(mix, 0x297a2d39)
  return (mix ^ (mix >>> 15)) >>> 0
}

export function placeOf(hash: number): number {
  return mixed(hash) & (placeCount - 1)
}

/** Pieces of 3 to 5 letters. Where a word begins and ends matters: "ass" is no part of "class" then. */
export function piecesOf(word: string, seed: number): number[] {
  const framed = ` ${word} `
  const found: number[] = []
  for (let from = 0; from < framed.length; from++) {
    let hash = seed
    for (let length = 1; length <= 5 && from + length <= framed.length; length++) {
      hash = step(hash, framed.charCodeAt(from + length - 1))
      if (length >= 3) found.push(hash)
    }
  }
  return found
}
