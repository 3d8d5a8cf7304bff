/** Bare clones of the URLs an operator names, in the data folder. */
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { isAlive } from '#std/alive.ts'
import { CairnError } from '#std/errors.ts'
import { git, tryGit, type GitResult, type GitRun } from './git.ts'
import { notRead, pinned, type Wary } from './wary.ts'
import {
  folderNameOf,
  isGitDir,
  locate,
  type LocalRepository,
  type RemoteRepository,
} from './locate.ts'

/** Clones it, or fetches what is new, and gives the local repository under the remote's name and source. */
export async function bringHome(
  dataFolder: string,
  remote: RemoteRepository,
  { signal, wary }: { signal?: AbortSignal | undefined; wary?: Wary | undefined } = {},
): Promise<LocalRepository> {
  const folder = path.join(dataFolder, 'clones', folderNameOf(remote.source))
  // Over ssh, only the operator could name it.
  const run: Run =
    wary === undefined || !remote.url.startsWith('https://')
      ? { trust: 'remote', signal }
      : { trust: 'named', signal, settings: await pinned(remote.url, wary) }
  try {
    if (await isGitDir(folder)) await fetchInto(folder, remote, run)
    else await cloneTo(folder, remote, run)
  } catch (error) {
    const isOfTheHost = error instanceof CairnError && /^git\.(?:remote|auth|url)/.test(error.code)
    throw wary !== undefined && isOfTheHost ? notRead(remote.source) : error
  }
  const local = await locate(folder)
  if (local.kind !== 'local')
    throw new CairnError('invalid', 'git.repo.none', 'The clone is not where it was put.')
  return { ...local, source: remote.source, name: remote.name }
}

type Run = Pick<GitRun, 'trust' | 'signal' | 'settings'>

/** Into a folder beside, then renamed: a clone that broke off is never taken for a whole one. */
async function cloneTo(folder: string, remote: RemoteRepository, run: Run): Promise<void> {
  const fresh = `${folder}.${process.pid}.new`
  await mkdir(path.dirname(folder), { recursive: true, mode: 0o700 })
  await clearAbandoned(path.dirname(folder))
  await rm(fresh, { recursive: true, force: true })
  const args = [
    'clone',
    '--bare',
    '--quiet',
    '--no-recurse-submodules',
    '--template=',
    '--no-local',
    '--end-of-options',
    remote.url,
    fresh,
  ]
  try {
    const result = await tryGit(args, { ...run, timeoutMs: transferMsMax })
    if (result.exitCode !== 0) throw remoteError(remote, result)
    await rename(fresh, folder)
  } catch (error) {
    // Another Cairn, with another database, was quicker: its clone is as good.
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error
  } finally {
    await rm(fresh, { recursive: true, force: true })
  }
}

/** What is left of clones whose Cairn was killed, of whatever repository. */
async function clearAbandoned(clones: string): Promise<void> {
  for (const name of await readdir(clones)) {
    const pid = /\.(\d+)\.new$/.exec(name)?.[1]
    if (pid === undefined || isAlive(Number(pid))) continue
    // A git that outlived its Cairn may be writing there still: the next clone finds what is left then.
    await rm(path.join(clones, name), { recursive: true, force: true }).catch(() => {})
  }
}

async function fetchInto(folder: string, remote: RemoteRepository, run: Run): Promise<void> {
  const refspecs = ['+refs/heads/*:refs/heads/*', '+refs/tags/*:refs/tags/*']
  const args = [
    'fetch',
    '--quiet',
    '--prune',
    '--no-auto-gc',
    '--no-recurse-submodules',
    '--end-of-options',
    remote.url,
    ...refspecs,
  ]
  const result = await tryGit(args, { ...run, gitDir: folder, timeoutMs: transferMsMax })
  if (result.exitCode !== 0) throw remoteError(remote, result)
  await followDefaultBranch(folder, remote, run)
}

async function followDefaultBranch(
  folder: string,
  remote: RemoteRepository,
  run: Run,
): Promise<void> {
  const { stdout } = await tryGit(
    ['ls-remote', '--symref', '--end-of-options', remote.url, 'HEAD'],
    { ...run, timeoutMs: 60_000 },
  )
  const ref = /^ref: (refs\/heads\/[^\t\n]+)\tHEAD$/m.exec(stdout.toString('utf8'))?.[1]
  // It writes, which a git that only reads may not.
  if (ref !== undefined)
    await git(['symbolic-ref', 'HEAD', ref], { gitDir: folder, trust: 'remote' })
}

const transferMsMax = 4 * 60 * 60 * 1000

function remoteError(remote: RemoteRepository, { stderr, exitCode }: GitResult): CairnError {
  const rewritten = /transport '([^']*)' not allowed/.exec(stderr)?.[1]
  if (rewritten !== undefined)
    return new CairnError(
      'forbidden',
      'git.url.protocol',
      `Your git configuration leads ${remote.source} to "${rewritten}", which Cairn does not clone through.`,
      { hint: 'See `git config --get-regexp insteadOf`; allowed are https:// and ssh://.' },
    )
  for (const [pattern, code, message, hint] of remoteFailures)
    if (pattern.test(stderr))
      return new CairnError('unavailable', code, message(remote.source), { hint })
  const said = stderr
    .split('\n')
    .find((line) => /^(fatal|error):/.test(line))
    ?.replace(/^(fatal|error): /, '')
    // Credentials that the operator's configuration puts into URLs.
    .replace(/\/\/\S*@/g, '//***@')
  return new CairnError(
    'unavailable',
    'git.remote.failed',
    `${remote.source} could not be read${said ? `: ${said}` : ` (git ${exitCode === null ? 'was stopped' : `ended with ${exitCode}`})`}.`,
    {
      hint: 'Try `git ls-remote` with the same URL.',
    },
  )
}

const remoteFailures: [RegExp, string, (source: string) => string, string][] = [
  [
    /authentication failed|could not read (username|password)|permission denied|terminal prompts disabled|access denied|returned error: 40[13]|host key verification/i,
    'git.auth',
    (source) => `${source} refused us.`,
    'Give your git credential helper or ssh agent access to it, then try again.',
  ],
  [
    /could not resolve host|name or service not known/i,
    'git.remote.unreachable',
    (source) => `The host of ${source} is not known.`,
    'Check the URL and your network.',
  ],
  [
    /connection (refused|timed out|reset)|failed to connect|network is unreachable|timed out|operation too slow/i,
    'git.remote.unreachable',
    (source) => `${source} does not answer.`,
    'Check your network, or try again later.',
  ],
  [
    /not found|does not exist|not appear to be a git repository|returned error: 404/i,
    'git.remote.not_found',
    (source) => `There is no repository at ${source}.`,
    'Check the URL; a private one needs your credentials.',
  ],
  [
    /redirect|returned error: 30\d/i,
    'git.remote.protocol',
    (source) => `${source} answers with a redirect.`,
    'Give the URL it redirects to.',
  ],
  [
    /certificate|\b(SSL|TLS)\b/i,
    'git.remote.tls',
    (source) => `The certificate of ${source} is none that git trusts.`,
    'Name who vouches for it in your git configuration, as http.sslCAInfo.',
  ],
  [
    /no space left/i,
    'data.no_space',
    () => 'There is no space left for the clone.',
    'Free some, or name another folder with --data.',
  ],
]
