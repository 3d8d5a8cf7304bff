/** Where one file's sums come from: the names it had, the commits, and the git command that adds up to the same. */
import { sql } from 'kysely'
import { countedChanges } from '#facts/reading/counted.ts'
import { commitsBehind, toldCommit, type CommitBehind } from '#facts/reading/newest-commits.ts'
import { touchesFromGit, wordsOf } from '../from-git.ts'
import { inWholeTree, type Count, type Explanation, type Scope } from '../insight.ts'
import type { FilesAnswer } from './shape.ts'

export async function explainFile(
  scope: Scope,
  item: FilesAnswer['items'][number],
  { window, n, leftOut }: FilesAnswer,
  follow: boolean,
): Promise<Explanation> {
  const commits = await changesOf(scope, item.path, follow)
  const names = [...new Set(commits.flatMap((commit) => commit.names))].sort()
  return {
    subject: item.path,
    definition: follow
      ? 'Changes are commits that are no merges and touch the file under any name it had; added and deleted are the lines git counts in them. A binary change is a revision without lines.'
      : 'Changes are commits that are no merges and touch this path; added and deleted are the lines git counts in them. A binary change is a revision without lines.',
    formula:
      'revisions = number of changes; added = sum of added; deleted = sum of deleted; age in days = window end - last change',
    values: {
      revisions: item.revisions,
      added: item.added,
      deleted: item.deleted,
      uncounted: item.uncounted,
      ageDays: item.ageDays,
      names: names.join(', '),
    },
    window,
    n,
    leftOut,
    commands: [],
    counts: [
      ...(await touchesFromGit(scope, {
        what: 'revisions',
        number: item.revisions,
        commits: commits.length,
        listing: { subject: [item.path] },
        names,
        ...(follow ? {} : { wider: movedAway }),
      })),
      ...(await linesFromGit(scope, item, commits, names)),
    ],
    commits: commits.map(toldCommit),
  }
}

const movedAway =
  'given a path, git sees no renames, and also counts changes that moved the file away from it'

/**
 * Lines as git counts them in the commits listed, in the files of these names at the time. Where one commit gives a name to
 * another file, its lines are in what git adds up.
 */
async function linesFromGit(
  { facts, repository }: Scope,
  { path, added, deleted }: FilesAnswer['items'][number],
  commits: readonly CommitBehind[],
  names: readonly string[],
): Promise<Count[]> {
  const words = wordsOf(names)
  if (words === null) return []
  const ids = commits.map(({ id }) => id)
  const { rows } = await sql<{ added: number; deleted: number }>`
    select coalesce(sum(l.added), 0) as added, coalesce(sum(l.deleted), 0) as deleted from change_lines l
    join path p on p.repository_id = l.repository_id and p.path_id = l.path_id
    where l.repository_id = ${repository.id} and l.commit_id = any(${ids}::integer[]) and p.path = any(${names}::text[])`.execute(
    facts.db,
  )
  const given = rows[0] ?? { added: 0, deleted: 0 }
  return [
    { what: 'added', number: added, gives: given.added, column: 1 },
    { what: 'deleted', number: deleted, gives: given.deleted, column: 2 },
  ].map(({ column, ...count }) => ({
    ...count,
    command: `git -c diff.context=0 -c diff.renameLimit=1000 log --no-walk=unsorted --stdin --numstat -M -z --format= | tr '\\0\\n' '\\n ' | awk -F '\\t' '${sumOf(column)}' ${words}`,
    reads: { subject: [path] },
    ...(count.gives === count.number
      ? {}
      : { because: 'one of these names came to another file in one of these commits' }),
  }))
}

/** A renamed file stands as an empty path with the old and the new name on lines of their own. */
function sumOf(column: number): string {
  return `BEGIN { for (i = 1; i < ARGC; i++) { its[ARGV[i]]; delete ARGV[i] } } NF == 3 { lines = $${column}; path = $3; if (path == "") { getline; getline path } if (path in its) sum += lines } END { print sum + 0 }`
}

/** Newest first. */
async function changesOf(scope: Scope, path: string, follow: boolean): Promise<CommitBehind[]> {
  const { facts, repository, branch } = scope
  const its = sql`(select path_id from path where repository_id = ${repository.id} and path = ${path})`
  const changes = countedChanges(facts.db, inWholeTree(scope))
    .$if(follow, (query) =>
      query
        .where(sql<boolean>`ch.path_id in (select path_id from path where repository_id = ${repository.id} and path = ${path} union
          select path_id from life where repository_id = ${repository.id} and branch_id = ${branch.id} and file_id in ${its})`)
        .where(sql<boolean>`coalesce(l.file_id, ch.path_id) in ${its}`),
    )
    .$if(!follow, (query) => query.where(sql<boolean>`ch.path_id in ${its}`))
  return commitsBehind(facts.db, repository.id, sql`${changes}`)
}
