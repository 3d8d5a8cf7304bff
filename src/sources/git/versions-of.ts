/** The contents that a file had, commit by commit, also under the names that it had before. */
import { git } from './git.ts'

export interface FileVersion {
  /** Full object ids: of the commit that brought it, and of the content. */
  commit: string
  oid: string
}

/** The newest first; at most `most` of them. `head` is a full object id. */
export async function versionsOf(
  gitDir: string,
  head: string,
  { path, most }: { path: string; most: number },
): Promise<FileVersion[]> {
  const form = ['--follow', '-M', '--raw', '-z', '--no-abbrev', '--no-notes', '--no-ext-diff']
  const args = ['log', ...form, '--format=%H', `--max-count=${most}`, head, '--', path]
  const text = (await git(args, { gitDir, timeoutMs: 60_000, buffered: true })).toString('latin1')
  const versions: FileVersion[] = []
  let commit = ''
  for (const token of text.split('\0')) {
    const [, raw = token] = /^\n+(.*)$/s.exec(token) ?? []
    if (/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(raw)) commit = raw
    const [, mode, oid] = /^:\d+ (\d+) [0-9a-f]+ ([0-9a-f]+) [A-Z]/.exec(raw) ?? []
    if (mode?.startsWith('100') === true && oid !== undefined) versions.push({ commit, oid })
  }
  return versions
}
