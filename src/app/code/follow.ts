/**
 * Where lines of older commits stand at the head: through the renames of their files, then line by line, and where they left their
 * file, in the others. Many at once: each content is read once, and git is started a handful of times.
 */
import { blobsNamed } from '#sources/git/blobs-at.ts'
import { readTree, type TreeFile } from '#sources/git/tree.ts'
import { align, type Alignment, type Content } from './anchor-alignment.ts'
import { anchor, type Anchor } from './anchor.ts'
import { openContents, type OpenContents } from './contents.ts'
import { whereElse } from './follow-elsewhere.ts'
import { namesInGit, type NamesNow } from './follow-names.ts'
import { cannotTell, gone, inWords, noLines, type Followed } from './follow-words.ts'

export interface Stop {
  path: string
  /** 1-based, both included. */
  from: number
  to: number
  /** Full object id of the commit at which the lines stood there. */
  commit: string
}

export interface Repository {
  gitDir: string
  /** Full object id. */
  head: string
  /** What renamed files are called now; asked of git where absent. */
  namesNow?: NamesNow
  /** Where they are open already. */
  contents?: OpenContents
  signal?: AbortSignal | undefined
}

/** In the order asked. */
export async function follow(repository: Repository, stops: readonly Stop[]): Promise<Followed[]> {
  const { gitDir, head, signal } = repository
  if (stops.length === 0) return []
  const asked = stops.map((stop) => (isOid.test(stop.commit) ? stop : { ...stop, commit: head }))
  const [tree, oids] = await Promise.all([
    readTree(gitDir, head, { signal }),
    blobsNamed(gitDir, asked),
  ])
  if (tree.unread !== null)
    return stops.map(() =>
      cannotTell(`The files at the head cannot be listed: ${tree.unread?.detail}.`),
    )
  const now = byPath(tree.files)
  const there = stops.filter((_, index) => oids[index] != null)
  const commits = there.map(({ commit }) => commit)
  const namesNow =
    repository.namesNow ?? namesInGit(repository, { isThere: (path) => now.has(path), commits })
  const isScanned = repository.namesNow !== undefined
  const names = await namesOf({ namesNow, isScanned, now }, stops, there)
  const contents = repository.contents ?? openContents(gitDir, signal)
  try {
    const looking = { contents, alignments: rememberOne(), now }
    const found = await underTheirNames(looking, stops, { oids, names })
    const again = isScanned ? found : await underNewNames(looking, namesNow, found)
    return await withoutLosses({ repository, contents, now }, again)
  } finally {
    if (repository.contents === undefined) contents.close()
  }
}

const isOid = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/

type Now = ReadonlyMap<string, TreeFile>

function byPath(files: readonly TreeFile[]): Now {
  return new Map(
    files
      .filter(({ kind }) => kind !== 'submodule')
      .map((file) => [Buffer.from(file.path, 'latin1').toString('utf8'), file]),
  )
}

/**
 * A scan knows at once what every file is called now. Of git that is asked only where the head has no such path, and later of what
 * was not found there.
 */
async function namesOf(
  { namesNow, isScanned, now }: { namesNow: NamesNow; isScanned: boolean; now: Now },
  stops: readonly Stop[],
  there: readonly Stop[],
): Promise<(string | null)[]> {
  const named = new Map<string, Stop>()
  for (const stop of there) if (isScanned || !now.has(stop.path)) named.set(nameOf(stop), stop)
  const found = await namesNow([...named.values()])
  const renamed = new Map([...named.keys()].map((key, index) => [key, found[index] ?? null]))
  return stops.map((stop) => renamed.get(nameOf(stop)) ?? (now.has(stop.path) ? stop.path : null))
}

function nameOf({ commit, path }: Stop): string {
  return `${commit}:${path}`
}

/** Stops of the same two contents one after the other, so that these are read and compared once. */
function inOrderOf(pairs: readonly (readonly [string, string])[]): number[] {
  const keys = pairs.map((pair) => pair.join(' '))
  return [...keys.keys()].toSorted((a, b) => ((keys[a] ?? '') < (keys[b] ?? '') ? -1 : 1))
}

type Aligned = (
  [before, after]: readonly [string, string],
  contents: readonly [Content, Content],
) => Alignment

function rememberOne(): Aligned {
  let last = ''
  let alignment: Alignment = new Int32Array()
  return ([before, after], contents) => {
    if (last !== `${before} ${after}`) alignment = align(...contents)
    last = `${before} ${after}`
    return alignment
  }
}

