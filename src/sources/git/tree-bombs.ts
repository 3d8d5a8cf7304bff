/**
 * Commits that git cannot show: some ten trees, each naming the next ten times, stand for ten thousand million files. The
 * trees are compared here as git would, but what stands in many places is read once and counted as often.
 */
import { CairnError } from '#std/errors.ts'
import { OpenObjects } from './blobs.ts'

/** Twice the files of the largest trees, as where all of them move. */
const largestChange = 1_200_000

/** What git itself allows since 2.45. */
const levelsMax = 2_048

/** Those of these commits that are bombs, with a sentence on each. */
export async function findBombs(
  gitDir: string,
  oids: readonly string[],
  options: { changesMax?: number; signal?: AbortSignal | undefined } = {},
): Promise<Map<string, string>> {
  const { signal } = options
  const bombs = new Map<string, string>()
  let objects = new OpenObjects(gitDir, { signal })
  try {
    for (const oid of oids)
      try {
        const detail = await whyBomb(objects, oid, options.changesMax ?? largestChange)
        if (detail !== null) bombs.set(oid, detail)
      } catch (error) {
        signal?.throwIfAborted()
        if (!(error instanceof CairnError)) throw error
        // What is damaged is found again, and named, when git is to show it.
        objects.close()
        objects = new OpenObjects(gitDir, { signal })
      }
  } finally {
    objects.close()
  }
  return bombs
}

/** The same place before and after, as object ids of trees; an empty one where there was none. */
interface Pair {
  before: string
  after: string
  /** In how many places it stands. */
  places: number
}

async function whyBomb(
  objects: OpenObjects,
  commit: string,
  changesMax: number,
): Promise<string | null> {
  let level = await rootsOf(objects, commit)
  let changes = 0
  for (let depth = 0; level.length > 0; depth++) {
    if (depth === levelsMax) return `it changes folders more than ${levelsMax} deep`
    const below = new Map<string, Pair>()
    objects.ask(level.flatMap(({ before, after }) => [before, after].filter(isThere)))
    for (const { before, after, places } of level) {
      const old = await treeOf(objects, before)
      for (const change of changesBetween(old, await treeOf(objects, after))) {
        changes += places
        if (isThere(change.before) || isThere(change.after)) addPlaces(below, change, places)
      }
    }
    // Not before every answer was taken: the next commit is asked about in the same place.
    if (changes > changesMax) return `it changes more than ${changesMax} files and folders`
    level = [...below.values()]
  }
  return null
}

/** None of a merge, of which git shows no changes. */
async function rootsOf(objects: OpenObjects, commit: string): Promise<Pair[]> {
  const asked = [`${commit}^2^{tree}`, `${commit}^1^{tree}`, `${commit}^{tree}`]
  objects.ask(asked)
  const trees: string[] = []
  for (const name of asked) trees.push((await objects.answer(name))?.oid ?? '')
  const [second = '', before = '', after = ''] = trees
  return isThere(second) || before === after ? [] : [{ before, after, places: 1 }]
}

function isThere(oid: string): boolean {
  return oid !== ''
}

interface Entry {
  /** The object id of a folder's tree; empty for all else. */
  tree: string
  /** Mode and object id, equal where nothing changed. */
  as: string
}

/** By name, that of a folder with a slash behind it. What is missing has no entries. */
async function treeOf(objects: OpenObjects, oid: string): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  const bytes = isThere(oid) ? (await objects.answer(oid))?.bytes : null
  if (!bytes) return entries
  // `MODE NAME NUL`, and the object id as it is.
  for (let from = 0; from < bytes.length; from += oid.length / 2) {
    const space = bytes.indexOf(32, from)
    const end = bytes.indexOf(0, space)
    if (space < 0 || end < 0) break
    const mode = bytes.toString('latin1', from, space)
    const name = bytes.toString('latin1', space + 1, end)
    from = end + 1
    const id = bytes.toString('hex', from, from + oid.length / 2)
    const isTree = mode === '40000'
    entries.set(isTree ? `${name}/` : name, { tree: isTree ? id : '', as: `${mode} ${id}` })
  }
  return entries
}

/** The trees of each place that changed, both empty where a file did. */
function* changesBetween(
  before: ReadonlyMap<string, Entry>,
  after: ReadonlyMap<string, Entry>,
): Iterable<Omit<Pair, 'places'>> {
  for (const [name, old] of before) {
    const now = after.get(name)
    if (now?.as !== old.as) yield { before: old.tree, after: now?.tree ?? '' }
  }
  for (const [name, now] of after) if (!before.has(name)) yield { before: '', after: now.tree }
}

function addPlaces(pairs: Map<string, Pair>, pair: Omit<Pair, 'places'>, places: number): void {
  const key = `${pair.before} ${pair.after}`
  const known = pairs.get(key)
  if (known === undefined) pairs.set(key, { ...pair, places })
  else known.places += places
}
