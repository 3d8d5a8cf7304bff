/** The renames between two commits, commit by commit: of a file that was edited and moved the two ends alone may look like strangers. */
import { git } from './git.ts'

/** From each older name, in the order in which they were given. Full object ids. */
export async function renamesSince(
  gitDir: string,
  before: string,
  after: string,
): Promise<(readonly [string, string])[]> {
  const form = [
    '-M',
    '--raw',
    '-z',
    '--no-abbrev',
    '--no-notes',
    '--no-ext-diff',
    '--diff-filter=R',
  ]
  const range = ['--end-of-options', after, `^${before}`]
  const args = ['log', '--topo-order', '--reverse', ...form, '--format=', ...range]
  const text = (await git(args, { gitDir, timeoutMs: 60_000, buffered: true })).toString('utf8')
  const tokens = text.split('\0')
  const renames: (readonly [string, string])[] = []
  for (let at = 0; at < tokens.length; at++)
    if (/^\n?:\d+ \d+ [0-9a-f]+ [0-9a-f]+ R\d*$/.test(tokens[at] ?? '')) {
      renames.push([tokens[at + 1] ?? '', tokens[at + 2] ?? ''])
      at += 2
    }
  return renames
}

/** What a file of the older commit is called at the end. */
export function renamed(path: string, renames: readonly (readonly [string, string])[]): string {
  return renames.reduce((name, [from, to]) => (name === from ? to : name), path)
}
