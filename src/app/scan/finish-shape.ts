/** Makes the first pass visible: branches, tags, people, renames and rollups, in one transaction. */
import type pg from 'pg'
import { loadGraph, type Graph } from '#facts/graph.ts'
import { attribute } from '#facts/people.ts'
import type { RollupChanges, RollupRequest } from '#facts/rollup-request.ts'
import { rollUpShape } from '#facts/rollups.ts'
import { transactionOn } from '#facts/transaction.ts'
import { markAtHead, writeLives } from '#facts/write-files.ts'
import {
  writeBranches,
  writeLandings,
  writeTags,
  type NumberedTag,
  type StoredBranch,
} from '#facts/write-graph.ts'
import { writeSkipped } from '#facts/write-skipped.ts'
import type { ChosenBranch } from '#sources/git/branches.ts'
import type { TagsRead } from '#sources/git/tags.ts'
import { readTree, type Tree } from '#sources/git/tree.ts'
import { invariant } from '#std/errors.ts'
import { codeFor, type Scan } from './step.ts'
import type { ShapePassed } from './shape-pass.ts'
import { applyClasses, readTeamFiles, type TeamFiles } from './team-files.ts'

/** Raised when our own words (kinds, classes, bots) change, so that what follows from them is made anew. */
const rulesVersion = 1

export interface Shaped extends ShapePassed {
  /** Whether anything is new since the last whole scan. */
  isChanged: boolean
  branches: ShapedBranch[]
  rollup: RollupRequest
}

export interface ShapedBranch extends StoredBranch {
  head: string
  tree: Tree
  /** Path ids of the tree's files, in its order. */
  pathIds: Int32Array
}

interface Read {
  team: TeamFiles
  tags: TagsRead
  trees: Map<string, Tree>
  graph: Graph
}

export async function finishShape(
  scan: Scan,
  passed: ShapePassed,
  branches: readonly ChosenBranch[],
  tags: TagsRead,
): Promise<Shaped> {
  const { client, repository, gitDir, progress, signal } = scan
  progress.phase('findings from the shape', 'steps')
  const trees = new Map<string, Tree>()
  for (const { name, head } of branches) trees.set(name, await readTree(gitDir, head, { signal }))
  const read: Read = {
    team: await readTeamFiles(gitDir, branches[0]?.head ?? ''),
    tags,
    trees,
    graph: await loadGraph(client, repository.repository_id, passed.commitCount),
  }
  return transactionOn(client, () => store(scan, passed, branches, read))
}

async function store(
  scan: Scan,
  passed: ShapePassed,
  chosen: readonly ChosenBranch[],
  read: Read,
): Promise<Shaped> {
  const { client, repository } = scan
  const id = repository.repository_id
  const before = await defaultBefore(client, id)
  const heads = await commitsByOid(client, id, [
    ...chosen.map((branch) => branch.head),
    ...read.tags.tags.map((tag) => tag.commit),
  ])
  const branches = await storeBranches(scan, passed, chosen, read, heads)
  const main = branches.find((branch) => branch.isDefault)
  invariant(main, 'a default branch is among the chosen')
  await writeSkipped(client, id, 'people', read.team.skipped)
  const isRuled = repository.rules_version === rulesVersion
  const isMapNew =
    !isRuled ||
    repository.people_digest === null ||
    !read.team.peopleDigest.equals(repository.people_digest)
  const isPersonNew =
    (isMapNew || before?.commits !== main.commits) &&
    (await attribute(client, {
      repositoryId: id,
      commits: main.commits,
      mailmap: read.team.mailmap,
    }))
  const isClassSame =
    isRuled &&
    repository.class_digest !== null &&
    read.team.classDigest.equals(repository.class_digest)
  const isClassNew = await applyClasses(
    client,
    id,
    read.team,
    isClassSame ? repository.classed_count : 0,
  )
  const isSame = repository.is_rolled && isRuled && !isPersonNew && !isClassNew
  const fresh =
    isSame && before?.name === main.name
      ? await freshCommits(client, before.commits, main.commits)
      : null
  const onward =
    fresh === null || before === undefined
      ? undefined
      : { headCommitId: before.head_commit_id, freshFrom: lowest(fresh, passed.commitCount) }
  await writeLandings(client, id, read.graph, main.headCommitId, onward)
  await writeTags(
    client,
    id,
    read.graph,
    read.tags.tags.flatMap((tag) => numberedTag(tag, heads)),
  )
  await writeSkipped(client, id, 'tags', read.tags.skipped)
  const refiledIds = await refile(client, id, branches, main)
  const since: RollupChanges | null = fresh === null ? null : { freshCommits: fresh, refiledIds }
  const rollup = { repositoryId: id, branchId: main.branchId, commits: main.commits, since }
  const isTreeNew = await hasUnreadTree(client, id)
  const isChanged = since === null || fresh !== '{}' || refiledIds.length > 0 || isTreeNew
  if (isChanged) await rollUpShape(client, rollup)
  await markAtHead(client, id, [...main.pathIds])
  await client.query(
    `update repository set people_digest = $2, class_digest = $3, rules_version = $4, default_branch = $5, path_count = $6,
       classed_count = $6, is_rolled = $7 where repository_id = $1`,
    [
      id,
      read.team.peopleDigest,
      read.team.classDigest,
      rulesVersion,
      main.name,
      passed.writer.paths.next,
      !isChanged,
    ],
  )
  return { ...passed, isChanged, branches, rollup }
}

