/** Where branches and tags stand among the stored commits. */
import type pg from 'pg'
import { onConnectionOf } from '#facts/transaction.ts'
import {
  edgesOf,
  firstParentLine,
  grown,
  loadGraph,
  multirange,
  reachable,
  type Graph,
} from '#facts/writing/graph.ts'
import { areTagsStored, type BranchFact, type NumberedTag } from '#facts/writing/write-graph.ts'
import type { ChosenBranch } from '#sources/git/branches.ts'
import type { TagFact, TagsRead } from '#sources/git/tags.ts'
import type { ShapePassed } from './shape-pass.ts'
import { rulesVersion, type Scan } from './step.ts'

export interface Placed {
  /** Of all commits; where branches only grew and tags stayed, of the new ones alone. */
  graph: Graph
  /** In the order chosen, the default branch first. */
  branches: BranchFact[]
  /** A tag that is no version, on a commit of no chosen branch, is left alone. */
  tags: NumberedTag[]
  areTagsSame: boolean
}

interface Head extends ChosenBranch {
  headCommitId: number
}

export async function place(
  scan: Scan,
  { history }: ShapePassed,
  branches: readonly ChosenBranch[],
  { tags: given }: TagsRead,
): Promise<Placed> {
  const { client, pool, repository } = scan
  const commits = await commitsByOid(client, repository.repository_id, [
    ...branches.map((branch) => branch.head),
    ...given.map((tag) => tag.commit),
  ])
  const heads = branches.map((branch) => ({
    ...branch,
    headCommitId: commits.get(branch.head)?.id ?? -1,
  }))
  const tags = given.flatMap((tag) => numberedTag(tag, commits))
  const areTagsSame =
    repository.rules_version === rulesVersion &&
    (await areTagsStored(client, repository.repository_id, tags))
  const onward = areTagsSame ? await placeOnward(scan, history, heads) : undefined
  if (onward !== undefined) return { graph: history, branches: onward, tags, areTagsSame }
  const stored = await onConnectionOf(pool, (other) =>
    loadGraph(other, repository.repository_id, repository.commit_count),
  )
  const graph = grown(stored, history)
  const reached = heads.map((head) => ({
    ...head,
    commits: multirange(graph, reachable(graph, head.headCommitId)),
  }))
  return { graph, branches: reached, tags, areTagsSame }
}

interface StoredCommit {
  id: number
  moment: number
}

/** The heads and what tags point at, by object id; without those of no chosen branch. */
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

function numberedTag(tag: TagFact, commits: ReadonlyMap<string, StoredCommit>): NumberedTag[] {
  const commit = commits.get(tag.commit)
  return commit === undefined ? [] : [{ ...tag, commitId: commit.id, moment: commit.moment }]
}

/**
 * The branches where, since the last whole scan, each only grew on its first-parent line, by new commits on top of its own:
 * then nothing is to be known of the graph below. Else undefined.
 */
async function placeOnward(
  { client, repository }: Scan,
  fresh: Graph,
  heads: readonly Head[],
): Promise<BranchFact[] | undefined> {
  if (!repository.is_rolled) return undefined
  const placed: BranchFact[] = []
  for (const head of heads) {
    const marks = reachable(fresh, head.headCommitId)
    const { rows } = await client.query<{ commits: string }>(
      `select (commits + $3::int4multirange)::text as commits from branch
       where repository_id = $1 and name = $2 and is_default = $4 and head_commit_id = $5
         and not exists (select from unnest($6::integer[]) edge where not edge <@ commits)`,
      [
        repository.repository_id,
        head.name,
        multirange(fresh, marks),
        head.isDefault,
        firstParentLine(fresh, head.headCommitId).foot ?? -1,
        edgesOf(fresh, marks),
      ],
    )
    const [row] = rows
    if (row === undefined) return undefined
    placed.push({ ...head, commits: row.commits })
  }
  return placed
}
