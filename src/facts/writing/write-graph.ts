/** Writes what follows from the commit graph: branches as sets of commits, landings, and what each release was first to hold. */
import type pg from 'pg'
import { CopyRows } from './copy.ts'
import {
  firstParentLine,
  isOn,
  landings,
  multirange,
  multirangeOf,
  walk,
  type Graph,
} from './graph.ts'

export interface BranchFact {
  name: string
  head: string
  headCommitId: number
  isDefault: boolean
  /** The commits it reaches, as an int4multirange. */
  commits: string
}

export interface StoredBranch extends BranchFact {
  branchId: number
  /** What it reaches and did not before; null where it is new or lost commits, as after a force push. */
  gained: string | null
}

/** Branches no longer chosen or gone are dropped; their commits stay. A graph that is not whole begins above their old heads. */
export async function writeBranches(
  client: pg.ClientBase,
  repositoryId: number,
  graph: Graph,
  branches: readonly BranchFact[],
): Promise<StoredBranch[]> {
  const { rows } = await client.query<{ branch_id: number; name: string; head_commit_id: number }>(
    'select branch_id, name, head_commit_id from branch where repository_id = $1',
    [repositoryId],
  )
  const before = new Map(rows.map((row) => [row.name, row]))
  let next = Math.max(-1, ...rows.map((row) => row.branch_id)) + 1
  await client.query('delete from branch where repository_id = $1 and not name = any($2)', [
    repositoryId,
    branches.map((branch) => branch.name),
  ])
  const stored: StoredBranch[] = []
  for (const branch of branches) {
    const old = before.get(branch.name)
    const branchId = old?.branch_id ?? next++
    const line = firstParentLine(graph, branch.headCommitId)
    // A line of thousands of ranges takes longer to read than to add to.
    const isOnward = old !== undefined && isOn(graph, line, old.head_commit_id)
    const more = isOnward ? firstParentLine(graph, branch.headCommitId, old.head_commit_id) : line
    const { rows: written } = await client.query<{ gained: string | null }>(
      `with old as (select commits from branch where repository_id = $1 and branch_id = $2)
       insert into branch (repository_id, branch_id, name, head, head_commit_id, is_default, commits, first_parent)
       values ($1, $2, $3, decode($4, 'hex'), $5, $6, $7, $8)
       on conflict (repository_id, branch_id) do update set head = excluded.head, head_commit_id = excluded.head_commit_id,
         is_default = excluded.is_default, commits = excluded.commits, seen_at = now(),
         first_parent = excluded.first_parent + case when $9 then branch.first_parent else '{}' end
       returning (select case when old.commits <@ branch.commits then branch.commits - old.commits end from old)::text as gained`,
      [
        repositoryId,
        branchId,
        branch.name,
        branch.head,
        branch.headCommitId,
        branch.isDefault,
        branch.commits,
        multirange(graph, more.marks),
        isOnward,
      ],
    )
    stored.push({ ...branch, branchId, gained: written[0]?.gained ?? null })
  }
  return stored
}

/** A default branch whose landings are to be written. */
export interface Landing {
  graph: Graph
  headCommitId: number
}

export async function forgetLandings(client: pg.ClientBase, repositoryId: number): Promise<void> {
  await client.query('delete from landing where repository_id = $1', [repositoryId])
}

/**
 * Rewrites the landings of the default branch. Where its first-parent line only grew past `before` (its head then), those
 * of older commits stand and only ids from `freshFrom` on are written.
 */
