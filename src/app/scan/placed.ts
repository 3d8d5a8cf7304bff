/** Where branches and tags stand among the stored commits. */
import type pg from 'pg'
import { grown, multirange, reachable, type Graph } from '#facts/writing/graph.ts'
import type { BranchFact } from '#facts/writing/write-graph.ts'
import type { ChosenBranch } from '#sources/git/branches.ts'
import type { TagsRead } from '#sources/git/tags.ts'
import type { ShapePassed } from './shape-pass.ts'
import type { Scan } from './step.ts'

export interface StoredCommit {
  id: number
  moment: number
}

export interface Placed {
  graph: Graph
  /** The heads and what tags point at, by object id; without those of no chosen branch. */
  commits: Map<string, StoredCommit>
  /** In the order chosen, the default branch first. */
  branches: BranchFact[]
}

/** `stored` is the graph of the commits stored before this scan. */
export async function place(
  { client, repository }: Scan,
  stored: Graph,
  { history }: ShapePassed,
  branches: readonly ChosenBranch[],
  { tags }: TagsRead,
): Promise<Placed> {
  const graph = grown(stored, history)
  const commits = await commitsByOid(client, repository.repository_id, [
    ...branches.map((branch) => branch.head),
    ...tags.map((tag) => tag.commit),
  ])
  const placed = branches.map((branch) => {
    const headCommitId = commits.get(branch.head)?.id ?? -1
    const marks = reachable(graph, headCommitId)
    return { ...branch, headCommitId, marks, commits: multirange(marks) }
  })
  return { graph, commits, branches: placed }
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
