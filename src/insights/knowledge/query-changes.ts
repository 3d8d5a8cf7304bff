/**
 * How many changes a number rests on, and which. A place is what a line of git can name: paths of the time, so that the same
 * count comes from `git log -- PATHS`. Of files it has all names that they ever bore.
 */
import { sql, type RawBuilder } from 'kysely'
import { countedChanges } from '#facts/reading/counted.ts'
import { flag } from '#facts/words/flags.ts'
import { newestCommits } from '#facts/reading/newest-commits.ts'
import { onBranch } from '#facts/reading/on-branch.ts'
import { commitUnits } from '#facts/reading/units.ts'
import { inWholeTree, type ExplainedCommit, type Scope } from '../insight.ts'
import type { Changes } from './history.ts'

export interface Place {
  /** Names of files, or directories with all below them, less those of `without`; none for the whole tree. */
  paths: readonly string[]
  without: readonly string[]
  isFiles: boolean
}

export function below(prefix: string): Place {
  return { paths: prefix === '' ? [] : [prefix], without: [], isFiles: false }
}

export async function changesAt(scope: Scope, place: Place): Promise<Changes> {
  const { facts, repository, branch, window, unit } = scope
  const wish = { repositoryId: repository.id, commits: branch.commits }
  const from = window.from === null ? sql`` : sql`and c.committed_at >= ${window.from}`
  const to = window.to === null ? sql`` : sql`and c.committed_at <= ${window.to}`
  const own = isEverything(place)
    ? sql``
    : sql`and c.commit_id in (select ch.commit_id from change ch
        where ch.repository_id = ${repository.id} and ${isAt(scope, place)})`
  const one = unit === 'commit' ? sql`*` : sql`distinct u.unit`
  const units =
    unit === 'commit' ? sql`` : sql`join (${commitUnits(unit, wish)}) u using (commit_id)`
  const { rows } = await sql<Changes>`
    select count(${one}) filter (where not is_bulk and not is_bot) as counted,
      count(*) filter (where is_bulk and not is_bot) as bulk, count(*) filter (where is_bot) as "byBots"
    from (
      select c.commit_id, c.flags & ${sql.lit(flag.bulk)} > 0 as is_bulk, coalesce(a.kind = 'bot', false) as is_bot
      from commit c left join attribution a on a.repository_id = c.repository_id and a.identity_id = c.author_id
      where c.repository_id = ${repository.id} and ${onBranch('c.commit_id', branch.commits)} and c.files > 0 ${from} ${to} ${own}
    ) own ${units}`.execute(facts.db)
  return rows[0] ?? { counted: 0, bulk: 0, byBots: 0 }
}

/** Newest first. */
export async function commitsAt(scope: Scope, place: Place): Promise<ExplainedCommit[]> {
  const { facts, repository } = scope
  const wish = inWholeTree(scope)
  const changes = countedChanges(facts.db, wish).$if(!isEverything(place), (query) =>
    query.where(isAt(scope, place)),
  )
  return newestCommits(facts.db, repository.id, sql`${changes}`)
}

/** All names that these files had on the branch. */
export async function namesOf(
  { facts, repository, branch }: Scope,
  fileIds: readonly number[],
): Promise<string[]> {
  const ids = sql`any(${[...fileIds]}::integer[])`
  const { rows } = await sql<{ path: string }>`
    select p.path from path p where p.repository_id = ${repository.id} and (p.path_id = ${ids} or p.path_id in (
      select path_id from life where repository_id = ${repository.id} and branch_id = ${branch.id} and file_id = ${ids}))
    order by p.path collate "C"`.execute(facts.db)
  return rows.map(({ path }) => path)
}

/** A renamed file leaves one path and comes to another: git counts both. */
function isAt({ repository }: Scope, place: Place): RawBuilder<boolean> {
  const here = sql`select p.path_id from path p where p.repository_id = ${repository.id} and ${isBelowPlace(place)}`
  return sql`(ch.path_id in (${here}) or (ch.status = 'R' and ch.old_path_id in (${here})))`
}

/** Whether a `p.path` is one of the place's. */
export function isBelowPlace({ paths, without, isFiles }: Place): RawBuilder<boolean> {
  const among = (names: readonly string[]) =>
    sql<boolean>`exists (select from unnest(${[...names]}::text[]) place where p.path = place or starts_with(p.path, place || '/'))`
  const isIn =
    paths.length === 0
      ? sql`true`
      : isFiles
        ? sql`p.path = any(${[...paths]}::text[])`
        : among(paths)
  return sql`${isIn} and not ${among(without)}`
}

function isEverything({ paths, without }: Place): boolean {
  return paths.length === 0 && without.length === 0
}
