/** Which file of the repository a trace means: the one that shares the longest end of its path. Several that share as much are all told. Pure. */
import type { Runtime } from '#sources/traces/frame.ts'
import { toldPath, type ToldPath } from './told-path.ts'

export interface Told {
  file: string | null
  runtime: Runtime | null
}

export type Meant =
  | { is: 'own'; path: string }
  /** The first is the best guess. */
  | { is: 'several'; paths: string[] }
  /** Of a dependency, of the language, or of the machine. */
  | { is: 'dependency' }
  | { is: 'unknown' }

export interface Known {
  /** All paths at the head, each on a line. */
  paths: string
  repository: string
}

/** In the order given. What one of them tells of where the checkout lay helps with the others. */
export function mapPaths(all: readonly Told[], { paths, repository }: Known): Meant[] {
  const told = all.map(({ file }) => (file === null ? undefined : toldPath(file, repository)))
  const index = namedAlike(paths, new Set(told.flatMap((one) => namesOf(one))))
  const first = told.map((one, place) =>
    one === undefined ? [] : fitting(one, all[place]?.runtime ?? null, index),
  )
  const roots = rootsIn(told, first)
  return first.map((fits, place) => {
    const one = told[place]
    return one === undefined ? { is: 'unknown' } : meant(one, fits, roots)
  })
}

interface Fit {
  path: string
  /** How many names from the end are the same. */
  shared: number
  /** Of two that share as much: all of the path, then all of what was told, then part of both; letters as they were told first. */
  rank: number
}

function meant(told: ToldPath, fits: readonly Fit[], roots: ReadonlySet<string>): Meant {
  const best = bestOf(fits)
  const [one, ...others] = best
  if (one === undefined) return { is: told.foreignFrom === null ? 'unknown' : 'dependency' }
  if (others.length > 0) {
    const rooted = best.find(({ path }) => roots.has(rootOf(told, path)))
    return rooted === undefined
      ? { is: 'several', paths: best.map(({ path }) => path).slice(0, severalMax) }
      : { is: 'own', path: rooted.path }
  }
  // A file at the top shares its name alone: elsewhere than its siblings it is another.
  const isLone = told.isRooted && one.shared === 1
  return isLone && roots.size > 0 && !roots.has(rootOf(told, one.path))
    ? { is: 'unknown' }
    : { is: 'own', path: one.path }
}

const severalMax = 10

function bestOf(fits: readonly Fit[]): Fit[] {
  const most = Math.max(...fits.map(({ shared }) => shared))
  const far = fits.filter(({ shared }) => shared === most)
  const rank = Math.min(...far.map((fit) => fit.rank))
  return far.filter((fit) => fit.rank === rank)
}

/** What stands before the repository's own path. */
function rootOf({ parts }: ToldPath, path: string): string {
  return parts.slice(0, Math.max(0, parts.length - path.split('/').length)).join('/')
}

function rootsIn(
  told: readonly (ToldPath | undefined)[],
  found: readonly (readonly Fit[])[],
): Set<string> {
  const roots = new Set<string>()
  found.forEach((fits, place) => {
    const [only, ...others] = bestOf(fits)
    const one = told[place]
    if (one === undefined || only === undefined || others.length > 0 || only.shared < 2) return
    if (only.shared === only.path.split('/').length) roots.add(rootOf(one, only.path))
  })
  return roots
}

function fitting(
  told: ToldPath,
  runtime: Runtime | null,
  index: ReadonlyMap<string, readonly string[]>,
): Fit[] {
  const direct = (index.get(nameOf(told.parts)) ?? []).flatMap(
    (path) => fitOf(told, path, runtime) ?? [],
  )
  if (direct.length > 0 || runtime !== 'node') return direct
  // What was compiled lies beside its source, or in a folder of its own.
  return asSources(told).flatMap((source) =>
    (index.get(nameOf(source.parts)) ?? []).flatMap((path) => fitOf(source, path, runtime) ?? []),
  )
}

function fitOf(
  { parts, isRooted, foreignFrom }: ToldPath,
  path: string,
  runtime: Runtime | null,
): Fit | undefined {
  const own = path.split('/')
  let shared = 0
  let isExact = true
  while (shared < own.length && shared < parts.length) {
    const [one = '', other = ''] = [own.at(-1 - shared), parts.at(-1 - shared)]
    if (one !== other) {
      if (one.toLowerCase() !== other.toLowerCase()) break
      isExact = false
    }
    shared += 1
  }
  // A file of ours is no dependency's file of the same name, unless the repository holds the dependency.
  if (foreignFrom !== null && shared < parts.length - foreignFrom) return undefined
  const isAllOfOurs = shared === own.length
  const isAllTold = shared === parts.length && !isRooted
  const rank = (isAllOfOurs ? 0 : isAllTold ? 2 : 4) + (isExact ? 0 : 1)
  const fit = { path, shared, rank }
  if (isAllTold) return fit
  if (runtime === 'java') return /\.(?:kts?|scala)$/.test(path) && shared >= 2 ? fit : undefined
  return isAllOfOurs || shared >= 2 ? fit : undefined
}

function asSources(told: ToldPath): ToldPath[] {
  const name = told.parts.at(-1) ?? ''
  const found = /^(.+)\.([cm]?)js(x?)$/.exec(name)
  if (found === null) return []
  const [, stem = '', kind = '', x = ''] = found
  const folders = told.parts.slice(0, -1)
  const built = folders.findLastIndex((folder) => /^(?:dist|build|out|lib|output)$/.test(folder))
  return [`${kind}ts${x}`, `${kind}tsx`].flatMap((ending) => {
    const file = `${stem}.${ending}`
    return [
      { ...told, parts: [...folders, file] },
      ...(built < 0 ? [] : [{ ...told, parts: [...folders.with(built, 'src'), file] }]),
    ]
  })
}

function namesOf(told: ToldPath | undefined): string[] {
  if (told === undefined || told.parts.length === 0) return []
  return [nameOf(told.parts), ...asSources(told).map(({ parts }) => nameOf(parts))]
}

function nameOf(parts: readonly string[]): string {
  return (parts.at(-1) ?? '').toLowerCase()
}

/** Paths by their file's name in small letters. */
function namedAlike(paths: string, names: ReadonlySet<string>): Map<string, string[]> {
  const index = new Map<string, string[]>()
  for (const path of paths.split('\n')) {
    const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase()
    if (!names.has(name)) continue
    const known = index.get(name)
    if (known === undefined) index.set(name, [path])
    else known.push(path)
  }
  return index
}
