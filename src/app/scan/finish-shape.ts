/**
 * Makes the first pass visible: branches, tags, people and renames, in one transaction. Until the second is through, answers
 * are counted from the changes themselves.
 */
import type pg from 'pg'
import type { Skip } from '#facts/commit-fact.ts'
import { attribute } from '#facts/people/people.ts'
import type { RollupChanges, RollupRequest } from '#facts/rollups/rollup-request.ts'
import { gatherStatistics } from '#facts/writing/statistics.ts'
import { retellKinds } from '#facts/words/retell-kinds.ts'
import { onConnectionOf, transactionOn } from '#facts/transaction.ts'
import { areLivesSame, writeHeadFiles, writeLives } from '#facts/writing/write-files.ts'
import {
  forgetLandings,
  writeBranches,
  writeLandings,
  writeTags,
  type Landing,
  type StoredBranch,
} from '#facts/writing/write-graph.ts'
import { writeSkipped } from '#facts/writing/write-skipped.ts'
import type { TagsRead } from '#sources/git/tags.ts'
import type { Tree } from '#sources/git/tree.ts'
import { invariant } from '#std/errors.ts'
import { contentKey } from './code-pass.ts'
import type { Heads } from './heads.ts'
import type { Placed } from './placed.ts'
import { codeFor, rulesVersion, type Scan } from './step.ts'
import type { ShapePassed } from './shape-pass.ts'
import { applyClasses } from './team-files.ts'

export interface Shaped extends ShapePassed {
  /** Whether anything is new since the last whole scan. */
  isChanged: boolean
  branches: ShapedBranch[]
  rollup: RollupRequest
  /** Where all landings are to be written beside the lines, for the first findings rest on none; null where they stand. */
  unlanded: Landing | null
}

export interface ShapedBranch extends StoredBranch {
  tree: Tree
  /** Path ids of the tree's files, in its order. */
  pathIds: Int32Array
  /** Paths that came into its tree or went from it. */
  moved: number[]
}

/** What was read before the transaction begins. */
export interface ShapeRead {
  passed: ShapePassed
  heads: Heads
  /** Ids of the contents at the heads that were measured before, by `contentKey`. */
  known: Map<string, number>
  placed: Placed
  tags: TagsRead
}

export async function finishShape(scan: Scan, read: ShapeRead): Promise<Shaped> {
  scan.progress.phase('findings from the shape', 'steps')
  // What the first pass wrote is looked at while the rest is worked out: later it would be waited for.
  const seen = scan.repository.is_rolled
    ? undefined
    : onConnectionOf(scan.pool, (client) => gatherStatistics(client, 'commits'))
  seen?.catch(() => {}) // Met below.
  const shaped = await transactionOn(scan.client, () => store(scan, read))
  await seen
  if (shaped.rollup.since === null) await gatherStatistics(scan.client, 'shape')
  return shaped
}

async function store(scan: Scan, read: ShapeRead): Promise<Shaped> {
  const { passed, heads, placed, tags } = read
  const { client, repository } = scan
  const id = repository.repository_id
  const before = await defaultBefore(client, id)
  const { team } = heads
  const branches = await storeBranches(scan, read)
  const main = branches.find((branch) => branch.isDefault)
  invariant(main, 'a default branch is among the chosen')
  await nameTeamFiles(client, id, [...team.skipped, ...passed.kindFiles.skipped])
  const isRuled = repository.rules_version === rulesVersion
  const isMapNew =
    !isRuled ||
    repository.people_digest === null ||
    !team.peopleDigest.equals(repository.people_digest)
  const gained = before?.name === main.name ? main.gained : null
  const { isBotsNew, regrouped } = await attribute(client, {
    repositoryId: id,
    commits: main.commits,
    mailmap: team.mailmap,
    since:
      isRuled && gained !== null
        ? { gained, attributedCount: repository.attributed_count, isMapNew }
        : null,
  })
  const isClassSame =
    isRuled && repository.class_digest !== null && team.classDigest.equals(repository.class_digest)
  const isClassNew = await applyClasses(
    client,
    id,
    team,
    isClassSame ? repository.classed_count : 0,
  )
  const isKindNew = await applyKinds(scan, passed, isRuled)
  const isSame = repository.is_rolled && isRuled && !isBotsNew && !isClassNew && !isKindNew
  const fresh = isSame ? gained : null
  const onward =
    gained === null || before === undefined
      ? undefined
      : { headCommitId: before.head_commit_id, freshFrom: lowest(gained, passed.commitCount) }
  const landing = { graph: placed.graph, headCommitId: main.headCommitId }
  const unlanded = await land(scan, landing, onward)
  if (!placed.areTagsSame) await writeTags(client, id, placed.graph, placed.tags)
  await writeSkipped(client, id, 'tags', tags.skipped)
  const refiledIds = await refile(client, id, branches, isRuled)
  const since: RollupChanges | null =
    fresh === null ? null : { freshCommits: fresh, refiledIds, regrouped }
  const rollup = { repositoryId: id, branchId: main.branchId, commits: main.commits, since }
  const isTreeNew = await hasUnreadTree(client, id)
  const isChanged = since === null || fresh !== '{}' || refiledIds.length > 0 || isTreeNew
  await client.query(
    `update repository set people_digest = $2, class_digest = $3, rules_version = $4, default_branch = $5, path_count = $6,
       classed_count = $6, is_rolled = $7, attributed_count = $8, kind_digest = $9, kind_words = $10
     where repository_id = $1`,
    [
      id,
      team.peopleDigest,
      team.classDigest,
      rulesVersion,
      main.name,
      passed.writer.paths.next,
      !isChanged,
      passed.commitCount,
      passed.kindFiles.digest,
      passed.kindFiles.words,
    ],
  )
  return { ...passed, isChanged, branches, rollup, unlanded }
}

