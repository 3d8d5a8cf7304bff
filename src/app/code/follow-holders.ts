/**
 * Which files at the head hold what a passage and its surroundings held. Each file is read once, for all passages; each line of it
 * that stood in or around a passage speaks for that file, the more the fewer files have it.
 */
import { readObjects } from '#sources/git/blobs.ts'
import { isTelling, keyOf, type Content } from './anchor-alignment.ts'
import { readText } from './text.ts'

export interface Lost {
  path: string
  before: Content
  /** 1-based, both included. */
  from: number
  to: number
}

export interface Candidate {
  path: string
  oid: string
  /** Bytes. */
  size: number
}

interface Look {
  gitDir: string
  signal?: AbortSignal | undefined
}

/** So many lines on either side belong to the picture of a passage. */
const around = 15
/** No more is read than somebody would wait for, and no file that nobody wrote. */
const [bytesAllMax, bytesMax] = [48 * 1024 * 1024, 1024 * 1024]
/** So many files are looked at closely for each. */
const closelyMax = 3
/** Less of the picture is chance: four lines that were carried away alone are a tenth. */
const shareMin = 0.08

/** For each passage the files that hold most of its picture, the likeliest first. */
export async function holdersOf(
  look: Look,
  lost: readonly Lost[],
  candidates: readonly Candidate[],
): Promise<Candidate[][]> {
  const pictures = lost.map((one) => pictureOf(one))
  const wanted = new Set(pictures.flatMap((picture) => [...picture.keys()]))
  const read = inReach(lost, candidates)
  const holders = await filesByKey(look, read, wanted)
  return pictures.map((picture) =>
    likeliest(picture, holders).flatMap((index) => read[index] ?? []),
  )
}

/** The telling lines in and around a passage, and what each weighs. */
function pictureOf({ before, from, to }: Lost): Map<string, number> {
  const picture = new Map<string, number>()
  const end = Math.min(before.lines.length, to + around)
  for (let line = Math.max(0, from - 1 - around); line < end; line++) {
    if (!isTelling(before.lines[line] ?? '')) continue
    const isWithin = line >= from - 1 && line < to
    picture.set(before.keys[line] ?? '', isWithin ? 3 : 1)
  }
  return picture
}

/** Files of the same name first, then those of the same kind. */
function inReach(lost: readonly Lost[], candidates: readonly Candidate[]): Candidate[] {
  const names = new Set(lost.map(({ path }) => nameOf(path)))
  const kinds = new Set(lost.map(({ path }) => kindOf(path)))
  const rank = ({ path }: Candidate) =>
    names.has(nameOf(path)) ? 0 : kinds.has(kindOf(path)) ? 1 : 2
  let bytes = 0
  return candidates
    .filter(({ size }) => size > 0 && size <= bytesMax)
    .toSorted((a, b) => rank(a) - rank(b) || (a.path < b.path ? -1 : 1))
    .filter(({ size }) => (bytes += size) <= bytesAllMax)
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

function kindOf(path: string): string {
  const name = nameOf(path)
  return name.slice(Math.max(0, name.lastIndexOf('.')))
}

/** Of each line that is wanted the files that have it, by their place in the list. */
async function filesByKey(
  { gitDir, signal }: Look,
  files: readonly Candidate[],
  wanted: ReadonlySet<string>,
): Promise<Map<string, number[]>> {
  const holders = new Map<string, number[]>()
  let index = 0
  const oids = files.map(({ oid }) => oid)
  for await (const object of readObjects(gitDir, oids, { bytesMax, signal })) {
    const text = readText(object?.bytes ?? null)
    const lines = text.is === 'text' ? text.lines : []
    for (const key of new Set(lines.map((line) => keyOf(line))))
      if (wanted.has(key)) {
        const list = holders.get(key)
        if (list === undefined) holders.set(key, [index])
        else list.push(index)
      }
    index++
  }
  return holders
}

function likeliest(
  picture: ReadonlyMap<string, number>,
  holders: ReadonlyMap<string, readonly number[]>,
): number[] {
  const votes = new Map<number, number>()
  let all = 0
  for (const [key, weight] of picture) {
    const files = holders.get(key) ?? []
    const worth = weight / Math.log2(1 + Math.max(1, files.length))
    all += worth
    for (const file of files) votes.set(file, (votes.get(file) ?? 0) + worth)
  }
  return [...votes]
    .filter(([, vote]) => vote >= all * shareMin)
    .toSorted(([a, one], [b, other]) => other - one || a - b)
    .slice(0, closelyMax)
    .map(([file]) => file)
}