export async function writeLandings(
  client: pg.ClientBase,
  repositoryId: number,
  { graph, headCommitId }: Landing,
  before: { headCommitId: number; freshFrom: number } | undefined,
): Promise<void> {
  const line = firstParentLine(graph, headCommitId)
  const isOnward = before !== undefined && isOn(graph, line, before.headCommitId)
  const from = isOnward ? before.freshFrom : 0
  const landed = landings(graph, line)
  await client.query('delete from landing where repository_id = $1 and commit_id >= $2', [
    repositoryId,
    from,
  ])
  const rows = new CopyRows('landing', {
    repository_id: 'int4',
    commit_id: 'int4',
    landed_id: 'int4',
  })
  for (const [index, landedId] of landed.entries()) {
    const commitId = graph.firstId + index
    if (landedId >= 0 && commitId >= from) rows.row(repositoryId, commitId, landedId)
  }
  await rows.send(client)
}

export interface NumberedTag {
  name: string
  commitId: number
  moment: number
  taggedAt: number | null
  version: number[] | null
  prerelease: string | null
  component: string
}

/** Whether these are the tags stored, down to the last date. */
export async function areTagsStored(
  client: pg.ClientBase,
  repositoryId: number,
  tags: readonly NumberedTag[],
): Promise<boolean> {
  const { rows } = await client.query<{ tag: string }>(
    `select json_build_array(name, commit_id, extract(epoch from tagged_at)::bigint, version, prerelease, component)::text as tag
     from tag where repository_id = $1`,
    [repositoryId],
  )
  const stored = new Set(rows.map(({ tag }) => JSON.stringify(JSON.parse(tag))))
  const isStored = ({ name, commitId, taggedAt, version, prerelease, component }: NumberedTag) =>
    stored.has(JSON.stringify([name, commitId, taggedAt, version, prerelease, component]))
  return rows.length === tags.length && tags.every((tag) => isStored(tag))
}

/** Tags are few and may be moved or deleted: all are written anew. */
export async function writeTags(
  client: pg.ClientBase,
  repositoryId: number,
  graph: Graph,
  tags: readonly NumberedTag[],
): Promise<void> {
  await client.query('delete from tag where repository_id = $1', [repositoryId])
  const rows = new CopyRows('tag_fresh', {
    tag_id: 'int4',
    name: 'text',
    commit_id: 'int4',
    tagged_at: 'timestamptz',
    version: 'int4[]',
    prerelease: 'text',
    component: 'text',
    first_in: 'text',
  })
  const firstIn = firstReleases(graph, tags)
  const byName = tags.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  for (const [tagId, tag] of byName.entries())
    rows.row(
      tagId,
      tag.name,
      tag.commitId,
      tag.taggedAt,
      tag.version,
      tag.prerelease,
      tag.component,
      firstIn.get(tag) ?? '{}',
    )
  await client.query(
    `create temporary table tag_fresh (tag_id integer, name text, commit_id integer, tagged_at timestamptz, version integer[],
       prerelease text, component text, first_in text) on commit drop`,
  )
  await rows.send(client)
  await client.query(
    `insert into tag (repository_id, tag_id, name, commit_id, tagged_at, version, prerelease, component, first_in)
     select $1, tag_id, name, commit_id, tagged_at, version, prerelease, component, first_in::int4multirange from tag_fresh`,
    [repositoryId],
  )
  await client.query('drop table tag_fresh')
}

/** For each final release, in graph order, the commits that no earlier one of its component holds. */
function firstReleases(graph: Graph, tags: readonly NumberedTag[]): Map<NumberedTag, string> {
  const final = tags.filter((tag) => tag.version !== null && tag.prerelease === null)
  const inOrder = final.toSorted(
    (a, b) =>
      a.moment - b.moment ||
      compareVersions(a.version ?? [], b.version ?? []) ||
      (a.name < b.name ? -1 : 1),
  )
  const seen = new Map<string, Uint8Array>()
  const first = new Map<NumberedTag, string>()
  for (const tag of inOrder) {
    const marks = seen.get(tag.component) ?? new Uint8Array(graph.length)
    seen.set(tag.component, marks)
    const ids: number[] = []
    walk(graph, [tag.commitId], marks, (id) => ids.push(id))
    first.set(tag, multirangeOf(ids.sort((a, b) => a - b)))
  }
  return first
}

function compareVersions(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
