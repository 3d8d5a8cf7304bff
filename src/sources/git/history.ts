/** The graph of the commits a scan has not seen yet, as typed arrays: who is whose parent, in topological order. */
import { exitOf, gitError, startGit, stderrOf } from './git.ts'
import { OidIndex } from './oid-index.ts'

/** What is already stored about commits outside the new ones. */
export interface KnownCommit {
  id: number
  moment: number
}

/**
 * The new commits, oldest first: index i stands for commit id `firstId + i`. Parents are commit ids. `moments` are git's
 * corrected commit dates in seconds: the committer date, or one more than the largest of the parents' where that is more.
 */
export interface History {
  firstId: number
  oids: OidIndex
  moments: Float64Array
  /** parents of i: parentIds[parentStarts[i]] up to parentIds[parentStarts[i + 1]]. */
  parentStarts: Int32Array
  parentIds: Int32Array
  length: number
}

export interface HistoryRequest {
  gitDir: string
  heads: readonly string[]
  /** Commits whose ancestors are all stored. */
  known: readonly string[]
  oidWidth: 20 | 32
  firstId: number
  /** Finds stored commits by object id; called once, with whatever may be stored. */
  lookUp: (oids: string[]) => Promise<Map<string, KnownCommit>>
  signal?: AbortSignal | undefined
}

/** The largest date kept, 9999-12-31: what lies above is nonsense and would carry its descendants with it. */
const latestSecond = 253_402_300_799

export async function readHistory(request: HistoryRequest): Promise<History> {
  const raw = await readGraph(request)
  // Where clocks were wrong, git lists commits although a known one reaches them: each is looked up.
  const listed =
    request.firstId === 0
      ? []
      : Array.from({ length: raw.oids.length }, (_, index) => raw.oids.hex(index))
  const asked = [...raw.missing, ...listed]
  const stored = asked.length === 0 ? new Map<string, KnownCommit>() : await request.lookUp(asked)
  return resolveParents(raw, stored, request)
}

interface RawGraph {
  oids: OidIndex
  committedAt: number[]
  parentCounts: number[]
  /** New commits by index; others as -1 - index into missing. */
  parents: number[]
  missing: string[]
}

async function readGraph(request: HistoryRequest): Promise<RawGraph> {
  const args = ['rev-list', '--topo-order', '--reverse', '--parents', '--timestamp', '--stdin']
  const child = startGit(args, { gitDir: request.gitDir, signal: request.signal, buffered: true })
  const errors = stderrOf(child)
  const exited = exitOf(child)
  child.stdin.end([...request.heads, ...request.known.map((oid) => `^${oid}`), ''].join('\n'))
  const graph: RawGraph = {
    oids: new OidIndex(request.oidWidth, 4096),
    committedAt: [],
    parentCounts: [],
    parents: [],
    missing: [],
  }
  const missingAt = new Map<string, number>()
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    let from = 0
    for (let end = bytes.indexOf(10, from); end >= 0; end = bytes.indexOf(10, from)) {
      readLine(graph, missingAt, bytes, from, end)
      from = end + 1
    }
    rest = bytes.subarray(from)
  }
  const exitCode = await exited
  if (exitCode !== 0) throw gitError(args, await errors, exitCode)
  return graph
}

/** `TIMESTAMP OID PARENT…`. Parents come first in this order, so an id not seen yet is not new. */
function readLine(
  graph: RawGraph,
  missingAt: Map<string, number>,
  bytes: Buffer,
  from: number,
  end: number,
): void {
  const space = bytes.indexOf(32, from)
  const width = graph.oids.width * 2
  graph.committedAt.push(secondOf(bytes.toString('latin1', from, space)))
  let count = 0
  for (let at = space + 1 + width + 1; at < end; at += width + 1) {
    const parent = graph.oids.find(bytes, at)
    graph.parents.push(
      parent >= 0
        ? parent
        : -1 - missingNumber(graph, missingAt, bytes.toString('latin1', at, at + width)),
    )
    count++
  }
  graph.parentCounts.push(count)
  graph.oids.add(bytes, space + 1)
}

function missingNumber(graph: RawGraph, missingAt: Map<string, number>, oid: string): number {
  const known = missingAt.get(oid)
  if (known !== undefined) return known
  missingAt.set(oid, graph.missing.length)
  return graph.missing.push(oid) - 1
}

/** A date git prints, in seconds; 0 for what is no date or lies outside 1970 to 9999. */
function secondOf(text: string): number {
  const second = Number(text)
  return Number.isSafeInteger(second) && second > 0 && second <= latestSecond ? second : 0
}

function resolveParents(
  raw: RawGraph,
  stored: Map<string, KnownCommit>,
  { firstId, oidWidth }: HistoryRequest,
): History {
  const isAllNew = stored.size === 0
  const history: History = {
    firstId,
    oids: isAllNew ? raw.oids : new OidIndex(oidWidth, Math.max(16, raw.oids.length)),
    moments: new Float64Array(raw.oids.length),
    parentStarts: new Int32Array(raw.oids.length + 1),
    parentIds: new Int32Array(raw.parents.length),
    length: 0,
  }
  /** By their place in the list: what is known of each so far. */
  const known: KnownCommit[] = []
  let next = 0
  let read = 0
  for (let index = 0; index < raw.oids.length; index++) {
    const parents = raw.parents.slice(read, (read += raw.parentCounts[index] ?? 0))
    const before = isAllNew ? undefined : stored.get(raw.oids.hex(index))
    if (before !== undefined) {
      known.push(before)
      continue
    }
    const place = history.length++
    if (!isAllNew) history.oids.addRaw(raw.oids.raw(index))
    history.parentStarts[place] = next
    let moment = raw.committedAt[index] ?? 0
    for (const parent of parents) {
      const found = parent >= 0 ? known[parent] : stored.get(raw.missing[-1 - parent] ?? '')
      if (found === undefined) continue // Behind a shallow edge.
      history.parentIds[next++] = found.id
      moment = Math.max(moment, found.moment + 1)
    }
    history.moments[place] = moment
    known.push({ id: firstId + place, moment })
    history.parentStarts[place + 1] = next
  }
  return history
}

/** The parents of a new commit, first parent first, as commit ids. */
export function parentsOf(history: History, index: number): Int32Array {
  return history.parentIds.subarray(history.parentStarts[index], history.parentStarts[index + 1])
}
