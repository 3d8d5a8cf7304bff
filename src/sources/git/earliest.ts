/** The earliest of some commits, by the date it was committed. */
import { git } from './git.ts'

interface Repository {
  gitDir: string
  signal?: AbortSignal | undefined
}

/** `commits` are full object ids of commits that are there; undefined of none. */
export async function earliestOf(
  { gitDir, signal }: Repository,
  commits: readonly string[],
): Promise<string | undefined> {
  const asked = [...new Set(commits)]
  if (asked.length <= 1) return asked[0]
  const args = ['log', '--stdin', '--no-walk=unsorted', '--no-notes', '--format=%ct %H']
  const input = `${asked.join('\n')}\n`
  const text = (await git(args, { gitDir, input, signal, buffered: true })).toString('latin1')
  const dated = text.split('\n').map((line) => line.split(' '))
  return dated
    .filter((line) => line.length === 2)
    .toSorted(([a], [b]) => Number(a) - Number(b))[0]?.[1]
}
