/** Where one file's sums come from: the names it had, the commits, and the git command that adds up to the same. */
import { sql } from 'kysely'
import { countedChanges } from '#facts/counted.ts'
import type { ExplainedCommit, Explanation, Scope } from '../insight.ts'
import type { FilesAnswer } from './shape.ts'

export async function explainFile(
  scope: Scope,
  item: FilesAnswer['items'][number],
  { window, n, leftOut }: FilesAnswer,
  follow: boolean,
): Promise<Explanation> {
  const rows = await changesOf(scope, item.path, follow)
  const names = [...new Set(rows.map((row) => row.name))].sort()
  const since = window.from === null ? '' : ` --since-as-filter=${window.from}`
  const until = window.to === null ? '' : ` --until=${window.to}`
  return {
    subject: item.path,
    definition: follow
      ? 'Changes are commits that are no merges and touch the file under any name it had; added and deleted are the lines git counts in them. A binary change is a revision without lines.'
      : 'Changes are commits that are no merges and touch this path; added and deleted are the lines git counts in them. A binary change is a revision without lines.',
    formula:
      'revisions = number of changes; added = sum of added; deleted = sum of deleted; ageDays = window end - lastChangedAt',
    values: {
      revisions: item.revisions,
      added: item.added,
      deleted: item.deleted,
      ageDays: item.ageDays,
      names: names.join(', '),
    },
    window,
    n,
    leftOut,
    commands: [
      `git -c diff.context=0 -c diff.renameLimit=1000 log --numstat -M --format=%H --no-merges${since}${until} ${scope.branch.head}`,
      `# then add up the lines that end in: ${names.map((name) => JSON.stringify(name)).join(', ')}`,
    ],
    commits: rows.map((row): ExplainedCommit => ({
      oid: row.oid,
      at: row.at?.toISOString() ?? null,
      subject: row.subject ?? '',
      added: row.added,
      deleted: row.deleted,
    })),
  }
}

interface ChangeRow {
  oid: string
  at: Date | null
  subject: string | null
  name: string
  added: number | null
  deleted: number | null
}

/** Newest first. */
async function changesOf(
  { facts, repository, branch, window }: Scope,
  path: string,
  follow: boolean,
): Promise<ChangeRow[]> {
  const wish = {
    repositoryId: repository.id,
    branchId: branch.id,
    commits: branch.commits,
    from: window.from,
    to: window.to,
    prefix: '',
  }
  const its = sql`(select path_id from path where repository_id = ${repository.id} and path = ${path})`
  const changes = countedChanges(facts.db, wish)
    .$if(follow, (query) =>
      query
        .where(sql<boolean>`ch.path_id in (select path_id from path where repository_id = ${repository.id} and path = ${path} union
          select path_id from life where repository_id = ${repository.id} and branch_id = ${branch.id} and file_id in ${its})`)
        .where(sql<boolean>`coalesce(l.file_id, ch.path_id) in ${its}`),
    )
    .$if(!follow, (query) => query.where(sql<boolean>`ch.path_id in ${its}`))
  const { rows } = await sql<ChangeRow>`
    select encode(q.oid, 'hex') as oid, q.committed_at as at, m.subject, p.path as name, q.added, q.deleted
    from ${changes} q
    join path p on p.repository_id = ${repository.id} and p.path_id = q.path_id
    left join message m on m.repository_id = ${repository.id} and m.commit_id = q.commit_id
    order by q.moment desc, q.oid desc, p.path collate "C"`.execute(facts.db)
  return rows
}
