/** Where a folder of decisions lies: in a repository, so that what is read from its history is the same decision, or on this disk alone. */
import { realpath, stat } from 'node:fs/promises'
import { basename, dirname, join, relative, sep } from 'node:path'
import type { Place } from '#practices/decisions/files/kept.ts'
import { locate } from '#sources/git/locate.ts'

/** Of a folder that is there. Only looked at: nothing in it is read or obeyed. */
export async function placeOf(folder: string): Promise<Place> {
  const real = await realpath(folder)
  const top = await topOf(real)
  const repository = top === undefined ? undefined : await repositoryAt(top)
  if (top !== undefined && repository !== undefined)
    return { ...repository, base: withSlashes(relative(top, real)) }
  return { source: '', name: basename(real), base: withSlashes(real).replace(/^\//, '') }
}

/** The working tree around it; a folder within a git directory is in none. */
async function topOf(folder: string): Promise<string | undefined> {
  for (let at = folder; ; at = dirname(at)) {
    if (basename(at) === '.git') return undefined
    if (await stat(join(at, '.git')).catch(() => undefined)) return at
    if (at === dirname(at)) return undefined
  }
}

async function repositoryAt(top: string): Promise<Pick<Place, 'source' | 'name'> | undefined> {
  try {
    const { source, name } = await locate(top, { trustOwner: true, trustAlternates: true })
    return { source, name }
  } catch {
    // A worktree without its repository: what lies there can be read all the same.
    return undefined
  }
}

function withSlashes(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/')
}
