/**
 * Files gathered into directories at a sensible depth: a directory is listed by itself when it holds a good part of the
 * whole score once the directories listed below it are taken away. So every file counts in one place, the parts sum to
 * the whole, and no parent is listed whose finding is its child's.
 */
import type { Candidate } from './rank.ts'

export interface Area<F> extends Candidate {
  path: string
  files: F[]
  /** Directories below that are listed by themselves. */
  without: string[]
}

export interface Part {
  path: string
  revisions: number
  plain: number
  complexity: number
}

/** A directory with less of the score than this is told of with its parent. */
const areaShareMin = 0.02

/** `prefix` is the directory that was asked for; what is left in it is listed whatever its size. */
export function areasOf<F extends Part>(files: readonly F[], prefix: string): Area<F>[] {
  const below = new Map<string, F[]>()
  const total = files.reduce((sum, file) => sum + file.revisions * file.complexity, 0)
  for (const file of files) put(below, folderOf(file.path), [file])
  const areas: Area<F>[] = []
  // Deepest first, so that what a directory does not keep is with its parent when its turn comes.
  for (let depth = Math.max(0, ...[...below.keys()].map(depthOf)); depth >= 0; depth--)
    for (const path of [...below.keys()].filter((folder) => depthOf(folder) === depth)) {
      const own = below.get(path) ?? []
      const score = own.reduce((sum, file) => sum + file.revisions * file.complexity, 0)
      const isTop = path === '' || path === prefix
      if (!isTop && score < total * areaShareMin) put(below, folderOf(path), own)
      else if (own.length > 0)
        areas.push({
          key: path,
          path: path === '' ? '.' : path,
          parts: own,
          files: own,
          without: [],
        })
    }
  for (const area of areas)
    area.without = areas
      .map((other) => other.path)
      .filter((path) => isBelow(path, area.path))
      .sort()
  return areas
}

function put<F>(below: Map<string, F[]>, folder: string, files: readonly F[]): void {
  const there = below.get(folder)
  if (there) there.push(...files)
  else below.set(folder, [...files])
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}

function depthOf(folder: string): number {
  return folder === '' ? 0 : folder.split('/').length
}

function isBelow(path: string, other: string): boolean {
  return path !== other && (other === '.' || path.startsWith(`${other}/`))
}
