/** Finds what a path or URL given by the operator means, without running git in it or reading its configuration. */
import { createHash } from 'node:crypto'
import { readFile, readdir, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { shownAddress } from '#std/address.ts'
import { CairnError } from '#std/errors.ts'

export type Located = LocalRepository | RemoteRepository

export interface LocalRepository {
  kind: 'local'
  /** Identifies the repository: the real path of its common git directory. */
  source: string
  name: string
  /** Where HEAD is: the git directory itself, or a linked worktree's. */
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

/** `javascript:x`, `::x`: no path anybody has, unless it is there. One letter is a drive. */
function hasScheme(given: string): boolean {
  return /^([A-Za-z][A-Za-z0-9+.-]+:|::)/.test(given)
}

async function exists(target: string): Promise<boolean> {
  return (await stat(target).catch(() => undefined)) !== undefined
}

/** A URL, or the scp-like `host:path`; a path that exists wins over the latter in the caller's eyes, so check for `./`. */
function looksRemote(given: string): boolean {
  if (/^[A-Za-z][A-Za-z0-9+.-]*:\/\//.test(given)) return true
  if (/^[A-Za-z][A-Za-z0-9+.-]*::/.test(given)) return true
  return /^[^/\\.][^/\\]*@[^/\\:]+:/.test(given) || given.startsWith('-')
}

function locateRemote(given: string): RemoteRepository {
  if (/^[A-Za-z][A-Za-z0-9+.-]*::|^::|^-/.test(given)) throw protocolError(given)
  if (
    // eslint-disable-next-line no-control-regex
    /[\u0000-\u0020\u007f-\u009f\\\u200b-\u200f\u202a-\u202e\u2066-\u2069]/.test(given) ||
    given.length > 2048
  )
    throw invalidUrl('characters that do not belong in a URL', given)
  // eslint-disable-next-line no-control-regex
  if (/[^\u0000-\u007f]/.test(given))
    throw invalidUrl('letters outside ASCII, which may look like others', given)
  if (/^[a-z]+:\/\/\//i.test(given)) throw invalidUrl('no host', given)
  if (/[?#]/.test(given)) throw invalidUrl('a query or fragment', given)
  if (/%(0[0-9a-f]|1[0-9a-f]|7f)/i.test(given))
    throw invalidUrl('an encoded control character', given)
  const scp = /^([A-Za-z0-9_][A-Za-z0-9_.-]*)@([A-Za-z0-9][A-Za-z0-9.-]*):(?!\/\/)([^-].*)$/.exec(
    given,
  )
  const text = scp ? `ssh://${scp[1]}@${scp[2]}/${scp[3]?.replace(/^\//, '')}` : given
  let url: URL
  try {
    url = new URL(text)
  } catch {
    throw /^(ext|fd)::|^-|::|@-/.test(given) ? protocolError(given) : invalidUrl('no host', given)
  }
  if (url.protocol !== 'https:' && url.protocol !== 'ssh:') throw protocolError(given)
  if (url.password !== '' || (url.protocol === 'https:' && url.username !== ''))
    throw new CairnError(
      'forbidden',
      'git.url.credentials',
      'The URL carries a user name or password.',
      {
        hint: 'Leave it out and let your git credential helper or ssh agent answer.',
      },
    )
  if (url.hostname === '' || url.hostname.startsWith('-') || url.username.startsWith('-'))
    throw protocolError(given)
  if (url.port === '0' || (url.protocol === 'https:' && otherServices.has(Number(url.port))))
    throw invalidUrl(`the port ${url.port}, where no https answers`, given)
  const clean = url.href.replace(/\/+$/, '')
  return {
    kind: 'remote',
    source: clean,
    name: nameOf(decodeURIComponent(url.pathname)),
    url: scp ? given : clean,
  }
}

/** Ports of services that a URL must not be made to speak to. */
const otherServices = new Set([
  21, 22, 23, 25, 53, 110, 111, 135, 139, 143, 389, 445, 465, 587, 993, 995, 1433, 2375, 3306, 5432,
  5672, 6379, 9200, 11211, 27017,
])

function localPath(given: string): string {
  try {
    return fileURLToPath(given)
  } catch {
    throw invalidUrl('a host or an encoded slash', given)
  }
}

function invalidUrl(what: string, given: string): CairnError {
  return new CairnError(
    'invalid',
    'git.url.invalid',
    `This URL has ${what}: ${JSON.stringify(shownAddress(given).slice(0, 100))}.`,
    {
      hint: 'Give a path, or an https:// or ssh:// URL.',
    },
  )
}

function protocolError(given: string): CairnError {
  const scheme = /^[A-Za-z][A-Za-z0-9+.-]*(?=::?)/.exec(given)?.[0]
  return new CairnError(
    'forbidden',
    'git.url.protocol',
    `Cairn does not clone through ${scheme ? `"${scheme}"` : 'this'}.`,
    {
      hint: 'Allowed are a path, file://, https:// and ssh://.',
    },
  )
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
    name: nameOf(commonDir),
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
    if (code === 'EACCES')
      throw new CairnError(
        'forbidden',
        'git.repo.permission',
        `${shownPath(given)} may not be read by you.`,
        {
          hint: 'Ask its owner for read access.',
        },
      )
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
      const pointed = /^gitdir: (.*?)\r?\n?$/.exec(
        (await readFile(dotGit, 'utf8')).slice(0, 8192),
      )?.[1]
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
  const found = await stat(target).catch(() => undefined)
  return found?.isDirectory() ? 'folder' : found?.isFile() ? 'file' : undefined
}

async function commonDirOf(headDir: string): Promise<string> {
  const pointed = await readFile(path.join(headDir, 'commondir'), 'utf8').catch(() => undefined)
  return pointed === undefined ? headDir : realpath(path.resolve(headDir, pointed.trim()))
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

const knownExtensions = [
  'noop',
  'noop-v1',
  'partialclone',
  'preciousobjects',
  'worktreeconfig',
  'relativeworktrees',
]

/**
 * Only what changes how objects and refs are stored is looked for, as text: the configuration itself is never obeyed.
 */
async function refuseUnknownFormat(commonDir: string): Promise<void> {
  const config = (await readFile(path.join(commonDir, 'config'), 'utf8').catch(() => '')).slice(
    0,
    1_000_000,
  )
  const version = Number(/^\s*repositoryformatversion\s*=\s*(\d+)/im.exec(config)?.[1] ?? 0)
  if (version > 1) throw unsupported(`has the format version ${version}`)
  if (version < 1) return
  const section = /^\s*\[extensions\]([^[]*)/im.exec(config)?.[1] ?? ''
  for (const [, name = '', value = ''] of section.matchAll(
    /^\s*([a-z][a-z0-9-]*)\s*=\s*(\S*)/gim,
  )) {
    const key = name.toLowerCase()
    if (key === 'refstorage' && value !== 'files')
      throw unsupported(`keeps its refs as "${value.slice(0, 40)}"`)
    if (key === 'objectformat' && !/^sha(1|256)$/.test(value))
      throw unsupported(`names its objects by "${value.slice(0, 40)}"`)
    if (![...knownExtensions, 'refstorage', 'objectformat'].includes(key))
      throw unsupported(`needs the extension "${name.slice(0, 40)}"`)
  }
}

function unsupported(what: string): CairnError {
  return new CairnError(
    'invalid',
    'git.format.unsupported',
    `This repository ${what}, which Cairn cannot read.`,
    {
      hint: 'Scan a fresh clone of it; refs convert with `git refs migrate --ref-format=files` (git 2.46 or newer).',
    },
  )
}

async function refuseAlternates(objectsDir: string, commonDir: string): Promise<void> {
  const text = await readFile(path.join(objectsDir, 'info', 'alternates'), 'utf8').catch(() => '')
  for (const line of text.split('\n').filter((entry) => entry !== '' && !entry.startsWith('#'))) {
    const target = path.resolve(objectsDir, line)
    if (target.startsWith(commonDir + path.sep)) continue
    throw new CairnError(
      'forbidden',
      'git.repo.alternates',
      'This repository borrows objects from elsewhere.',
      {
        hint: `If you trust ${shownPath(target)}, add --trust-alternates.`,
      },
    )
  }
}

async function partialReasons(commonDir: string, objectsDir: string): Promise<Partial[]> {
  const packs = await readdir(path.join(objectsDir, 'pack')).catch(() => [])
  const notEmpty = async (file: string) =>
    ((await stat(path.join(commonDir, file)).catch(() => undefined))?.size ?? 0) > 0
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

/** A path as people may see it: their home as ~, control characters made visible. */
export function shownPath(target: string): string {
  const home = process.env['HOME']
  const short =
    home && home !== '/' && target.startsWith(home + path.sep)
      ? `~${target.slice(home.length)}`
      : target
  return JSON.stringify(short).slice(1, -1)
}

/** A short folder name for a source, the same each time. */
export function folderNameOf(source: string): string {
  return createHash('sha256').update(source).digest('hex').slice(0, 24)
}
