/** Finds what a path or URL given by the operator means, without running git in it or reading its configuration. */
import { createHash } from 'node:crypto'
import { readdir, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import { shownPath } from '#std/address.ts'
import { CairnError } from '#std/errors.ts'
import { refuseAlternates } from './alternates.ts'
import { refuseUnknownFormat } from './format.ts'
import { hasScheme, invalidUrl, localPath, looksRemote, parseRemote } from './repository-address.ts'
import { isThere, notReadable, readStart } from './repository-file.ts'

export type Located = LocalRepository | RemoteRepository

export interface LocalRepository {
  kind: 'local'
  /** Identifies the repository: the real path of its common git directory. */
  source: string
  name: string
  /** The git directory itself, or a linked worktree's. */
  headDir: string
  commonDir: string
  objectsDir: string
  partial: Partial[]
}

export interface RemoteRepository {
  kind: 'remote'
  source: string
  name: string
  url: string
}

/** Why a history is not whole. */
export type Partial = 'shallow' | 'partial_clone' | 'grafts'

export interface LocateOptions {
  /** Read a repository that belongs to another user. */
  trustOwner?: boolean
  /** Follow the repository's alternates outside it. */
  trustAlternates?: boolean
}

export async function locate(given: string, options: LocateOptions = {}): Promise<Located> {
  if (given.includes('\0')) throw invalidUrl('a zero byte', given)
  if (given.startsWith('file://')) return locateLocal(localPath(given), options)
  if (looksRemote(given) || (hasScheme(given) && !(await exists(given)))) return locateRemote(given)
  return locateLocal(given, options)
}

function locateRemote(given: string): RemoteRepository {
  const { source, path: place, url } = parseRemote(given)
  return { kind: 'remote', source, name: nameOf(place), url }
}

async function exists(target: string): Promise<boolean> {
  return (await stat(target).catch(() => undefined)) !== undefined
}

async function locateLocal(given: string, options: LocateOptions): Promise<LocalRepository> {
  const top = await realPathOf(given)
  const headDir = await gitDirOf(top)
  if (headDir === undefined)
    throw new CairnError(
      'not_found',
      'git.repo.none',
      `There is no git repository at ${shownPath(given)}.`,
      {
        hint: 'Give the path of a working tree or of a bare repository.',
      },
    )
  const commonDir = await commonDirOf(headDir)
  const objectsDir = path.join(commonDir, 'objects')
  if (!options.trustOwner) await refuseForeignOwner(commonDir, given)
  await refuseUnknownFormat(commonDir)
  if (!options.trustAlternates) await refuseAlternates(objectsDir, commonDir)
  return {
    kind: 'local',
    source: commonDir,
    name: localNameOf(commonDir),
    headDir,
    commonDir,
    objectsDir,
    partial: await partialReasons(commonDir, objectsDir),
  }
}

async function realPathOf(given: string): Promise<string> {
  try {
    return await realpath(given)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code === 'EACCES') throw notReadable(given)
    if (given.trim() === '')
      throw new CairnError('not_found', 'git.repo.none', 'The path given is empty.', {
        hint: 'Give the path or the URL of a repository, or . for the folder you are in.',
      })
    throw new CairnError('not_found', 'git.repo.none', `There is nothing at ${shownPath(given)}.`, {
      hint: 'Check the path; a URL starts with https:// or ssh://.',
    })
  }
}

/** The git directory of a working tree, of a bare repository, or of a path inside either. */
async function gitDirOf(start: string): Promise<string | undefined> {
  for (let folder = start; ; folder = path.dirname(folder)) {
    if (await isGitDir(folder)) return folder
    const dotGit = path.join(folder, '.git')
    const kind = await kindOf(dotGit)
    if (kind === 'folder' && (await isGitDir(dotGit))) return realpath(dotGit)
    if (kind === 'file') {
      const pointed = /^gitdir: (.*?)\r?\n?$/.exec((await readStart(dotGit, 8192)) ?? '')?.[1]
      if (pointed !== undefined) {
        const target = path.resolve(folder, pointed)
        if (await isGitDir(target)) return realpath(target)
        throw new CairnError(
          'not_found',
          'git.repo.none',
          'This worktree points to a git directory that is gone.',
          {
            hint: 'Mend it with `git worktree repair`, or scan the main repository.',
          },
        )
      }
    }
    if (folder === path.dirname(folder)) return undefined
  }
}

/** As git decides it: HEAD, objects and refs, or a linked worktree's HEAD and commondir. */
export async function isGitDir(folder: string): Promise<boolean> {
  if ((await kindOf(path.join(folder, 'HEAD'))) !== 'file') return false
  if ((await kindOf(path.join(folder, 'commondir'))) === 'file') return true
  return (
    (await kindOf(path.join(folder, 'objects'))) === 'folder' &&
    (await kindOf(path.join(folder, 'refs'))) === 'folder'
  )
}

async function kindOf(target: string): Promise<'file' | 'folder' | undefined> {
  const found = await isThere(stat(target), target)
  return found?.isDirectory() ? 'folder' : found?.isFile() ? 'file' : undefined
}

async function commonDirOf(headDir: string): Promise<string> {
  const pointed = await readStart(path.join(headDir, 'commondir'))
  return pointed === undefined ? headDir : realPathOf(path.resolve(headDir, pointed.trim()))
}

async function refuseForeignOwner(commonDir: string, given: string): Promise<void> {
  const me = process.getuid?.()
  if (me === undefined) return
  const owner = (await stat(commonDir)).uid
  const sudoer = me === 0 ? Number(process.env['SUDO_UID'] ?? Number.NaN) : Number.NaN
  if (owner === me || owner === sudoer) return
  throw new CairnError(
    'forbidden',
    'git.repo.ownership',
    `${shownPath(given)} belongs to another user.`,
    {
      hint: 'If you trust whoever owns it, add --trust-owner.',
    },
  )
}

async function partialReasons(commonDir: string, objectsDir: string): Promise<Partial[]> {
  const packFolder = path.join(objectsDir, 'pack')
  const packs = (await isThere(readdir(packFolder), packFolder)) ?? []
  const notEmpty = async (name: string) => {
    const file = path.join(commonDir, name)
    return ((await isThere(stat(file), file))?.size ?? 0) > 0
  }
  return [
    ...((await notEmpty('shallow')) ? (['shallow'] as const) : []),
    ...(packs.some((name) => name.endsWith('.promisor')) ? (['partial_clone'] as const) : []),
    ...((await notEmpty('info/grafts')) ? (['grafts'] as const) : []),
  ]
}

/** Bare or not, the word people use: `git` for /srv/git.git and for ~/code/git/.git. */
function nameOf(location: string): string {
  const parts = location.split(/[/\\]/).filter((part) => part !== '' && part !== '.git')
  return (parts.at(-1) ?? 'repository').replace(/\.git$/, '')
}

/** A bare repository whose folder says only what it is bears the name of the folder above: `app` for /srv/app/repo. */
function localNameOf(commonDir: string): string {
  const isNameless = /^repo(\.git)?$/.test(path.basename(commonDir))
  return nameOf(isNameless ? path.dirname(commonDir) : commonDir)
}

/** A short folder name for a source, the same each time. */
export function folderNameOf(source: string): string {
  return createHash('sha256').update(source).digest('hex').slice(0, 24)
}
