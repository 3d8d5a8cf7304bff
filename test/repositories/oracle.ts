/**
 * The truth about a history, by stock git: what Cairn's own counts are held against. Parsed apart from the product's code
 * on purpose, so that a shared mistake cannot hide.
 */
import { git } from './git.ts'

export interface PathCount {
  /** Commits that change the path, merges left out as plain `git log` shows no diff for them. */
  revisions: number
  added: number
  deleted: number
  /** Revisions in which git counts no lines. */
  uncounted: number
}

export interface CommitChanges {
  oid: string
  changes: PathChange[]
}

export interface PathChange {
  /** See `keyOf`. */
  path: string
  /** Where it was renamed from. */
  oldPath: string | null
  /** Null for a binary file. */
  added: number | null
  deleted: number | null
}

export interface DiffOptions {
  /** More `-c` settings, such as `diff.renameLimit=0`; they come after the usual ones. */
  config?: readonly string[]
  /** More words before the revision, such as `--first-parent` or `--since=…`. */
  log?: readonly string[]
}

/** How many commits are reachable from a revision. */
export async function commitCount(gitDir: string, rev: string): Promise<number> {
  return Number(await text(gitDir, 'rev-list', '--count', '--end-of-options', rev, '--'))
}

/** How many of them have more than one parent. */
export async function mergeCount(gitDir: string, rev: string): Promise<number> {
  return Number(
    await text(gitDir, 'rev-list', '--count', '--merges', '--end-of-options', rev, '--'),
  )
}

/** How many distinct commits are reachable from any branch or tag. */
export async function commitCountOfAll(gitDir: string): Promise<number> {
  return Number(await text(gitDir, 'rev-list', '--count', '--branches', '--tags'))
}

/**
 * Sums per path in the terms of the path of the time: a rename counts for the new path alone, a binary change is a
 * revision without lines.
 */
export async function numstatByPath(
  gitDir: string,
  rev: string,
  options: DiffOptions & { follow: false },
): Promise<Map<string, PathCount>> {
  return sumsByPath(await changesByCommit(gitDir, rev, options))
}

/** The same of commits that were read already. */
export function sumsByPath(commits: readonly CommitChanges[]): Map<string, PathCount> {
  const counts = new Map<string, PathCount>()
  for (const commit of commits) {
    for (const change of commit.changes) {
      const count = counts.get(change.path) ?? { revisions: 0, added: 0, deleted: 0, uncounted: 0 }
      counts.set(change.path, {
        revisions: count.revisions + 1,
        added: count.added + (change.added ?? 0),
        deleted: count.deleted + (change.deleted ?? 0),
        uncounted: count.uncounted + Number(change.added === null),
      })
    }
  }
  return counts
}

/** Every commit of `git log --numstat -M`, newest first, with what it changes; merges come with no changes. */
export async function changesByCommit(
  gitDir: string,
  rev: string,
  options: DiffOptions = {},
): Promise<CommitChanges[]> {
  const settings = ['diff.context=0', ...(options.config ?? [])].flatMap((setting) => [
    '-c',
    setting,
  ])
  const words = [
    '--numstat',
    '-M',
    '-z',
    '--format=format:commit %H',
    '--no-ext-diff',
    '--no-textconv',
    ...(options.log ?? []),
  ]
  const out = await git([
    ...settings,
    ...hardened(gitDir),
    'log',
    ...words,
    '--end-of-options',
    rev,
    '--',
  ])
  return parse(out)
}

/**
 * A path as a map key: its text where the bytes are UTF-8, else `bytes:` and the bytes in hex, so that two different
 * paths never meet.
 */
export function keyOf(path: Uint8Array): string {
  const bytes = Buffer.from(path)
  const decoded = bytes.toString('utf8')
  return Buffer.from(decoded, 'utf8').equals(bytes) ? decoded : `bytes:${bytes.toString('hex')}`
}

/** Numstat lines begin with a number or a dash and a tab, so they cannot be taken for the line that opens a commit. */
function parse(out: Buffer): CommitChanges[] {
  const commits: CommitChanges[] = []
  const fields = splitAtNul(out)
  for (let field = fields.next(); field.done !== true; field = fields.next()) {
    let rest = field.value
    if (rest.length === 0) continue
    if (rest.subarray(0, 7).toString('latin1') === 'commit ') {
      const end = rest.indexOf(0x0a)
      commits.push({
        oid: rest.subarray(7, end < 0 ? undefined : end).toString('latin1'),
        changes: [],
      })
      // The first numstat line follows its commit after a line feed; a path may hold one, so only this one is cut.
      if (end < 0) continue
      rest = rest.subarray(end + 1)
    }
    const first = rest.indexOf(0x09)
    const second = rest.indexOf(0x09, first + 1)
    if (first < 1 || second < 0)
      throw new Error(`Not a numstat line: ${rest.toString('latin1', 0, 80)}`)
    const path = rest.subarray(second + 1)
    const isRename = path.length === 0
    commits.at(-1)?.changes.push({
      oldPath: isRename ? keyOf(nextOf(fields)) : null,
      path: keyOf(isRename ? nextOf(fields) : path),
      added: countOf(rest.subarray(0, first)),
      deleted: countOf(rest.subarray(first + 1, second)),
    })
  }
  return commits
}

function* splitAtNul(bytes: Buffer): Generator<Buffer, undefined> {
  let start = 0
  while (start < bytes.length) {
    const end = bytes.indexOf(0, start)
    yield bytes.subarray(start, end < 0 ? bytes.length : end)
    if (end < 0) return
    start = end + 1
  }
}

function nextOf(fields: Generator<Buffer, undefined>): Buffer {
  const field = fields.next()
  if (field.done === true) throw new Error('The output ends inside a rename.')
  return field.value
}

function countOf(field: Buffer): number | null {
  const word = field.toString('latin1')
  return word === '-' ? null : Number(word)
}

async function text(gitDir: string, ...args: string[]): Promise<string> {
  return (await git([...hardened(gitDir), ...args])).toString()
}

/** The repository's own config is read by this git (that cannot be turned off), so what would bend a count is said again. */
function hardened(gitDir: string): string[] {
  const settings = [
    'core.attributesFile=/dev/null',
    'core.fsmonitor=false',
    'core.hooksPath=/dev/null',
    'log.showSignature=false',
    'log.mailmap=false',
    'log.showRoot=true',
    'diff.renames=true',
    'diff.renameLimit=1000',
    'diff.algorithm=myers',
    'diff.noprefix=false',
    'diff.orderFile=/dev/null',
    'format.pretty=medium',
  ]
  return [...settings.flatMap((setting) => ['-c', setting]), '--git-dir', gitDir, '--no-pager']
}
