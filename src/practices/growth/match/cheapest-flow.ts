/**
 * As many pairs as can be, and of all such answers the one that costs least: a min-cost flow from learners to guides, found
 * by successive shortest paths. Potentials keep every edge at a cost of 0 or more, so that Dijkstra's way is enough (Edmonds
 * and Karp 1972). Each place of a learner may stay empty, at a cost above all others: so one after the other finds its way,
 * and each search ends near where it began, as in the Hungarian method.
 */
import { type Network, networkOf, type NetworkEdge } from './network.ts'

export interface FlowAsked {
  /** For each learner what each of their places costs: as many as they have, never falling. */
  learners: readonly (readonly number[])[]
  guides: readonly (readonly number[])[]
  /** Who may be brought together; costs are whole numbers, 0 or more. */
  edges: readonly { learner: number; guide: number; cost: number }[]
}

/** Which of the edges are taken, as places in `edges`, in order. Asked the same twice, it answers the same. */
export function cheapestFlow({ learners, guides, edges }: FlowAsked): number[] {
  const sink = learners.length + guides.length
  const guideNode = (guide: number): number => learners.length + guide
  const empty = emptyCost({ learners, guides, edges })
  const network = networkOf(sink + 1, [
    ...edges.map(({ learner, guide, cost }) => ({ from: learner, to: guideNode(guide), cost })),
    ...guides.flatMap((costs, place) =>
      costs.map((cost): NetworkEdge => ({ from: guideNode(place), to: sink, cost })),
    ),
    // The last place stays empty first: that saves what it costs.
    ...learners.flatMap((costs, place) =>
      costs.map((cost): NetworkEdge => ({ from: place, to: sink, cost: empty - cost })),
    ),
  ])
  const search = searchIn(network, sink)
  for (const [learner, costs] of learners.entries()) for (const _ of costs) search(learner)
  return edges.flatMap((_, place) => (network.room[2 * place] === 0 ? [place] : []))
}

/** One more pair is worth any way to it, which takes each of the places there are once at most. */
function emptyCost({ learners, guides, edges }: FlowAsked): number {
  const dearest = (costs: Iterable<number>): number => {
    let most = 0
    for (const cost of costs) most = Math.max(most, cost)
    return most
  }
  const pair = dearest(edges.map(({ cost }) => cost))
  const place = dearest(learners.flat()) + dearest(guides.flat())
  return 1 + place + pair * (1 + Math.min(learners.length, guides.length))
}

/** Sends one more from a node to the sink by the cheapest way; there always is one. */
function searchIn({ first, out, to, cost, room }: Network, sink: number): (start: number) => void {
  const potential = new Float64Array(sink + 1)
  const reached = new Float64Array(sink + 1)
  const by = new Int32Array(sink + 1)
  return (start) => {
    reached.fill(Infinity)
    reached[start] = 0
    const open = [start]
    const done: number[] = []
    let node = takeNearest(open, reached)
    while (node !== sink) {
      done.push(node)
      const here = (reached[node] ?? 0) + (potential[node] ?? 0)
      const end = first[node + 1] ?? 0
      for (let at = first[node] ?? 0; at < end; at++) {
        const edge = out[at] ?? 0
        if (room[edge] === 0) continue
        const next = to[edge] ?? 0
        const distance = here + (cost[edge] ?? 0) - (potential[next] ?? 0)
        const before = reached[next] ?? 0
        if (distance >= before) continue
        if (before === Infinity) open.push(next)
        reached[next] = distance
        by[next] = edge
      }
      node = takeNearest(open, reached)
    }
    const all = reached[sink] ?? 0
    // Only differences count: those not done keep what they have, and those done come nearer.
    for (const each of done) potential[each] = (potential[each] ?? 0) + (reached[each] ?? 0) - all
    for (let at = sink; at !== start;) {
      const edge = by[at] ?? 0
      room[edge] = 0
      room[edge ^ 1] = 1
      at = to[edge ^ 1] ?? 0
    }
  }
}

/** Of those equally near, the one with the lower number. */
function takeNearest(open: number[], reached: Float64Array): number {
  let best = 0
  for (let at = 1; at < open.length; at++) {
    const apart = (reached[open[at] ?? 0] ?? 0) - (reached[open[best] ?? 0] ?? 0)
    if (apart < 0 || (apart === 0 && (open[at] ?? 0) < (open[best] ?? 0))) best = at
  }
  const node = open[best] ?? 0
  open[best] = open.at(-1) ?? 0
  open.pop()
  return node
}
