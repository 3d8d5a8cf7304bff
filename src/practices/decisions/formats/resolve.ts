/** Where a word about another file leads, within one folder. The path is the id; a number is a label that may be borne twice. */
import { posix } from 'node:path'
import type { DecisionFile } from './decision-file.ts'

export type Found = { path: string } | { because: 'none' | 'several' | 'outside' }

export interface Resolver {
  decision(from: string, target: string): Found
  /** A link to a file that should lie in this folder, and does not. */
  isBroken(from: string, target: string): boolean
}

export function resolverOf(files: readonly DecisionFile[], paths: Iterable<string>): Resolver {
  const all = new Set(paths)
  const folders = new Set(['.', ...[...all].flatMap((path) => above(path))])
  const byPath = new Map(files.map((file) => [file.path, file]))
  const byNumber = Map.groupBy(files, ({ number }) => number)
  const bySlug = Map.groupBy(files, ({ path }) => slugOf(path))
  return {
    decision(from, target) {
      const number = /^#(\d+)$/.exec(target)?.[1]
      if (number !== undefined) return oneOf(near(from, byNumber.get(Number(number)) ?? []))
      const rooted = target.startsWith('/') ? fromRoot(target, byPath) : undefined
      if (rooted !== undefined) return { path: rooted }
      const path = withinFolder(from, target)
      if (path === null) return { because: 'outside' }
      const at = [path, `${path}.md`, `${path}/kep.yaml`].find((each) => byPath.has(each))
      if (at !== undefined) return { path: at }
      return oneOf(target.includes('/') ? [] : (bySlug.get(slugOf(target)) ?? []))
    },
    isBroken(from, target) {
      const path = withinFolder(from, target)
      return (
        path !== null &&
        !notListed.test(path) &&
        !all.has(path) &&
        !folders.has(path) &&
        !all.has(`${path}.md`) &&
        !all.has(path.replace(/\.html$/, '.md'))
      )
    },
  }
}

/** Folders that are not looked into may hold what is linked to. */
const notListed = /(?:^|\/)(?:\.|node_modules(?:\/|$))/

/** From the root of the repository, of which this folder may be a part: its own path is left out in front. */
function fromRoot(target: string, byPath: ReadonlyMap<string, unknown>): string | undefined {
  const names = decoded(target).split('/').filter(Boolean)
  return names
    .flatMap((_, at) => [names.slice(at).join('/'), [...names.slice(at), 'kep.yaml'].join('/')])
    .find((path) => byPath.has(path))
}

/** A number is meant within the own folder first: packages of one repository count for themselves. */
function near(from: string, files: readonly DecisionFile[]): readonly DecisionFile[] {
  const beside = files.filter(({ path }) => posix.dirname(path) === posix.dirname(from))
  return beside.length > 0 ? beside : files
}

function oneOf(files: readonly DecisionFile[]): Found {
  const [first, second] = files
  if (first === undefined) return { because: 'none' }
  return second === undefined ? { path: first.path } : { because: 'several' }
}

function slugOf(path: string): string {
  return posix
    .basename(path)
    .replace(/\.\w+$/, '')
    .toLowerCase()
}

/** Null when it leads elsewhere: to another site, to the root of one, above the folder, or within the page. */
function withinFolder(from: string, target: string): string | null {
  if (/^[a-z][a-z0-9+.-]*:|^[/#?\\]|^[{[(]/i.test(target)) return null
  const bare = decoded(target.replace(/[#?].*$/, ''))
  const path = posix.normalize(posix.join(posix.dirname(from), bare)).replace(/\/$/, '')
  return path === '..' || path.startsWith('../') || path.startsWith('/') ? null : path
}

export function decoded(target: string): string {
  try {
    return decodeURIComponent(target)
  } catch {
    return target
  }
}

function above(path: string): string[] {
  const parts = path.split('/')
  return parts.slice(1).map((_, at) => parts.slice(0, at + 1).join('/'))
}
