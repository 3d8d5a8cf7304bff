/** The commits behind a number: those that changed files at or below a path, newest first. */
import { sql } from 'kysely'
import { countedChanges } from '#facts/counted.ts'
import { newestCommits } from '#facts/newest-commits.ts'
import type { ExplainedCommit, Scope } from '../insight.ts'

export async function commitsBelow({
  facts,
  repository,
  branch,
  window,
  prefix,
}: Scope): Promise<ExplainedCommit[]> {
  const wish = {
    repositoryId: repository.id,
    branchId: branch.id,
    commits: branch.commits,
    from: window.from,
    to: window.to,
    prefix,
  }
  return newestCommits(facts.db, repository.id, sql`${countedChanges(facts.db, wish)}`)
}