/** Gives what is to be landed later: all, where not all that was there before is known to stand. */
async function land(
  { client, repository }: Scan,
  landing: Landing,
  onward: { headCommitId: number; freshFrom: number } | undefined,
): Promise<Landing | null> {
  if (onward === undefined || !repository.is_rolled) {
    await forgetLandings(client, repository.repository_id)
    return landing
  }
  await writeLandings(client, repository.repository_id, landing, onward)
  return null
}

/** Commits that this scan brought are told already. */
async function applyKinds(
  { client, repository }: Scan,
  { kindFiles }: ShapePassed,
  isRuled: boolean,
): Promise<boolean> {
  const isSame = isRuled && repository.kind_digest?.equals(kindFiles.digest)
  if (isSame || repository.commit_count === 0) return false
  const { repository_id: id, commit_count: count } = repository
  return retellKinds(client, id, count, kindFiles.team)
}

/** What was not understood before may have been put right. */
async function nameTeamFiles(
  client: pg.ClientBase,
  repositoryId: number,
  skipped: readonly Skip[],
): Promise<void> {
  await client.query(`delete from skipped where repository_id = $1 and pass = 'people'`, [
    repositoryId,
  ])
  await writeSkipped(client, repositoryId, 'people', skipped)
}

interface Before {
  name: string
  head_commit_id: number
}

async function defaultBefore(
  client: pg.ClientBase,
  repositoryId: number,
): Promise<Before | undefined> {
  const { rows } = await client.query<Before>(
    'select name, head_commit_id from branch where repository_id = $1 and is_default',
    [repositoryId],
  )
  return rows[0]
}

/** The lowest id in a set of commits: an abandoned commit that is merged after all is older than the newest ones. */
function lowest(commits: string, otherwise: number): number {
  return Number(/\d+/.exec(commits)?.[0] ?? otherwise)
}

async function storeBranches(
  { client, repository, local }: Scan,
  { passed, placed, heads, known }: ShapeRead,
): Promise<ShapedBranch[]> {
  const id = repository.repository_id
  const branches: ShapedBranch[] = []
  for (const stored of await writeBranches(client, id, placed.graph, placed.branches)) {
    const { head } = stored
    const tree = heads.trees.get(stored.name) ?? { files: [], unread: null }
    if (tree.unread !== null)
      await writeSkipped(client, id, 'shape', [
        { subject: head, ...tree.unread, code: codeFor(local, tree.unread.code) },
      ])
    const pathIds = await passed.writer.learnPaths(tree.files.map((file) => file.path))
    const files = tree.files.map((file, index) => ({
      pathId: pathIds[index] ?? -1,
      blobId: known.get(contentKey(file)) ?? null,
    }))
    const moved = await writeHeadFiles(client, id, stored.branchId, files)
    branches.push({ ...stored, tree, pathIds, moved })
  }
  return branches
}

/** Follows renames anew on every branch; gives the default branch's files whose changes or presence read differently now. */
async function refile(
  client: pg.ClientBase,
  repositoryId: number,
  branches: ShapedBranch[],
  isRuled: boolean,
): Promise<number[]> {
  const refiled = new Set<number>()
  for (const branch of branches) {
    if (isRuled && (await areLivesSame(client, repositoryId, branch))) continue
    const atHead = new Set(branch.pathIds)
    const changed = await writeLives(client, repositoryId, branch, (pathId) => atHead.has(pathId))
    if (branch.isDefault) for (const fileId of changed) refiled.add(fileId)
  }
  const { rows } = await client.query<{ file_id: number }>(
    'select file_id from file where repository_id = $1 and not at_head and file_id = any($2::integer[])',
    [
      repositoryId,
      branches.filter((branch) => branch.isDefault).flatMap(({ pathIds }) => [...pathIds]),
    ],
  )
  for (const { file_id: fileId } of rows) refiled.add(fileId)
  return [...refiled]
}

async function hasUnreadTree(client: pg.ClientBase, repositoryId: number): Promise<boolean> {
  const { rows } = await client.query(
    'select from branch where repository_id = $1 and tree_read is distinct from head limit 1',
    [repositoryId],
  )
  return rows.length > 0
}
