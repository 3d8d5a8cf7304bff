/** What a commit's tree holds, asked without a checkout: the paths below a folder, and the files in which something is written. */
import { exitOf, git, gitError, startGit, stderrOf, tryGit } from './git.ts'
import { NulTokens } from './tokens.ts'

export interface LookedAt {
  gitDir: string
  /** The full object id of a commit. */
  oid: string
  /** Only below this folder; '' for all. */
  within: string
  signal?: AbortSignal | undefined
}

/** More than the largest trees hold; a tree bomb names ten thousand million. */
const pathsMax = 600_000

/** Of the tree, so far as it fits; undefined where it names too many. */
export async function pathsAt({
  gitDir,
  oid,
  within,
  signal,
}: LookedAt): Promise<string[] | undefined> {
  const args = [
    ...['ls-tree', '-r', '-z', '--name-only', '--full-tree', '--end-of-options', oid],
    ...(within === '' ? [] : [within]),
  ]
  const child = startGit(args, { gitDir, signal, buffered: true })
  child.stdin.end()
  const errors = stderrOf(child)
  const exited = exitOf(child)
  const paths: string[] = []
  const tokens = new NulTokens({
    token(bytes, start, end) {
      if (paths.length <= pathsMax) paths.push(bytes.toString('utf8', start, end))
    },
  })
  for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
    tokens.push(chunk)
    if (paths.length <= pathsMax) continue
    child.kill('SIGKILL')
    return undefined
  }
  const exitCode = await exited
  signal?.throwIfAborted()
  if (exitCode !== 0) throw gitError(args, await errors, exitCode)
  return paths
}

export interface Wording {
  /** As it stands, or as POSIX writes extended expressions. */
  as: 'text' | 'pattern'
  words: string
}

export interface FilesWith {
  paths: string[]
  /** Whether some files could not be read: git goes on without them. */
  isPartial: boolean
}

/** The files in which a line holds these words; binary ones are not looked into. */
export async function filesWith(
  { as, words }: Wording,
  { gitDir, oid, within, signal }: LookedAt,
): Promise<FilesWith> {
  const args = [
    ...['grep', '-I', '-l', '-z', '--full-name', '--no-color', '--no-textconv'],
    ...[as === 'text' ? '-F' : '-E', '-e', words, oid, '--', ...(within === '' ? [] : [within])],
  ]
  const run = { gitDir, signal, settings: { 'grep.threads': '1' }, outputBytesMax: 64 * 1024 ** 2 }
  const { stdout, stderr, exitCode } = await tryGit(args, run)
  signal?.throwIfAborted()
  // It ends with 1 where nothing was found.
  if (exitCode !== 0 && exitCode !== 1) throw gitError(args, stderr, exitCode)
  const names = stdout.toString('utf8').split('\0')
  return {
    paths: names.filter((name) => name !== '').map((name) => name.slice(oid.length + 1)),
    isPartial: /^(?:error|fatal):/m.test(stderr),
  }
}

/** The first-parent line that ends in a commit, the newest first; one more than `most` where there are more. */
export async function firstParents(
  gitDir: string,
  oid: string,
  { most, signal }: { most: number; signal?: AbortSignal | undefined },
): Promise<string[]> {
  const args = ['rev-list', '--first-parent', `--max-count=${most + 1}`, '--end-of-options', oid]
  const stdout = await git(args, { gitDir, signal, buffered: true })
  return stdout.toString('latin1').split('\n').filter(Boolean)
}

/** When a commit was made, null where its date is nonsense, and its first line. Nobody's name. */
export async function commitAt(
  gitDir: string,
  oid: string,
): Promise<{ at: Date | null; subject: string }> {
  const args = ['log', '--no-walk', '--no-notes', '--format=%ct%x00%s', '--end-of-options', oid]
  const text = (await git(args, { gitDir })).toString('utf8')
  const [seconds = '', subject = ''] = text.trimEnd().split('\0')
  const at = new Date(Number(seconds) * 1000)
  const isDate = /^\d+$/.test(seconds) && !Number.isNaN(at.getTime())
  return { at: isDate ? at : null, subject: withoutBranch(subject.slice(0, 1000)) }
}

/** What a merge is called by itself names a branch, which may be named after a person. */
function withoutBranch(subject: string): string {
  const [, request] = /^Merge (?:pull|merge) request ([#!]\d+)/.exec(subject) ?? []
  if (request !== undefined) return `Merge request ${request}`
  return /^Merge (?:remote-tracking )?branch/.test(subject) ? 'A merge' : subject
}
