/**
 * Writes decisions as files: each as it came where nobody changed it, with only the changed lines changed where somebody
 * did, and as MADR 4 where it was born here. What lies there already is overwritten only if it is what we know.
 */
import { CairnError } from '#std/errors.ts'
import type { Ctx } from '#verbs/ctx.ts'
import { bornTargets, type Target } from './born-targets.ts'
import {
  digestOf,
  filesOf,
  holdFiles,
  isSameContent,
  keepFile,
  keptFiles,
  unfiled,
  type KeptFile,
  type Place,
} from './kept.ts'
import { relationsIn, rewritten, type Relations } from './rewritten.ts'

/** A folder to write into. Nothing outside it is touched, and no link is followed; what cannot be is a CairnError. */
export interface Folder {
  place: Place
  /** Null where there is nothing. */
  at(path: string): Promise<Uint8Array | null>
  write(path: string, content: Uint8Array): Promise<void>
  /** Paths of all that lies there. */
  files(): Promise<string[]>
}

export interface Written {
  /** Paths within the folder, of what was new there or changed. */
  written: string[]
  /** Files that lay there as they would have been written. */
  same: number
  refused: { path: string; code: string; message: string }[]
  /** What a format has no place for: it is kept here only. */
  leftOut: { path: string; what: string }[]
}

export interface Asked {
  overwrites: boolean
  /** Only what came from there. */
  from?: string | undefined
  /** Also what no file holds yet, into a folder that others came from. */
  withNew: boolean
}

export async function writeBack(
  ctx: Ctx,
  folder: Folder,
  { overwrites, from, withNew }: Asked,
): Promise<Written> {
  const result: Written = { written: [], same: 0, refused: [], leftOut: [] }
  const taken = new Set<string>()
  await holdFiles(ctx)
  for (const target of await targetsFor(ctx, folder, { from, withNew })) {
    try {
      if (!isPlainPath(target.out)) throw noPath()
      if (taken.has(target.out.toLowerCase())) throw twice()
      taken.add(target.out.toLowerCase())
      const { content, leftOut } = target.content()
      const there = await folder.at(target.out)
      if (there !== null && isSameContent(there, content)) result.same += 1
      else {
        if (there !== null && !overwrites && !(await isKnown(ctx, folder, target, there)))
          throw changedThere()
        await folder.write(target.out, content)
        result.written.push(target.out)
      }
      result.leftOut.push(...leftOut.map(({ what }) => ({ path: target.out, what })))
      await remember(ctx, folder, target, content)
    } catch (error) {
      if (!(error instanceof CairnError)) throw error
      const { code, message } = error
      result.refused.push({ path: target.out, code, message })
    }
  }
  return result
}

/** What lies below the folder, where decisions came from there, and the new ones only if asked for; else all, as copies. */
async function targetsFor(
  ctx: Ctx,
  folder: Folder,
  { from, withNew }: Pick<Asked, 'from' | 'withNew'>,
): Promise<Target[]> {
  const { place } = folder
  const kept = (await keptFiles(ctx)).filter(
    (file) =>
      (from === undefined || file.name === from) &&
      file.decisions.some(({ isRemoved }) => !isRemoved),
  )
  if (from !== undefined && kept.length === 0) throw nothingFrom(from)
  // What was born here came from nowhere.
  const fresh = from === undefined ? await unfiled(ctx) : []
  const there = fresh.length === 0 ? [] : await folder.files()
  const ofSource = kept.filter(({ source }) => source === place.source)
  const isBelow = ({ path }: KeptFile) => place.base === '' || path.startsWith(`${place.base}/`)
  const below = ofSource.filter(isBelow)
  if (below.length > 0) {
    const relations = relationsIn(ofSource, ctx.url)
    const standing = below.map((file): Target => ({
      out: place.base === '' ? file.path : file.path.slice(place.base.length + 1),
      content: () => rewritten(file, relations),
      file: { kept: file, isNew: false },
      original: file.content,
    }))
    // Where only ours lie, they are all that the folder is for.
    if (!withNew && below.some((file) => !file.is_ours)) return inOrder(standing)
    return inOrder([...bornTargets(fresh, place, { relations, there, isKept: true }), ...standing])
  }
  const collections = [
    ...Map.groupBy(kept, ({ source, base }) => JSON.stringify([source, base])).values(),
  ]
  const [only] = collections
  const isOne = collections.length === 1 && only !== undefined
  const names = namesFor(collections.map(([file]) => file?.name ?? ''))
  const own = { ...place, base: isOne ? (only[0]?.base ?? '') : place.base }
  const relations = relationsIn(isOne ? only : [], ctx.url)
  const copies = collections.flatMap((files, at) => {
    const among = isOne ? relations : relationsIn(files, ctx.url)
    return files.map((file) => copyOf(file, among, isOne ? '' : `${names[at]}/`))
  })
  const isKept = kept.length === 0
  return inOrder([...bornTargets(fresh, own, { relations, there, isKept }), ...copies])
}

