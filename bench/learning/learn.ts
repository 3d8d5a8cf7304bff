/**
 * A linear support vector machine, by dual coordinate descent (Hsieh et al. 2008), on places weighed by how differently bad and
 * harmless texts use them (Wang and Manning 2012). What is learnt is one weight for each place.
 */
import { lengthFactor, placeCount } from '#coach/english/places.ts'

export interface Example {
  places: Uint32Array
  isBad: boolean
  /** Beside that of others; 1 unless said otherwise. */
  weight?: number
}

export interface Model {
  weights: Float64Array
  bias: number
}

const epochs = 15

/** A mistake costs more, the higher the cost: then more is learnt by heart. `least` is how much a place counts that both sorts of text use alike. */
export function learn(from: readonly Example[], { cost = 1, seed = 7, least = 0.05 } = {}): Model {
  const random = randomFrom(seed)
  const scales = scalesOf(from, least)
  const examples = from.map(({ places, isBad, weight = 1 }) => ({
    places,
    sign: isBad ? 1 : -1,
    factor: lengthFactor(places),
    softness: 1 / (2 * cost * weight),
    alpha: 0,
  }))
  const weights = new Float64Array(placeCount)
  let bias = 0
  for (let epoch = 0; epoch < epochs; epoch++)
    for (const example of shuffled(examples, random)) {
      const { places, sign, factor, softness, alpha } = example
      let score = bias
      let square = 1 + softness
      for (const place of places) {
        const value = (scales[place] ?? 0) * factor
        score += (weights[place] ?? 0) * value
        square += value * value
      }
      const next = Math.max(0, alpha - (sign * score - 1 + softness * alpha) / square)
      const change = (next - alpha) * sign
      if (change === 0) continue
      example.alpha = next
      bias += change
      for (const place of places) weights[place]! += change * (scales[place] ?? 0) * factor
    }
  return { weights: weights.map((weight, place) => weight * (scales[place] ?? 0)), bias }
}

export function scoreAt({ weights, bias }: Model, places: Uint32Array): number {
  let score = 0
  for (const place of places) score += weights[place] ?? 0
  return bias + score * lengthFactor(places)
}

/**
 * Eight bits each, finer near zero: a few weights are large and must not be cut, and the many small ones differ by little. Only every `step`th byte is
 * used, which costs next to nothing and compresses well. Bytes smaller than `smallest` become zero: of hostility they say nothing, while of reproach many
 * weak words say it together.
 */
export function quantised(
  { weights, bias }: Model,
  { smallest = 20, step = 1 } = {},
): {
  model: Model
  bytes: Int8Array
  scale: number
} {
  const scale = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0)
  const bytes = Int8Array.from(weights, (weight) => {
    const share = Math.sqrt(Math.abs(weight) / scale)
    const byte = Math.min(127, Math.round((127 * share) / step) * step)
    return byte < smallest ? 0 : Math.sign(weight) * byte
  })
  const back = Float64Array.from(bytes, (byte) => Math.sign(byte) * (byte / 127) ** 2 * scale)
  return { model: { weights: back, bias }, bytes, scale }
}

function scalesOf(examples: readonly Example[], least: number): Float64Array {
  const counts = { bad: new Float64Array(placeCount), other: new Float64Array(placeCount) }
  let badCount = 0
  for (const { places, isBad } of examples) {
    const count = isBad ? counts.bad : counts.other
    for (const place of places) count[place]! += 1
    if (isBad) badCount += 1
  }
  const otherCount = examples.length - badCount
  return Float64Array.from(counts.bad, (bad, place) => {
    const other = counts.other[place] ?? 0
    if (bad + other === 0) return 0
    return Math.abs(Math.log((bad + 1) / (badCount + 2) / ((other + 1) / (otherCount + 2)))) + least
  })
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const all = [...items]
  for (let at = all.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    ;[all[at], all[other]] = [all[other]!, all[at]!]
  }
  return all
}

/** The same in every run. */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mix = Math.imul(state ^ (state >>> 15), 1 | state)
    mix = (mix + Math.imul(mix ^ (mix >>> 7), 61 | mix)) ^ mix
    return ((mix ^ (mix >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** What the coach reads; `about` says what the thresholds are. */
export function asModule(
  { bias }: Model,
  { bytes, scale }: { bytes: Int8Array; scale: number },
  { about, thresholds }: { about: string; thresholds: Readonly<Record<string, number>> },
): string {
  return `/** Made by \`${about.split(':')[0]}\`; bench/results/README.md says from what. Each byte is the weight of a place. */
export const bias = ${bias}
export const scale = ${scale}
/** ${about.slice(about.indexOf(':') + 2)} */
export const thresholds = ${JSON.stringify(thresholds)}
export const weights =
  '${Buffer.from(bytes.buffer).toString('base64')}'
`
}
