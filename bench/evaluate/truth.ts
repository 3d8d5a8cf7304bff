/** Counts held against git's own: commits, merges, and per path revisions and lines, exactly. */
import {
  commitCount,
  mergeCount,
  numstatByPath,
  type PathCount,
} from '../../test/repositories/oracle.ts'
import type { Evaluated, Told } from './evaluations.ts'

export async function evaluateTruth({ scope, gitDir }: Evaluated): Promise<Told> {
  const { facts, repository, branch } = scope
  const theirs = await numstatOf(gitDir, branch.head)
  const { told, holds: countsHold } = await commitsAndMerges({ scope, gitDir })
  if (typeof theirs === 'string')
    return {
      holds: countsHold,
      lines: [`truth: ${told}; lines cannot be compared, for stock git ends here: ${theirs}`],
    }
  const { rows } = await facts.pool.query<{
    path: string
    raw: Buffer | null
    revisions: number
    added: number
    deleted: number
  }>(
    `select p.path, p.raw, count(*) as revisions, coalesce(sum(l.added), 0) as added, coalesce(sum(l.deleted), 0) as deleted
     from change ch
     join path p on p.repository_id = ch.repository_id and p.path_id = ch.path_id
     left join change_lines l on l.repository_id = ch.repository_id and l.commit_id = ch.commit_id and l.path_id = ch.path_id
     where ch.repository_id = $1 and ch.commit_id <@ $2::int4multirange group by p.path, p.raw`,
    [repository.id, branch.commits],
  )
  const differing = rows.filter((row) => {
    const key = row.raw === null ? row.path : `bytes:${row.raw.toString('hex')}`
    const their = theirs.get(key)
    theirs.delete(key)
    return (
      their?.revisions !== row.revisions ||
      their.added !== row.added ||
      their.deleted !== row.deleted
    )
  })
  const holds = countsHold && differing.length === 0 && theirs.size === 0
  return {
    holds,
    lines: [
      `truth: ${told}, ${rows.length} paths of which ${differing.length + theirs.size} differ: ${holds ? 'exact' : 'NOT EXACT'}`,
      ...differing.slice(0, 5).map((row) => `  differs: ${JSON.stringify(row.path)}`),
      ...[...theirs.keys()].slice(0, 5).map((path) => `  missing: ${JSON.stringify(path)}`),
    ],
  }
}

/** git's own sums; or what it says where the copy at hand lacks a blob (a partial clone does). */
async function numstatOf(gitDir: string, head: string): Promise<Map<string, PathCount> | string> {
  try {
    return await numstatByPath(gitDir, head, { follow: false })
  } catch (error) {
    const [, reason] = /fatal: (unable to read [0-9a-f]+)/.exec(String(error)) ?? []
    if (reason === undefined) throw error
    return reason
  }
}

async function commitsAndMerges({
  scope: { facts, repository, branch },
  gitDir,
}: Pick<Evaluated, 'scope' | 'gitDir'>): Promise<{ told: string; holds: boolean }> {
  const { rows: counts } = await facts.pool.query<{ commits: number; merges: number }>(
    'select count(*) as commits, count(*) filter (where parents > 1) as merges from commit where repository_id = $1 and commit_id <@ $2::int4multirange',
    [repository.id, branch.commits],
  )
  const ours = counts[0] ?? { commits: 0, merges: 0 }
  const [commits, merges] = [
    await commitCount(gitDir, branch.head),
    await mergeCount(gitDir, branch.head),
  ]
  return {
    told: `${ours.commits} commits (git ${commits}), ${ours.merges} merges (git ${merges})`,
    holds: ours.commits === commits && ours.merges === merges,
  }
}
