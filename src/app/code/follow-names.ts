/** What files are called now that are gone under the name they had: through their renames, as git sees them or as a scan kept them. */
import type { Facts } from '#facts/facts.ts'
import { filesNow } from '#facts/reading/file-now.ts'
import { parentsIn, removalsIn, renamesIn, type Removal } from '#sources/git/removals.ts'
import { earliestOf } from '#sources/git/earliest.ts'

/** A file as it was called at a commit, by its full object id. */
export interface Named {
  path: string
  commit: string
}

/** In the order asked: the name now, null where no rename leads on. */
export type NamesNow = (named: readonly Named[]) => Promise<(string | null)[]>

/** Through the facts of a scan; what it does not know has no name. */
export function namesInFacts(
  facts: Facts,
  place: { repositoryId: number; branchId: number },
): NamesNow {
  return (named) => filesNow(facts, place, named)
}

interface Repository {
  gitDir: string
  head: string
  signal?: AbortSignal | undefined
}

/** A file that was renamed more often is taken to be gone. */
const renamesMax = 12

interface Open {
  index: number
  path: string
  /** What lies behind this commit happened before. */
  since: string
}

/** Through git alone, for a repository that was never scanned. `isThere` says which paths the head has. */
export function namesInGit(repository: Repository, isThere: (path: string) => boolean): NamesNow {
  return async (named) => {
    const names = Array.from<string | null>({ length: named.length }).fill(null)
    let open: Open[] = named.map(({ path, commit }, index) => ({ index, path, since: commit }))
    if (open.length === 0) return names
    const oldest = await earliestOf(
      repository,
      named.map(({ commit }) => commit),
    )
    const range = { ...repository, notBehind: oldest }
    const parents = await parentsIn(range)
    for (let round = 0; round < renamesMax && open.length > 0; round++) {
      const removals = await removalsIn(
        range,
        open.map(({ path }) => path),
      )
      const left = leavings(open, removals, parents)
      const renames = await renamesIn(repository, [...new Set(left.values())])
      open = open.flatMap((one) => {
        const commit = left.get(one)
        const path = commit === undefined ? undefined : renames.get(commit)?.get(one.path)
        if (commit === undefined || path === undefined) return []
        if (!isThere(path)) return [{ index: one.index, path, since: commit }]
        names[one.index] = path
        return []
      })
    }
    return names
  }
}

/** For each file the first commit that took it away after it was seen. */
function leavings(
  open: readonly Open[],
  removals: readonly Removal[],
  parents: ReadonlyMap<string, readonly string[]>,
): Map<Open, string> {
  const byPath = Map.groupBy(removals, ({ path }) => path)
  const left = new Map<Open, string>()
  for (const [since, files] of Map.groupBy(open, (one) => one.since)) {
    const before = behind(since, parents)
    for (const one of files) {
      const removal = byPath.get(one.path)?.find(({ commit }) => !before.has(commit))
      if (removal !== undefined) left.set(one, removal.commit)
    }
  }
  return left
}

/** A commit and all that it stands on, as far as the range goes. */
function behind(commit: string, parents: ReadonlyMap<string, readonly string[]>): Set<string> {
  const seen = new Set([commit])
  const open = [commit]
  for (let at = open.pop(); at !== undefined; at = open.pop())
    for (const parent of parents.get(at) ?? [])
      if (!seen.has(parent) && parents.has(parent)) {
        seen.add(parent)
        open.push(parent)
      }
  return seen
}
