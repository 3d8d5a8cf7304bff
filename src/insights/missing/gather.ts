/** Brings the changes around the touched files into memory. */
import { inBulk, inNone, readChangeSets } from '#facts/reading/change-sets.ts'
import { notByHand } from '#facts/words/classes.ts'
import type { KnownFile } from '#facts/reading/known-files.ts'
import {
  readTouches,
  readTouchesOf,
  readTouchingCommits,
  type Touches,
  type TouchingCommits,
  type TouchWish,
} from '#facts/reading/touches.ts'
import { readWho, type Who } from '#facts/people/who.ts'
import type { Scope } from '../insight.ts'
import { makeIndex, type ChangeIndex } from './change-index.ts'
import { isPlain } from './evidence.ts'

export interface Gathered {
  /** Of files that may be suggested, and of the touched ones. */
  index: ChangeIndex
  /** The same of changes that are neither wide nor format-only nor a bot's. */
  plainIndex: ChangeIndex
  commits: TouchingCommits
  /** Commits of a change-set, by index. */
  commitsOf: (unit: number) => readonly number[]
  /** Commits left out as bulk that touch a touched file. */
  bulkCommits: readonly number[]
  /** Commits that touch a touched file and belong to no change request. */
  noneCount: number
  /** The files a commit touches. */
  filesOf: (commit: number) => ReadonlySet<number>
  /** Whether a commit also changes a generated, vendored or lock file. */
  isGenerating: (commit: number) => boolean
  who: ReadonlyMap<number, Who>
}

/** `known` are all files; only those in `counts` may be suggested. */
export async function gather(
  scope: Scope,
  touched: readonly KnownFile[],
  { known, counts }: { known: readonly KnownFile[]; counts: ReadonlySet<number> },
): Promise<Gathered> {
  const wish = {
    repositoryId: scope.repository.id,
    branchId: scope.branch.id,
    commits: scope.branch.commits,
    from: scope.window.from,
    to: scope.window.to,
  }
  const [{ commits, touches }, who] = await Promise.all([
    touchesAround(scope, wish, touched),
    readWho(scope.facts, scope.repository.id),
  ])
  const { unitOf } = await readChangeSets(scope.facts, wish, scope.unit, commits, touches)
  const [index, plainIndex] = [makeIndex(), makeIndex()]
  const commitsOf = new Map<number, number[]>()
  const filesOf = new Map<number, Set<number>>()
  const bulk = new Set<number>()
  const none = new Set<number>()
  const isTouched = new Set(touched.map((file) => file.id))
  const isByMachine = new Set(
    known.filter((file) => notByHand.some((name) => name === file.class)).map((file) => file.id),
  )
  const generating = new Set<number>()
  touches.commit.forEach((commit, row) => {
    const file = touches.file[row] ?? -1
    const unit = unitOf[commit] ?? inNone
    filesOf.set(commit, (filesOf.get(commit) ?? new Set()).add(file))
    if (isByMachine.has(file)) generating.add(commit)
    if (unit < 0) {
      if (isTouched.has(file)) (unit === inBulk ? bulk : none).add(commit)
      return
    }
    if (counts.has(file)) {
      index.add(unit, file)
      if (isPlain({ commits, who }, commit)) plainIndex.add(unit, file)
    }
    const own = commitsOf.get(unit)
    if (own === undefined) commitsOf.set(unit, [commit])
    else if (own.at(-1) !== commit) own.push(commit)
  })
  return {
    index,
    plainIndex,
    commits,
    commitsOf: (unit) => commitsOf.get(unit) ?? [],
    bulkCommits: [...bulk],
    noneCount: none.size,
    filesOf: (commit) => filesOf.get(commit) ?? new Set(),
    isGenerating: (commit) => generating.has(commit),
    who,
  }
}

/** One commit being one change, those that touch the files are enough; a larger change-set has its files in others, too. */
async function touchesAround(
  scope: Scope,
  wish: TouchWish,
  touched: readonly KnownFile[],
): Promise<{ commits: TouchingCommits; touches: Touches }> {
  const commits =
    scope.unit === 'commit'
      ? (
          await readTouchesOf(
            scope.facts,
            wish,
            touched.map((file) => file.id),
          )
        ).commits
      : await readTouchingCommits(scope.facts, wish)
  return { commits, touches: await readTouches(scope.facts, wish, commits) }
}
