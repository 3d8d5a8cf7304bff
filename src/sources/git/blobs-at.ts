/** The contents a path had in each of some commits, by object id, through one `git cat-file --batch-check`. */
import { git } from './git.ts'

/** In the order asked; null where the path is not in the commit, or is no file. `commits` are full object ids. */
export async function blobsAt(
  gitDir: string,
  path: string,
  commits: readonly string[],
): Promise<(string | null)[]> {
  if (commits.length === 0) return []
  const args = ['cat-file', '--batch-check=%(objectname) %(objecttype)', '-z', '--buffer']
  const input = Buffer.from(commits.map((commit) => `${commit}:${path}\0`).join(''), 'utf8')
  const lines = (await git(args, { gitDir, input, buffered: true })).toString('utf8').split('\n')
  // What is missing is named as it was asked for, with all the line breaks of its path.
  const pathBreaks = path.split('\n').length - 1
  let at = 0
  return commits.map(() => {
    const [, oid, type] = /^([0-9a-f]{40,64}) (\w+)$/.exec(lines[at] ?? '') ?? []
    at += oid === undefined ? 1 + pathBreaks : 1
    return oid !== undefined && type === 'blob' ? oid : null
  })
}
