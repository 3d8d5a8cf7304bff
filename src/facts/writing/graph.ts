/** A repository's commit graph in memory, whole or from some commit on, as typed arrays: 12 bytes a commit and 8 a parent. */
import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'

export interface Graph {
  /** Commit ids are this and the `length - 1` after it, every parent's below its children's. Parents below it are outside. */
  firstId: number
  length: number
  parentStarts: Int32Array
  parentIds: Int32Array
}

/** The graph of the first `length` stored commits. Read in PostgreSQL's binary format: each row is a fixed 18 bytes. */
export async function loadGraph(
  client: pg.ClientBase,
  repositoryId: number,
  length: number,
): Promise<Graph> {
  if (length === 0)
    return { firstId: 0, length, parentStarts: new Int32Array(1), parentIds: new Int32Array(0) }
  const query = `copy (select commit_id, parent_id from parent where repository_id = ${Math.trunc(repositoryId)} and commit_id < ${Math.trunc(length)}
    order by commit_id, position) to stdout (format binary)`
  const chunks: Buffer[] = []
  for await (const chunk of client.query(copyTo(query)) as AsyncIterable<Buffer>) chunks.push(chunk)
  const bytes = Buffer.concat(chunks)
  const rows = Math.max(0, Math.floor((bytes.length - headerBytes - 2) / rowBytes))
  const graph = {
    firstId: 0,
    length,
    parentStarts: new Int32Array(length + 1),
    parentIds: new Int32Array(rows),
  }
  for (let row = 0; row < rows; row++) {
    const at = headerBytes + row * rowBytes
    const child = bytes.readInt32BE(at + 6)
    graph.parentIds[row] = bytes.readInt32BE(at + 14)
    graph.parentStarts[child + 1] = row + 1
  }
  // Roots have no row: they begin and end where the one before them ends.
  for (let id = 1; id <= length; id++)
    graph.parentStarts[id] = Math.max(graph.parentStarts[id] ?? 0, graph.parentStarts[id - 1] ?? 0)
  return graph
}

/** A whole graph with commits after its last. */
export function grown(graph: Graph, fresh: Graph): Graph {
  const parentStarts = new Int32Array(graph.length + fresh.length + 1)
  const parentCount = graph.parentIds.length
  parentStarts.set(graph.parentStarts)
  for (let index = 0; index <= fresh.length; index++)
    parentStarts[graph.length + index] = parentCount + (fresh.parentStarts[index] ?? 0)
  const parentIds = new Int32Array(parentCount + (fresh.parentStarts[fresh.length] ?? 0))
  parentIds.set(graph.parentIds)
  parentIds.set(fresh.parentIds.subarray(0, parentIds.length - parentCount), parentCount)
  return { firstId: 0, length: graph.length + fresh.length, parentStarts, parentIds }
}

const headerBytes = 19
const rowBytes = 18

function parents({ firstId, parentStarts, parentIds }: Graph, id: number): Int32Array {
  return parentIds.subarray(parentStarts[id - firstId], parentStarts[id - firstId + 1])
}

/** A set of a graph's commits: 1 at `id - firstId` for each. */
type Marks = Uint8Array

/** The commits reachable from the head. One pass: ids are topological. */
export function reachable(graph: Graph, head: number): Marks {
  const { firstId } = graph
  const marks = new Uint8Array(graph.length)
  marks[head - firstId] = 1
  for (let id = head; id >= firstId; id--)
    if (marks[id - firstId] === 1)
      for (const parent of parents(graph, id)) marks[parent - firstId] = 1 // Outside nothing is kept.
  return marks
}

/** Parents of these commits that lie outside the graph. */
export function edgesOf(graph: Graph, marks: Marks): number[] {
  const edges = new Set<number>()
  for (const [index, mark] of marks.entries())
    if (mark === 1)
      for (const parent of parents(graph, graph.firstId + index))
        if (parent < graph.firstId) edges.add(parent)
  return [...edges]
}

export interface Line {
  marks: Marks
  /** Where it leaves the graph, or reached `end`; undefined where it ends with a root. */
  foot: number | undefined
}

/** The head's first-parent line, down to `end`, which is left out, where the line meets it. */
export function firstParentLine(graph: Graph, head: number, end?: number): Line {
  const marks = new Uint8Array(graph.length)
  let id: number | undefined = head
  while (id !== undefined && id !== end && id >= graph.firstId) {
    marks[id - graph.firstId] = 1
    id = parents(graph, id)[0]
  }
  return { marks, foot: id }
}

export function isOn({ firstId }: Graph, { marks, foot }: Line, id: number): boolean {
  return id === foot || marks[id - firstId] === 1
}

/** By `id - firstId`, the commit of the line that brought each one in; -1 for the line's own and for the unreachable. */
export function landings(graph: Graph, line: Line): Int32Array {
  const landed = new Int32Array(graph.length).fill(-1)
  const seen = Uint8Array.from(line.marks)
  for (const [index, mark] of line.marks.entries())
    if (mark === 1)
      walk(graph, parents(graph, graph.firstId + index), seen, (id) => {
        landed[id - graph.firstId] = graph.firstId + index
      })
  return landed
}

/** Visits the ancestors of these commits that were not seen before, these included. */
export function walk(
  graph: Graph,
  from: Iterable<number>,
  seen: Marks,
  visit: (id: number) => void,
): void {
  const { firstId } = graph
  const stack = [...from]
  for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
    if (id < firstId || seen[id - firstId] === 1) continue
    seen[id - firstId] = 1
    visit(id)
    for (const parent of parents(graph, id)) if (seen[parent - firstId] === 0) stack.push(parent)
  }
}

/** Marks as PostgreSQL writes an int4multirange: `{[0,12),[15,16)}`. */
export function multirange({ firstId }: Graph, marks: Marks): string {
  const ranges: string[] = []
  for (let start = marks.indexOf(1); start >= 0;) {
    let end = start
    while (marks[end] === 1) end++
    ranges.push(`[${firstId + start},${firstId + end})`)
    start = marks.indexOf(1, end)
  }
  return `{${ranges.join(',')}}`
}

/** The same from sorted ids. */
export function multirangeOf(ids: readonly number[]): string {
  const ranges: string[] = []
  for (let index = 0; index < ids.length;) {
    const start = ids[index] ?? 0
    let end = start
    while (ids[index] === end) {
      end++
      index++
    }
    ranges.push(`[${start},${end})`)
  }
  return `{${ranges.join(',')}}`
}