interface Before {
  name: string
  head_commit_id: number
  commits: string
}

async function defaultBefore(
  client: pg.ClientBase,
  repositoryId: number,
): Promise<Before | undefined> {
  const { rows } = await client.query<Before>(
    'select name, head_commit_id, commits from branch where repository_id = $1 and is_default',
    [repositoryId],
  )
  return rows[0]
}

/** What the branch gained; null when it also lost commits, as after a force push. */
async function freshCommits(
  client: pg.ClientBase,
  before: string,
  now: string,
): Promise<string | null> {
  const { rows } = await client.query<{ fresh: string | null }>(
    'select case when $1::int4multirange <@ $2::int4multirange then ($2::int4multirange - $1::int4multirange)::text end as fresh',
    [before, now],
  )
  return rows[0]?.fresh ?? null
}

/** The lowest id in a set of commits: an abandoned commit that is merged after all is older than the newest ones. */
function lowest(commits: string, otherwise: number): number {
  return Number(/\d+/.exec(commits)?.[0] ?? otherwise)
}

interface StoredCommit {
  id: number
  moment: number
}

async function commitsByOid(
  client: pg.ClientBase,
  repositoryId: number,
  oids: string[],
): Promise<Map<string, StoredCommit>> {
  const { rows } = await client.query<{ oid: string; commit_id: number; moment: number }>(
    `select encode(oid, 'hex') as oid, commit_id, moment from commit
     where repository_id = $1 and oid = any(select decode(o, 'hex') from unnest($2::text[]) o)`,
    [repositoryId, [...new Set(oids)]],
  )
  return new Map(rows.map((row) => [row.oid, { id: row.commit_id, moment: row.moment }]))
}

async function storeBranches(
  { client, repository, local }: Scan,
  passed: ShapePassed,
  chosen: readonly ChosenBranch[],
  { graph, trees }: Read,
  heads: Map<string, StoredCommit>,
): Promise<ShapedBranch[]> {
  const id = repository.repository_id
  const headed = chosen.map((branch) => ({
    ...branch,
    headCommitId: heads.get(branch.head)?.id ?? -1,
  }))
  const branches: ShapedBranch[] = []
  for (const stored of await writeBranches(client, id, graph, headed)) {
    const head = headed.find((branch) => branch.name === stored.name)?.head ?? ''
    const tree = trees.get(stored.name) ?? { files: [], unread: null }
    if (tree.unread !== null)
      await writeSkipped(client, id, 'shape', [
        { subject: head, ...tree.unread, code: codeFor(local, tree.unread.code) },
      ])
    branches.push({
      ...stored,
      head,
      tree,
      pathIds: await passed.writer.learnPaths(tree.files.map((file) => file.path)),
    })
  }
  return branches
}

/** A tag that is no version, on a commit of no chosen branch, is left alone. */
function numberedTag(
  tag: TagsRead['tags'][number],
  heads: Map<string, StoredCommit>,
): NumberedTag[] {
  const commit = heads.get(tag.commit)
  return commit === undefined ? [] : [{ ...tag, commitId: commit.id, moment: commit.moment }]
}

/** Follows renames anew on every branch; gives the default branch's files whose changes or presence read differently now. */
async function refile(
  client: pg.ClientBase,
  repositoryId: number,
  branches: ShapedBranch[],
  main: ShapedBranch,
): Promise<number[]> {
  const refiled = new Set<number>()
  for (const branch of branches) {
    const atHead = new Set(branch.pathIds)
    const changed = await writeLives(client, repositoryId, branch, (pathId) => atHead.has(pathId))
    if (branch === main) for (const fileId of changed) refiled.add(fileId)
  }
  const { rows } = await client.query<{ file_id: number }>(
    'select file_id from file where repository_id = $1 and not at_head and file_id = any($2::integer[])',
    [repositoryId, [...main.pathIds]],
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
