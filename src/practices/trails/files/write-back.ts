/** Writes trails as tours: each as it came where nobody changed it, and of what was changed only that differs. */
import { getRecord } from '#records/record.ts'
import { CairnError } from '#std/errors.ts'
import type { Ctx } from '#verbs/ctx.ts'
import { readTour } from '../formats/codetour/read-tour.ts'
import { trailOf } from '../formats/from-tour.ts'
import { bornTour, rewrittenTour } from '../formats/to-tour.ts'
import { trails, type Trail } from '../schema.ts'
import { keepTour, keptTours, unfiledTrails, type KeptTour, type Place } from './kept.ts'

/** A folder to write into. Nothing outside it is touched, and no link is followed; what cannot be is a CairnError. */
export interface Folder {
  place: Place
  /** Null where there is nothing. */
  at(path: string): Promise<Uint8Array | null>
  write(path: string, content: Uint8Array): Promise<void>
}

export interface Written {
  /** Paths within the folder, of what was new there or changed. */
  written: string[]
  /** Files that lay there as they would have been written. */
  same: number
  refused: { path: string; code: string; message: string }[]
}

export async function writeBack(ctx: Ctx, folder: Folder, overwrites: boolean): Promise<Written> {
  const result: Written = { written: [], same: 0, refused: [] }
  const taken = new Set<string>()
  for (const target of await targetsFor(ctx, folder.place)) {
    const { out, content, original } = target
    try {
      if (!isPlainPath(out)) throw noPath()
      if (taken.has(out.toLowerCase())) throw twice()
      taken.add(out.toLowerCase())
      const bytes = new TextEncoder().encode(content)
      const there = await folder.at(out)
      if (there !== null && isSame(there, bytes)) result.same += 1
      else {
        const isOurs = there === null || (original !== null && isSame(there, original))
        if (!isOurs && !overwrites) throw changedThere()
        await folder.write(out, bytes)
        result.written.push(out)
      }
      await target.remember?.(bytes)
    } catch (error) {
      if (!(error instanceof CairnError)) throw error
      result.refused.push({ path: out, code: error.code, message: error.message })
    }
  }
  return result
}

interface Target {
  out: string
  content: string
  original: Uint8Array | null
  /** Where the file was written to its own place. */
  remember?: (bytes: Uint8Array) => Promise<void>
}

/**
 * Into the folder they came from, each goes to its place; into another, all, as they lay below the folder that was read. One that was
 * written here goes to the repository that it leads through.
 */
async function targetsFor(ctx: Ctx, place: Place): Promise<Target[]> {
  const kept = (await keptTours(ctx)).filter(({ isRemoved }) => !isRemoved)
  const own = kept.filter(
    ({ source, path }) => source === place.source && isBelow(path, place.base),
  )
  const born: Trail[] = []
  for (const id of await unfiledTrails(ctx)) born.push(await getRecord(ctx, trails, id))
  const folder = { place, names: new Set([place.name, ...own.map(({ name }) => name)]) }
  const published = born.filter(({ status }) => status === 'published')
  const isHome = own.length > 0 || published.some((trail) => isAbout(trail, folder))
  const targets: Target[] = []
  for (const file of isHome ? own : kept) {
    const trail = await getRecord(ctx, trails, file.record_id)
    const content = contentOf(trail, file)
    targets.push({
      out: below(file.path, isHome ? place.base : file.base),
      ...{ content, original: file.content },
      ...(isHome ? { remember: (bytes) => remember(ctx, file, trail, bytes) } : {}),
    })
  }
  for (const trail of published) {
    const isOfHere = isAbout(trail, folder)
    if (isHome && !isOfHere && hasCode(trail)) continue
    const out = `${isHome && /(?:^|\/)tours$|(?:^|\/)\.tours$/.test(place.base) ? '' : '.tours/'}${slugOf(trail)}.tour`
    const file = isOfHere ? fileFor(trail, place, out) : undefined
    targets.push({
      ...{ out, content: bornTour(trail), original: null },
      ...(file === undefined ? {} : { remember: (bytes) => remember(ctx, file, trail, bytes) }),
    })
  }
  return targets.toSorted((a, b) => (a.out < b.out ? -1 : 1))
}

interface Home {
  place: Place
  names: ReadonlySet<string>
}

/** Whether it leads through the code of the repository that the folder is in: there it is at home from then on. */
function isAbout({ stops }: Trail, { place, names }: Home): boolean {
  return (
    place.source !== '' &&
    stops.some(({ target }) => target.is === 'code' && names.has(target.repository))
  )
}

/** In the repository of others its files would be others. */
function hasCode({ stops }: Trail): boolean {
  return stops.some(({ target }) => target.is === 'code')
}

/** As if it had been read from there. */
function fileFor({ id }: Trail, { source, name, base }: Place, out: string): KeptTour {
  return {
    ...{ record_id: id, source, name, path: base === '' ? out : `${base}/${out}`, base },
    ...{ project: '', content: Buffer.alloc(0), stops: [], version: 0, isRemoved: false },
  }
}

function contentOf(trail: Trail, { path, content, stops: ids, project, name }: KeptTour): string {
  const file = readTour(path, content)
  // What the record was made of: what it says otherwise now was changed here.
  const found = ids.map((id, at) => {
    const target = trail.stops.find((stop) => stop.id === id)?.target
    if (target?.is !== 'code') return { commit: null, path: null, line: null }
    const isFound = target.path.endsWith(`/${file.tour.steps[at]?.file ?? ''}`)
    return { commit: null, path: isFound ? target.path : null, line: target.from }
  })
  const was = trailOf(file, { repository: name, project, found })
  return rewrittenTour(trail, { file, was, ids, project })
}

async function remember(
  ctx: Ctx,
  file: KeptTour,
  trail: Trail,
  content: Uint8Array,
): Promise<void> {
  if (file.version === trail.version && isSame(file.content, content)) return
  const { isRemoved: _, ...row } = file
  await keepTour(ctx, {
    ...row,
    content,
    stops: trail.stops.map(({ id }) => id),
    version: trail.version,
  })
}

function slugOf({ number, title }: Trail): string {
  const words =
    title
      .toLowerCase()
      .normalize('NFKD')
      .match(/[a-z0-9]+/g) ?? []
  return [String(number), ...words].join('-').slice(0, 60).replace(/-$/, '')
}

function isBelow(path: string, base: string): boolean {
  return base === '' || path.startsWith(`${base}/`)
}

function below(path: string, base: string): string {
  return base !== '' && path.startsWith(`${base}/`) ? path.slice(base.length + 1) : path
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0
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

function noPath(): CairnError {
  return new CairnError(
    'invalid',
    'trails.export.path',
    'This path cannot be written: a part of it is empty, leads upwards, or belongs to git.',
  )
}

function twice(): CairnError {
  return new CairnError(
    'conflict',
    'trails.export.twice',
    'Another trail is written to this path, or to one that differs in capitals only.',
  )
}

function changedThere(): CairnError {
  return new CairnError(
    'conflict',
    'trails.export.changed',
    'The file there is not the one that was imported or written, and was left as it is.',
    { hint: 'Import it first, or overwrite it with --overwrite.' },
  )
}
