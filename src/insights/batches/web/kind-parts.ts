/** Which kinds of changes a chart tells apart, and in which order: the most frequent first, what says nothing last. Pure. */
import { listed } from '#std/words.ts'
import { seriesColour } from '#web/charts/series-colours.ts'

export interface Part {
  name: string
  colour: string
  kinds: readonly string[]
}

/** More colours than these nobody tells apart. */
const namedMax = 5
const grey = 6
const last = 7

export function partsOf(items: readonly { kind: string; n: number }[]): Part[] {
  const told = items.filter(({ kind }) => kind !== 'other').toSorted((a, b) => b.n - a.n)
  const named = told.slice(0, namedMax).map(({ kind }, place) => ({
    ...{ name: kind, colour: seriesColour(place), kinds: [kind] },
  }))
  const rest = told.slice(namedMax).map(({ kind }) => kind)
  const isUntold = items.some(({ kind }) => kind === 'other')
  return [
    ...named,
    ...(rest.length > 0 ? [{ name: listed(rest), colour: seriesColour(last), kinds: rest }] : []),
    ...(isUntold ? [{ name: 'does not say', colour: seriesColour(grey), kinds: ['other'] }] : []),
  ]
}

/** In the order of the parts; as shares, in per cent of their sum. */
export function valuesOf(
  parts: readonly Part[],
  counts: Readonly<Record<string, number | undefined>>,
  { isShare }: { isShare: boolean },
): number[] {
  const values = parts.map(({ kinds }) => kinds.reduce((sum, kind) => sum + (counts[kind] ?? 0), 0))
  const all = values.reduce((sum, value) => sum + value, 0)
  return isShare && all > 0 ? values.map((value) => (100 * value) / all) : values
}
