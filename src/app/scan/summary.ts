/** What a scan tells when it is done; the shape of `cairn scan --json`. */
import type pg from 'pg'

export interface ScanSummary {
  name: string
  /** On the default branch. */
  commits: number
  merges: number
  /** Path changes in its non-merge commits. */
  changes: number
  /** Files at its head. */
  files: number
  /** People who are no bots, and authors of its commits. */
  people: number
  /** Final version tags whose commit is on a chosen branch. */
  releases: number
  /** Commits on it that change files and have no usable date. */
  undated: number
  branch: string | null
  /** Files at its head that lie where decisions usually do, and are no records yet. */
  decisionFiles: number
  partial: string[]
  tookMs: { shape: number; lines: number; complexity: number; total: number }
  skipped: { code: string; count: number; example: string }[]
}

export async function summarize(
  client: pg.ClientBase,
  repositoryId: number,
  tookMs: ScanSummary['tookMs'],
): Promise<Omit<ScanSummary, 'decisionFiles'>> {
  const { rows } = await client.query<Omit<ScanSummary, 'tookMs' | 'skipped' | 'decisionFiles'>>(
    `select r.name, r.partial, b.name as branch,
       coalesce(sum(m.commits), 0) as commits, coalesce(sum(m.merges), 0) as merges, coalesce(sum(m.files), 0) as changes,
       (select count(*) from head_file h where h.repository_id = r.repository_id and h.branch_id = b.branch_id) as files,
       (select count(distinct person_id) from attribution a
        where a.repository_id = r.repository_id and a.kind = 'human' and a.identity_id in
          (select c.author_id from commit c where c.repository_id = r.repository_id and c.commit_id <@ b.commits)) as people,
       (select count(*) from tag t where t.repository_id = r.repository_id and version is not null and prerelease is null) as releases,
       (select count(*) from commit c where c.repository_id = r.repository_id and c.committed_at is null and c.files > 0
          and c.commit_id <@ b.commits) as undated
     from repository r
     left join branch b on b.repository_id = r.repository_id and b.is_default
     left join repository_month m on m.repository_id = r.repository_id
     where r.repository_id = $1 group by r.repository_id, b.branch_id, b.name, b.commits`,
    [repositoryId],
  )
  const { rows: skipped } = await client.query<{ code: string; count: number; example: string }>(
    `select code, count(distinct subject) as count, min(subject) as example from skipped where repository_id = $1 group by code order by code`,
    [repositoryId],
  )
  const row = rows[0]
  const {
    name = '',
    branch = null,
    partial = [],
    commits = 0,
    merges = 0,
    changes = 0,
    files = 0,
    people = 0,
    releases = 0,
    undated = 0,
  } = row ?? {}
  const round = (ms: number) => Math.round(ms)
  return {
    name,
    commits,
    merges,
    changes,
    files,
    people,
    releases,
    undated,
    branch,
    partial,
    tookMs: {
      shape: round(tookMs.shape),
      lines: round(tookMs.lines),
      complexity: round(tookMs.complexity),
      total: round(tookMs.total),
    },
    skipped,
  }
}
