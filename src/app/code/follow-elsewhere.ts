/** Where lines went that left their file: it may have been split, moved by a merge, or made anew so far that git sees no rename. */
import { blobsNamed } from '#sources/git/blobs-at.ts'
import type { TreeFile } from '#sources/git/tree.ts'
import { align, isTelling, type Alignment, type Content } from './anchor-alignment.ts'
import { anchor, type Anchor } from './anchor.ts'
import type { OpenContents } from './contents.ts'
import { holdersOf, type Candidate } from './follow-holders.ts'
import type { Repository, Standing } from './follow.ts'

interface Parts {
  repository: Repository
  contents: OpenContents
  /** The files at the head. */
  now: ReadonlyMap<string, TreeFile>
}

export interface Elsewhere {
  path: string
  found: Anchor
  /** In several files it is in none of them more than in the others. */
  isAlone: boolean
}

/** By stop; those that are nowhere else are left out. */
export async function whereElse(
  { repository, contents, now }: Parts,
  lost: readonly Standing[],
): Promise<Map<Standing, Elsewhere>> {
  const found = new Map<Standing, Elsewhere>()
  if (lost.length === 0) return found
  const files = [...now].map(([path, { oid, size }]) => ({ path, oid, size }))
  const passages = lost.map(({ stop, before }) => ({ ...stop, before }))
  const holders = await holdersOf(repository, passages, files)
  const asked = lost.flatMap((standing, index) =>
    (holders[index] ?? [])
      .filter(({ path }) => path !== standing.path)
      .map((candidate) => ({ standing, candidate })),
  )
  const earlier = await blobsNamed(
    repository.gitDir,
    asked.map(({ standing, candidate }) => ({
      path: candidate.path,
      commit: standing.stop.commit,
    })),
  )
  const others = asked.map((one, index) => ({ ...one, oldOid: earlier[index] ?? null }))
  const aligned = alignments()
  contents.expect(others.flatMap(({ candidate, oldOid }) => [candidate.oid, oldOid ?? []].flat()))
  for (const [standing, its] of Map.groupBy(others, (one) => one.standing)) {
    const place = await bestOf({ contents, aligned }, standing, its)
    if (place !== undefined) found.set(standing, place)
  }
  return found
}

type Aligned = (key: string, before: Content, after: Content) => Alignment

/** Stops of one file are looked for in the same others. */
function alignments(): Aligned {
  const known = new Map<string, Alignment>()
  return (key, before, after) => {
    const alignment = known.get(key) ?? align(before, after)
    known.set(key, alignment)
    return alignment
  }
}

interface Other {
  candidate: Candidate
  /** What it held when the lines stood in their own file, by object id; null where it was not there. */
  oldOid: string | null
}

/** Where the same stands in several files, nobody knows which is meant. */
const severalMax = 0.5
/** Less sure than this is no find in another file, the less so while its own is still there. */
const [sureMin, sureMinBeside] = [0.8, 0.9]

async function bestOf(
  { contents, aligned }: { contents: OpenContents; aligned: Aligned },
  standing: Standing,
  others: readonly Other[],
): Promise<Elsewhere | undefined> {
  const { stop, before, oid } = standing
  const lines = { from: stop.from, to: stop.to }
  const atLeast = standing.path === null ? sureMin : sureMinBeside
  const places: { path: string; found: Anchor; isNamesake: boolean }[] = []
  for (const { candidate, oldOid } of others) {
    const { path, oid: its } = candidate
    const after = await contents.read(its)
    if (typeof after === 'string') continue
    const found: Anchor =
      its === oid
        ? { state: 'intact', place: lines, confidence: 0.95 }
        : anchor({ before, after, alignment: aligned(`${oid} ${its}`, before, after), ...lines })
    if (found.place === null || found.confidence < atLeast) continue
    const old = oldOid === null ? undefined : await contents.read(oldOid)
    if (old !== undefined && typeof old !== 'string' && isCopy(standing, old, after)) continue
    places.push({ path, found, isNamesake: nameOf(path) === nameOf(stop.path) })
  }
  const whole = places.filter(({ found }) => found.state === 'intact')
  const good = whole.length > 0 ? whole : places
  const namesakes = good.filter(({ isNamesake }) => isNamesake)
  const [first] = namesakes.length === 1 ? namesakes : good
  if (first === undefined) return undefined
  const isAlone = good.length === 1 || namesakes.length === 1
  const confidence = Math.min(first.found.confidence, isAlone ? 0.9 : severalMax)
  return { path: first.path, found: { ...first.found, confidence }, isAlone }
}

/** What stood in the other file already is not where it went. */
function isCopy({ stop, before }: Standing, old: Content, after: Content): boolean {
  const stood = (key: string) => timesIn(old, key) >= timesIn(after, key)
  const own = tellingKeys(before, stop.from, stop.to)
  if (own.length > 0) return own.some(stood)
  return tellingKeys(before, stop.from - beside, stop.to + beside).every(stood)
}

/** So far from lines without words their neighbours speak for them. */
const beside = 3

function tellingKeys({ lines, keys }: Content, from: number, to: number): string[] {
  const start = Math.max(0, from - 1)
  return keys.slice(start, to).filter((_, index) => isTelling(lines[start + index] ?? ''))
}

function timesIn({ keys }: Content, wanted: string): number {
  return keys.reduce((count, key) => count + (key === wanted ? 1 : 0), 0)
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
