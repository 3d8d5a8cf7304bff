/** Files by their name alone, at commits whose lists are each read once. */
import { pathsAt } from '#sources/git/looked-for.ts'

/** The paths at a commit, by its full object id, that end in this name. */
export type FilesCalled = (commit: string, name: string) => Promise<readonly string[]>

export function filesCalled(gitDir: string): FilesCalled {
  const known = new Map<string, Promise<Map<string, string[]>>>()
  return async (commit, name) => {
    const names = known.get(commit) ?? namesAt(gitDir, commit)
    known.set(commit, names)
    return (await names).get(name) ?? []
  }
}

async function namesAt(gitDir: string, oid: string): Promise<Map<string, string[]>> {
  const paths = (await pathsAt({ gitDir, oid, within: '' })) ?? []
  return Map.groupBy(paths, (path) => path.split('/').at(-1) ?? path)
}