/** How a stop stands in the file that bears its name now. */
export interface Standing {
  stop: Stop
  oid: string
  before: Content
  /** Null where no file bears its name. */
  path: string | null
  found: Anchor
}

interface Looking {
  contents: OpenContents
  alignments: Aligned
  now: Now
}

/** `oids` are those of the files in which the stops stood, `names` what these are called now. */
async function underTheirNames(
  looking: Looking,
  stops: readonly Stop[],
  { oids, names }: Record<'oids' | 'names', readonly (string | null)[]>,
): Promise<(Standing | Followed)[]> {
  const pairs = stops.map((_, index): [string, string] => [
    oids[index] ?? '',
    looking.now.get(names[index] ?? '')?.oid ?? '',
  ])
  const order = inOrderOf(pairs)
  looking.contents.expect(order.flatMap((index) => pairs[index] ?? []).filter((oid) => oid !== ''))
  const found: (Standing | Followed)[] = []
  for (const index of order) {
    const [stop, oid] = [stops[index], oids[index]]
    if (stop === undefined) continue
    found[index] =
      oid == null || !isOid.test(stop.commit)
        ? noLines(stop)
        : await stands(looking, { stop, oid, name: names[index] ?? null })
  }
  return found
}

async function stands(
  { contents, alignments, now }: Looking,
  { stop, oid, name }: { stop: Stop; oid: string; name: string | null },
): Promise<Standing | Followed> {
  const before = await contents.read(oid)
  if (typeof before === 'string')
    return cannotTell('Whether lines moved can be told of text alone.')
  if (stop.from < 1 || stop.from > before.lines.length) return noLines(stop)
  const to = Math.max(stop.from, Math.min(stop.to, before.lines.length))
  const lines = { from: stop.from, to }
  const known = { stop: { ...stop, to }, oid, before }
  const there = name === null ? undefined : now.get(name)
  if (name === null || there === undefined) return { ...known, path: null, found: goneFile }
  if (there.oid === oid)
    return { ...known, path: name, found: { state: 'intact', place: lines, confidence: 1 } }
  const after = await contents.read(there.oid)
  if (typeof after === 'string') return { ...known, path: name, found: goneFile }
  const alignment = alignments([oid, there.oid], [before, after])
  return { ...known, path: name, found: anchor({ before, after, alignment, ...lines }) }
}

const goneFile: Anchor = { state: 'gone', place: null, confidence: 0.9 }

/** A file may have been renamed, and another have come in its place: what is not in that one is looked for under the new name. */
async function underNewNames(
  looking: Looking,
  namesNow: NamesNow,
  found: readonly (Standing | Followed)[],
): Promise<(Standing | Followed)[]> {
  const lost = found.filter(
    (one): one is Standing =>
      'stop' in one && one.found.state !== 'intact' && one.path === one.stop.path,
  )
  const names = await namesNow(lost.map(({ stop }) => stop))
  const again = new Map<Standing | Followed, Standing | Followed>()
  for (const [index, one] of lost.entries()) {
    const { stop, oid } = one
    const name = names[index] ?? stop.path
    if (name !== stop.path) again.set(one, await stands(looking, { stop, oid, name }))
  }
  return found.map((one) => again.get(one) ?? one)
}

/** Surer than this, nobody looks for it elsewhere. */
const sureEnough = 0.75

async function withoutLosses(
  parts: { repository: Repository; contents: OpenContents; now: Now },
  found: readonly (Standing | Followed)[],
): Promise<Followed[]> {
  const lost = found.filter(
    (one): one is Standing =>
      'stop' in one && (one.found.place === null || one.found.confidence < sureEnough),
  )
  const elsewhere = await whereElse(parts, lost)
  const isWhole = isFetched(parts.now)
  return found.map((one) => {
    if (!('stop' in one)) return one
    const other = elsewhere.get(one)
    if (
      other !== undefined &&
      other.found.confidence > (one.found.place === null ? 0 : one.found.confidence)
    )
      return inWords(one.stop, other.path, other)
    const told =
      one.path === null
        ? gone(one.stop.path)
        : inWords(one.stop, one.path, { found: one.found, isAlone: true })
    // They may be in a file that was not fetched.
    return told.state === 'gone' && !isWhole ? cannotTell(notFetched) : told
  })
}

const notFetched =
  'Some files were not fetched into this partial clone: where these lines went cannot be told.'

/** Of what git has no size, it has no contents; an empty file has one name everywhere. */
function isFetched(now: Now): boolean {
  return [...now.values()].every(({ size, oid }) => size > 0 || emptyBlobs.has(oid))
}

const emptyBlobs: ReadonlySet<string> = new Set([
  'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391',
  '473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813',
])
