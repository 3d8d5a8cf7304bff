/** Where the ends of pairs stand so that those that change together are near each other. Pure, and the same each time. */
import { namesOf } from './pair-names.ts'
import {
  forceCenter,
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
} from 'd3-force'

export interface Pair {
  a: string
  b: string
  /** 0 to 1. */
  degree: number
}

export interface Placed {
  id: string
  x: number
  y: number
}

const ticks = 220

export function place(
  pairs: readonly Pair[],
  { width, height }: { width: number; height: number },
): Map<string, Placed> {
  const ids = [...new Set(pairs.flatMap(({ a, b }) => [a, b]))]
  const nodes = ids.map((id): Placed => ({ id, x: 0, y: 0 }))
  // d3 begins on a spiral by the order of the nodes, and throws no dice.
  for (const node of nodes) Object.assign(node, { x: undefined, y: undefined })
  forceSimulation(nodes)
    .force(
      'pairs',
      forceLink<Placed, { source: string; target: string; degree: number }>(
        pairs.map(({ a, b, degree }) => ({ source: a, target: b, degree })),
      )
        .id(({ id }) => id)
        .distance(({ degree }) => 40 + 70 * (1 - degree))
        .strength(({ degree }) => 0.2 + 0.6 * degree),
    )
    .force('apart', forceManyBody().strength(-120))
    .force('room', forceCollide(16))
    .force('middle', forceCenter(width / 2, height / 2))
    .force('x', forceX(width / 2).strength(0.06))
    .force('y', forceY(height / 2).strength(0.09))
    .stop()
    .tick(ticks)
  const edge = 24
  return new Map(
    nodes.map(({ id, x, y }) => [
      id,
      {
        id,
        x: Math.min(width - edge, Math.max(edge, x)),
        y: Math.min(height - edge, Math.max(edge, y)),
      },
    ]),
  )
}

const charWidth = 6.2
const labelHeight = 14

export interface PlacedName {
  text: string
  /** Its middle: a name near the edge is moved in, so that none is cut. */
  x: number
}

/** Names that can stand without lying on others: those of the strongest pairs first. */
export function named(
  placed: ReadonlyMap<string, Placed>,
  pairs: readonly Pair[],
  width: number,
): Map<string, PlacedName> {
  const texts = namesOf(pairs.flatMap(({ a, b }) => [a, b]))
  const taken: { left: number; right: number; top: number }[] = []
  const shown = new Map<string, PlacedName>()
  for (const id of byWeight(pairs)) {
    const at = placed.get(id)
    if (at === undefined) continue
    const name = nameAt(at, texts.get(id) ?? id, width)
    const half = (name.text.length * charWidth) / 2
    const box = { left: name.x - half, right: name.x + half, top: at.y - 18 }
    const isFree = taken.every(
      ({ left, right, top }) =>
        box.right < left || box.left > right || Math.abs(box.top - top) > labelHeight,
    )
    if (!isFree) continue
    taken.push(box)
    shown.set(id, name)
  }
  return shown
}

export function nameAt({ x }: Pick<Placed, 'x'>, text: string, width: number): PlacedName {
  const half = Math.min(width / 2, (text.length * charWidth) / 2)
  return { text, x: Math.min(width - half, Math.max(half, x)) }
}

/** The ends of pairs, those of the strongest first. */
export function byWeight(pairs: readonly Pair[]): string[] {
  const weight = new Map<string, number>()
  for (const { a, b, degree } of pairs)
    for (const id of [a, b]) weight.set(id, (weight.get(id) ?? 0) + degree)
  return [...weight].toSorted(([, one], [, other]) => other - one).map(([id]) => id)
}