function copyOf(file: KeptFile, relations: Relations, lead: string): Target {
  const { path, base } = file
  return {
    out: lead + (base === '' ? path : path.slice(base.length + 1)),
    content: () => rewritten(file, relations),
    file: null,
    original: file.content,
  }
}

function inOrder(targets: Target[]): Target[] {
  return targets.toSorted((a, b) => (a.out < b.out ? -1 : 1))
}

/** Two repositories may have one name. */
function namesFor(names: readonly string[]): string[] {
  const used = new Set<string>()
  return names.map((given) => {
    const name = isPlainPath(given) && !given.includes('/') ? given : 'decisions'
    let unused = name
    for (let at = 2; used.has(unused.toLowerCase()); at++) unused = `${name}-${at}`
    used.add(unused.toLowerCase())
    return unused
  })
}

/** Names come from strangers' repositories: none leads out of the folder, or into what git keeps there. */
function isPlainPath(path: string): boolean {
  return path
    .split('/')
    .every(
      (name) =>
        name !== '' &&
        name !== '.' &&
        name !== '..' &&
        !/^\.git(?:\.|\s|:|~|$)/i.test(name) &&
        !/[\0\\]/.test(name) &&
        Buffer.byteLength(name) <= 255,
    )
}

async function isKnown(
  ctx: Ctx,
  folder: Folder,
  { file, original, out }: Target,
  there: Uint8Array,
): Promise<boolean> {
  if (original !== null && isSameContent(there, original)) return true
  const digest = digestOf(there)
  if (file !== null) return file.kept.seen.equals(digest)
  const copy = await filesOf(ctx)
    .selectFrom('decision_copy')
    .select('digest')
    .where('folder', '=', keyOf(folder.place))
    .where('path', '=', out)
    .executeTakeFirst()
  return copy?.digest.equals(digest) === true
}

async function remember(
  ctx: Ctx,
  folder: Folder,
  { file, out }: Target,
  content: Uint8Array,
): Promise<void> {
  if (file === null) {
    const digest = digestOf(content)
    await filesOf(ctx)
      .insertInto('decision_copy')
      .values({ folder: keyOf(folder.place), path: out, digest })
      .onConflict((conflict) => conflict.columns(['folder', 'path']).doUpdateSet({ digest }))
      .execute()
    return
  }
  const { kept, isNew } = file
  const isAsBefore =
    isSameContent(kept.content, content) &&
    kept.decisions.every(({ was, now }) => was.version === now.version)
  if (isAsBefore && !isNew) return
  const placed = kept.decisions.map(({ place, now }) => ({
    ...{ record: now.id, place, version: now.version },
  }))
  await keepFile(ctx, { ...kept, content, seen: isNew ? digestOf(content) : kept.seen }, placed)
}

function keyOf({ source, base }: Place): string {
  return JSON.stringify([source, base])
}

function nothingFrom(name: string): CairnError {
  return new CairnError(
    'not_found',
    'decisions.export.none',
    `No decision came from anything called ${JSON.stringify(name)}.`,
    { hint: 'decisions.origin says where one came from.' },
  )
}

function noPath(): CairnError {
  return new CairnError(
    'invalid',
    'decisions.export.path',
    'This path cannot be written: a part of it is empty, leads upwards, or belongs to git.',
  )
}

function twice(): CairnError {
  return new CairnError(
    'conflict',
    'decisions.export.twice',
    'Another decision is written to this path, or to one that differs in capitals only.',
  )
}

function changedThere(): CairnError {
  return new CairnError(
    'conflict',
    'decisions.export.changed',
    'The file there is not the one that was imported or written, and was left as it is.',
    { hint: 'Import it first, or overwrite it with --overwrite.' },
  )
}
