/** A repository's whole commit graph in memory, as typed arrays: 12 bytes a commit and 8 a parent. */
import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'

export interface Graph {
  /** Commit ids are 0 to length - 1, every parent's below its children's. */
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
  if (length === 0) return { length, parentStarts: new Int32Array(1), parentIds: new Int32Array(0) }
  const query = `copy (select commit_id, parent_id from parent where repository_id = ${Math.trunc(repositoryId)} and commit_id < ${Math.trunc(length)}
    order by commit_id, position) to stdout (format binary)`
  const chunks: Buffer[] = []
  for await (const chunk of client.query(copyTo(query)) as AsyncIterable<Buffer>) chunks.push(chunk)
  const bytes = Buffer.concat(chunks)
  const rows = Math.max(0, Math.floor((bytes.length - headerBytes - 2) / rowBytes))
  const graph = {
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

/** The graph with commits after its last: `fresh` has its own starts, and ids of the whole. */
export function grown(graph: Graph, fresh: Graph): Graph {
  const parentStarts = new Int32Array(graph.length + fresh.length + 1)
  const parentCount = graph.parentIds.length
  parentStarts.set(graph.parentStarts)
  for (let index = 0; index <= fresh.length; index++)
    parentStarts[graph.length + index] = parentCount + (fresh.parentStarts[index] ?? 0)
  const parentIds = new Int32Array(parentCount + (fresh.parentStarts[fresh.length] ?? 0))
  parentIds.set(graph.parentIds)
  parentIds.set(fresh.parentIds.subarray(0, parentIds.length - parentCount), parentCount)
  return { length: graph.length + fresh.length, parentStarts, parentIds }
}

const headerBytes = 19
const rowBytes = 18

function parents(graph: Graph, id: number): Int32Array {
  return graph.parentIds.subarray(graph.parentStarts[id], graph.parentStarts[id + 1])
}

/** 1 for each commit reachable from the head. One pass: ids are topological. */
export function reachable(graph: Graph, head: number): Uint8Array {
  const marks = new Uint8Array(graph.length)
  marks[head] = 1
  for (let id = head; id >= 0; id--)
    if (marks[id] === 1) for (const parent of parents(graph, id)) marks[parent] = 1
  return marks
}

/** 1 for each commit on the head's first-parent line, down to `end`, which is left out, where the line meets it. */
export function firstParentLine(graph: Graph, head: number, end?: number): Uint8Array {
  const marks = new Uint8Array(graph.length)
  for (
    let id: number | undefined = head;
    id !== undefined && id !== end;
    id = parents(graph, id)[0]
  )
    marks[id] = 1
  return marks
}

/** For each commit the one of the first-parent line that brought it in; -1 for that line's own and for the unreachable. */
export function landings(graph: Graph, line: Uint8Array): Int32Array {
  const landed = new Int32Array(graph.length).fill(-1)
  const seen = Uint8Array.from(line)
  for (let id = 0; id < graph.length; id++)
    if (line[id] === 1)
      walk(graph, parents(graph, id), seen, (brought) => {
        landed[brought] = id
      })
  return landed
}

/** Visits the ancestors of these commits that were not seen before, these included. */
export function walk(
  graph: Graph,
  from: Iterable<number>,
  seen: Uint8Array,
  visit: (id: number) => void,
): void {
  const stack = [...from]
  for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
    if (seen[id] === 1) continue
    seen[id] = 1
    visit(id)
    for (const parent of parents(graph, id)) if (seen[parent] === 0) stack.push(parent)
  }
}

/** Marks as PostgreSQL writes an int4multirange: `{[0,12),[15,16)}`. */
export function multirange(marks: Uint8Array): string {
  const ranges: string[] = []
  for (let start = marks.indexOf(1); start >= 0;) {
    let end = start
    while (marks[end] === 1) end++
    ranges.push(`[${start},${end})`)
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
