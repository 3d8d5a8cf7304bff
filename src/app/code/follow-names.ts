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

interface History {
  /** Those that took one of these paths away, parents first. */
  removalsOf(paths: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>
  /** Whether a commit is another one, or that stands on it. */
  isBehind(commit: string, other: string): boolean
}

/**
 * Through git alone, for a repository that was never scanned. `isThere` says which paths the head has; `commits` are all at which
 * files may be asked about, so that their history is read once.
 */
export function namesInGit(
  repository: Repository,
  { isThere, commits }: { isThere: (path: string) => boolean; commits: readonly string[] },
): NamesNow {
  let read: Promise<History> | undefined
  return async (named) => {
    const names = Array.from<string | null>({ length: named.length }).fill(null)
    let open: Open[] = named.map(({ path, commit }, index) => ({ index, path, since: commit }))
    if (open.length === 0) return names
    read ??= historySince(repository, commits)
    const history = await read
    for (let round = 0; round < renamesMax && open.length > 0; round++) {
      const left = await leavings(open, history)
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

/** Of more paths than these git tells sooner what all commits took away than what took these. */
const askedForMax = 10

async function historySince(repository: Repository, commits: readonly string[]): Promise<History> {
  const range = { ...repository, notBehind: await earliestOf(repository, commits) }
  const { places, parents } = numbered(await parentsIn(range))
  let all: Promise<ReadonlyMap<string, readonly string[]>> | undefined
  const behind = new Map<number, Uint8Array>()
  return {
    async removalsOf(paths) {
      const asked = new Set(paths)
      if (all === undefined && asked.size <= askedForMax)
        return byPath(await removalsIn(range, [...asked]))
      all ??= removalsIn(range).then(byPath)
      return all
    },
    isBehind(commit, other) {
      const [place, top] = [places.get(commit), places.get(other)]
      if (place === undefined || top === undefined) return commit === other
      const known = behind.get(top) ?? standsOn(top, parents)
      behind.set(top, known)
      return known[place] === 1
    },
  }
}

/** Commits by their place in a list in which parents come first, and the places of the parents of each. */
function numbered(all: ReadonlyMap<string, readonly string[]>): {
  places: ReadonlyMap<string, number>
  parents: readonly (readonly number[])[]
} {
  const places = new Map([...all.keys()].map((commit, place) => [commit, place]))
  const parents = [...all.values()].map((oids) => oids.flatMap((oid) => places.get(oid) ?? []))
  return { places, parents }
}

function byPath(removals: readonly Removal[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const { path, commit } of removals) {
    const list = found.get(path)
    if (list === undefined) found.set(path, [commit])
    else list.push(commit)
  }
  return found
}

interface Open {
  index: number
  path: string
  /** What lies behind this commit happened before. */
  since: string
}

/** For each file the first commit that took it away after it was seen. */
async function leavings(open: readonly Open[], history: History): Promise<Map<Open, string>> {
  const removals = await history.removalsOf(open.map(({ path }) => path))
  const left = new Map<Open, string>()
  for (const one of open) {
    const commit = removals.get(one.path)?.find((removal) => !history.isBehind(removal, one.since))
    if (commit !== undefined) left.set(one, commit)
  }
  return left
}

/** As far as the range goes: 1 where a commit is this one or lies behind it. */
function standsOn(top: number, parents: readonly (readonly number[])[]): Uint8Array {
  const seen = new Uint8Array(top + 1)
  seen[top] = 1
  for (let at = top; at >= 0; at--)
    if (seen[at] === 1) for (const parent of parents[at] ?? []) seen[parent] = 1
  return seen
}
