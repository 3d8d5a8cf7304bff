/** A network of edges that each carry one, with the edges that take it back: as flat as can be, for there are many. */
import { invariant } from '#std/errors.ts'

export interface NetworkEdge {
  from: number
  to: number
  cost: number
}

export interface Network {
  /** Edges out of node n are `out[first[n]]` up to `out[first[n + 1] - 1]`. Edge 2k leads on, 2k + 1 takes it back. */
  first: Int32Array
  out: Int32Array
  to: Int32Array
  cost: Float64Array
  /** 1 where the edge can still be taken. */
  room: Uint8Array
}

export function networkOf(nodes: number, edges: readonly NetworkEdge[]): Network {
  const first = new Int32Array(nodes + 1)
  for (const { from, to } of edges) {
    first[from + 1] = (first[from + 1] ?? 0) + 1
    first[to + 1] = (first[to + 1] ?? 0) + 1
  }
  for (let node = 0; node < nodes; node++)
    first[node + 1] = (first[node + 1] ?? 0) + (first[node] ?? 0)
  const size = 2 * edges.length
  const [out, to] = [new Int32Array(size), new Int32Array(size)]
  const [cost, room] = [new Float64Array(size), new Uint8Array(size)]
  const next = first.slice()
  const put = (node: number, edge: number, target: number, price: number): void => {
    const at = next[node] ?? 0
    next[node] = at + 1
    out[at] = edge
    to[edge] = target
    cost[edge] = price
  }
  for (const [place, edge] of edges.entries()) {
    invariant(edge.cost >= 0 && Number.isSafeInteger(edge.cost), 'costs are whole and not below 0')
    put(edge.from, 2 * place, edge.to, edge.cost)
    put(edge.to, 2 * place + 1, edge.from, -edge.cost)
    room[2 * place] = 1
  }
  return { first, out, to, cost, room }
}
