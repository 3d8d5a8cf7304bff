/** Finds the repositories that what was given stands for: itself, or those below a folder that is none. */
import { lstat, readdir, realpath, stat } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { isGitDir, locate, type LocalRepository, type LocateOptions } from '#sources/git/locate.ts'
import { CairnError } from '#std/errors.ts'

/** Paths and URLs to scan, each repository once. What cannot be read stays in the list: the scan says why. */
export async function repositoriesAt(
  given: readonly string[],
  options: LocateOptions & { signal?: AbortSignal | undefined } = {},
): Promise<string[]> {
  const found = new Map<string, string>()
  for (const path of given)
    for (const each of await behind(path, options)) {
      const source = await sourceOf(each, options)
      if (!found.has(source)) found.set(source, each)
    }
  return [...found.values()]
}

/** The one repository that a question is about; of a folder that holds several, one must be named. */
export async function theRepositoryAt(
  given: string,
  options: LocateOptions & { signal?: AbortSignal | undefined } = {},
): Promise<string> {
  const [first = given, ...others] = await repositoriesAt([given], options)
  if (others.length === 0) return first
  const names = [first, ...others].map((each) => relative(given, each))
  const more = names.length > namesMax ? ` and ${names.length - namesMax} more` : ''
  throw new CairnError(
    'invalid',
    'repository.several',
    `${names.length} repositories lie below ${given}: ${names.slice(0, namesMax).join(', ')}${more}.`,
    { hint: `Name one, such as ${first}.` },
  )
}

const namesMax = 5

/** Where in its working tree a path lies, as git writes it; '' for the top of one, and for whatever lies in none. */
export async function placeInTree(given: string): Promise<string> {
  const real = await realpath(given).catch(() => undefined)
  if (real === undefined) return ''
  for (let folder = real; !(await isGitDir(folder)); folder = dirname(folder)) {
    if (await hasDotGit(folder)) return relative(folder, real).split(sep).join('/')
    if (folder === dirname(folder)) return ''
  }
  return ''
}

async function behind(
  given: string,
  options: LocateOptions & { signal?: AbortSignal | undefined },
): Promise<string[]> {
  try {
    const located = await locate(given, options)
    const inside = located.kind === 'local' ? await foreignInside(given, located, options) : []
    return inside.length > 0 ? inside : [given]
  } catch (error) {
    const isNone = error instanceof CairnError && error.code === 'git.repo.none'
    const isFolder = isNone && (await stat(given).catch(() => undefined))?.isDirectory() === true
    const below = isFolder ? await repositoriesBelow(given, options.signal) : []
    return below.length > 0 ? below : [given]
  }
}

/**
 * A folder of checkouts may lie inside a working tree: dotfiles, say, kept in the home folder. Whoever names it means the
 * checkouts, unless they are submodules or worktrees of what is around them.
 */
async function foreignInside(
  given: string,
  around: LocalRepository,
  options: LocateOptions & { signal?: AbortSignal | undefined },
): Promise<string[]> {
  if (await isRepository(given)) return []
  const below = await repositoriesBelow(given, options.signal).catch((error: unknown) => {
    // Too much to look through; the repository around it was found all the same.
    if (error instanceof CairnError && error.code === 'scan.too_many_folders') return []
    throw error
  })
  const sources = await Promise.all(below.map(async (each) => sourceOf(each, options)))
  return below.filter((_, index) => {
    const source = sources[index] ?? ''
    return source !== around.source && !source.startsWith(join(around.commonDir, 'modules') + sep)
  })
}

/** Two worktrees are one repository. What cannot be read goes by its path. */
export async function sourceOf(path: string, options: LocateOptions): Promise<string> {
  return locate(path, options).then(
    ({ source }) => source,
    () => path,
  )
}

/** Deeper than anybody keeps their checkouts; a folder tree without end must have one. */
const depthMax = 8
const foldersMax = 200_000
const neverInside = new Set(['node_modules', 'lost+found', 'proc', 'sys', 'dev'])

/** Sorted. Symbolic links are not followed, and folders that may not be read are passed over. */
async function repositoriesBelow(top: string, signal?: AbortSignal): Promise<string[]> {
  const found: string[] = []
  let seen = 0
  const look = async (folder: string, depth: number): Promise<void> => {
    signal?.throwIfAborted()
    if ((seen += 1) > foldersMax)
      throw new CairnError(
        'invalid',
        'scan.too_many_folders',
        `There are more than ${foldersMax} folders below this one.`,
        {
          hint: 'Name the folders that hold your repositories.',
        },
      )
    // What lies inside a repository is its own business: submodules, vendored copies.
    if (await isRepository(folder)) {
      found.push(folder)
      return
    }
    if (depth === depthMax) return
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
    for (const entry of entries)
      if (entry.isDirectory() && !entry.name.startsWith('.') && !neverInside.has(entry.name))
        await look(join(folder, entry.name), depth + 1)
  }
  await look(top, 0)
  return found.toSorted()
}

async function isRepository(folder: string): Promise<boolean> {
  return (await hasDotGit(folder)) || isGitDir(folder).catch(() => false)
}

async function hasDotGit(folder: string): Promise<boolean> {
  return lstat(join(folder, '.git')).then(
    (entry) => entry.isDirectory() || entry.isFile(),
    () => false,
  )
}
