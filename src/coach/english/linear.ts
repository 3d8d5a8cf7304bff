/** A linear model of sentences: its weights as they are kept, and what it thinks of some places. */
import { lengthFactor } from './places.ts'

export interface Kept {
  bias: number
  scale: number
  /** A byte for each place, in base 64. */
  weights: string
}

/** The weights are unpacked when a text first needs them. */
export function scorerOf({ bias, scale, weights }: Kept): (places: Uint32Array) => number {
  let made: Float32Array | undefined
  return (places) => {
    made ??= unpacked(weights, scale)
    let score = 0
    for (const place of places) score += made[place] ?? 0
    return bias + score * lengthFactor(places)
  }
}

/** Bytes are finer near zero; see `bench/learning/learn.ts`. */
function unpacked(text: string, scale: number): Float32Array {
  const bytes = atob(text)
  return Float32Array.from({ length: bytes.length }, (_, place) => {
    const byte = (bytes.charCodeAt(place) << 24) >> 24
    return Math.sign(byte) * (byte / 127) ** 2 * scale
  })
}
