/** The contents that paths had in some commits, by object id, through one `git cat-file --batch-check`. */
import { git } from './git.ts'

/** In the order asked; null where the path is not in the commit, or is no file. `commits` are full object ids. */
export async function blobsAt(
  gitDir: string,
  path: string,
  commits: readonly string[],
): Promise<(string | null)[]> {
  return blobsNamed(
    gitDir,
    commits.map((commit) => ({ commit, path })),
  )
}

/** The same for many paths at once. */
export async function blobsNamed(
  gitDir: string,
  asked: readonly { commit: string; path: string }[],
): Promise<(string | null)[]> {
  if (asked.length === 0) return []
  const args = ['cat-file', '--batch-check=%(objectname) %(objecttype)', '-z', '--buffer']
  const names = asked.map(({ commit, path }) => `${commit}:${path}\0`)
  const input = Buffer.from(names.join(''), 'utf8')
  const lines = (await git(args, { gitDir, input, buffered: true })).toString('utf8').split('\n')
  let at = 0
  return asked.map(({ path }) => {
    const [, oid, type] = /^([0-9a-f]{40,64}) (\w+)$/.exec(lines[at] ?? '') ?? []
    // What is missing is named as it was asked for, with all the line breaks of its path.
    at += oid === undefined ? path.split('\n').length : 1
    return oid !== undefined && type === 'blob' ? oid : null
  })
}
