/**
 * Which deployment brought a change to production. Pure.
 *
 * A deployment contains a change where its commit is the one that brought the change in, or comes after it on the line that both
 * are on: the default branch's first parents where its history was scanned, else the order of merges into one branch. What was
 * deployed first of a component contains all that lay there for years, and is no delivery of it: of that only an exact match counts.
 */
import type { Deployed } from './change.ts'

export interface MergedChange {
  number: number
  mergedAt: number
  /** The commit that brought it in, full hexadecimal; null where it is not known. */
  mergeOid: string | null
  /** Where that commit stands on its line; null where it cannot be told. */
  place: Place | null
}

/** Two on one line are told apart by how far along they are. */
export interface Place {
  line: string
  at: number
}

export interface Delivery {
  oid: string | null
  place: Place | null
  /** When it first succeeded; milliseconds since 1970. */
  at: number
  /** Of what, and where: the first of each is told apart. */
  of: string
}

/** By number. `deliveries` are those to production that succeeded; null where deployments were not read. */
export function deployedOf(
  changes: readonly MergedChange[],
  deliveries: readonly Delivery[] | null,
): Map<number, Deployed> {
  if (deliveries === null || deliveries.length === 0)
    return new Map(changes.map(({ number }) => [number, { at: null, because: 'no data' }]))
  const ordered = deliveries.toSorted((a, b) => a.at - b.at)
  const exact = earliestByOid(ordered)
  const first = new Set(firstOfEach(ordered))
  const lines = linesOf(ordered.filter((one) => !first.has(one)))
  const astray = ordered.findLast((one) => one.place === null)?.at ?? -Infinity
  return new Map(
    changes.map((change) => [change.number, deployedOne(change, { exact, lines, astray, first })]),
  )
}

interface Known {
  exact: ReadonlyMap<string, readonly number[]>
  lines: ReadonlyMap<string, readonly Step[]>
  /** The last of which nobody can tell where it stands. */
  astray: number
  first: ReadonlySet<Delivery>
}

function deployedOne(
  { mergedAt, mergeOid, place }: MergedChange,
  { exact, lines, astray, first }: Known,
): Deployed {
  const same = mergeOid === null ? undefined : exact.get(mergeOid)?.find((at) => at >= mergedAt)
  const later =
    place === null ? undefined : firstFrom(lines.get(place.line) ?? [], place.at, mergedAt)
  const at = Math.min(same ?? Infinity, later ?? Infinity)
  if (at !== Infinity) return { at }
  const mayContainIt = [...first].some(
    (one) => one.at >= mergedAt && (one.place === null || isBehind(one.place, place)),
  )
  const isUnknown = place === null || astray >= mergedAt || mayContainIt
  return { at: null, because: isUnknown ? 'unknown' : 'not yet' }
}

function isBehind(one: Place, other: Place | null): boolean {
  return other === null || (one.line === other.line && one.at >= other.at)
}

function earliestByOid(ordered: readonly Delivery[]): Map<string, number[]> {
  const times = new Map<string, number[]>()
  for (const { oid, at } of ordered)
    if (oid !== null) times.set(oid, [...(times.get(oid) ?? []), at])
  return times
}

function firstOfEach(ordered: readonly Delivery[]): Delivery[] {
  const first = new Map<string, Delivery>()
  for (const one of ordered) if (!first.has(one.of)) first.set(one.of, one)
  return [...first.values()]
}

interface Step {
  at: number
  time: number
  /** The earliest time of this step and all that stand behind it on the line. */
  earliest: number
}

/** Of each line its deliveries in the order of their places. */
function linesOf(deliveries: readonly Delivery[]): Map<string, Step[]> {
  const placed = deliveries.flatMap(({ place, at: time }) =>
    place === null ? [] : [{ ...place, time }],
  )
  const lines = new Map<string, Step[]>()
  for (const [line, steps] of Map.groupBy(placed, (one) => one.line)) {
    steps.sort((a, b) => a.at - b.at)
    let earliest = Infinity
    const told = steps.toReversed().map(({ at, time }) => {
      earliest = Math.min(earliest, time)
      return { at, time, earliest }
    })
    lines.set(line, told.toReversed())
  }
  return lines
}

/** The earliest time, not before `notBefore`, at which something at `place` or behind it was delivered. */
function firstFrom(steps: readonly Step[], place: number, notBefore: number): number | undefined {
  let [low, high] = [0, steps.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((steps[middle]?.at ?? 0) < place) low = middle + 1
    else high = middle
  }
  const earliest = steps[low]?.earliest
  if (earliest === undefined || earliest >= notBefore) return earliest
  // Clocks lie: something behind it was delivered before it was merged. Looked at one by one, which is rare.
  const times = steps.slice(low).flatMap(({ time }) => (time >= notBefore ? [time] : []))
  return times.length === 0 ? undefined : times.reduce((a, b) => Math.min(a, b))
}
