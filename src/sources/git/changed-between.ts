/** Which files differ between two commits, with their contents by object id; a rename is one file with two names. */
import { git } from './git.ts'

export interface ChangedFile {
  /** Null where it is new. */
  before: { path: string; oid: string } | null
  /** Null where it went. */
  after: { path: string; oid: string } | null
}

/**
 * In the order of their paths. Full object ids; without `before`, all that a first commit brought. Links and submodules are left out.
 */
export async function changedBetween(
  gitDir: string,
  before: string | null,
  after: string,
): Promise<ChangedFile[]> {
  const form = ['-r', '-M', '--raw', '-z', '--no-abbrev', '--no-commit-id', '--no-ext-diff']
  const ends = before === null ? ['--root', after] : [before, after]
  const args = ['diff-tree', ...form, '--end-of-options', ...ends]
  const text = (await git(args, { gitDir, timeoutMs: 60_000, buffered: true })).toString('utf8')
  return [...files(text.split('\0'))]
}

function* files(tokens: readonly string[]): Generator<ChangedFile> {
  for (let at = 0; at < tokens.length;) {
    const [, oldMode, newMode, oldOid, newOid, status] =
      /^:(\d+) (\d+) ([0-9a-f]+) ([0-9a-f]+) ([A-Z])\d*$/.exec(tokens[at] ?? '') ?? []
    if (oldOid === undefined || newOid === undefined) return
    const isPair = status === 'R' || status === 'C'
    const [one = '', other = one] = isPair ? [tokens[at + 1], tokens[at + 2]] : [tokens[at + 1]]
    at += isPair ? 3 : 2
    const before = isFile(oldMode) ? { path: one, oid: oldOid } : null
    const now = isFile(newMode) ? { path: other, oid: newOid } : null
    if (before !== null || now !== null) yield { before, after: now }
  }
}

function isFile(mode: string | undefined): boolean {
  return mode?.startsWith('100') === true
}
