/** The changes of some files in the window a question is asked for. */
import { changesOfFiles as changesOf } from '#facts/reading/changes-of-files.ts'
import type { Scope } from '../insight.ts'

export function changesOfFiles(
  { facts, repository, branch, window }: Scope,
  fileIds: readonly number[],
) {
  const wish = {
    repositoryId: repository.id,
    branchId: branch.id,
    commits: branch.commits,
    from: window.from,
    to: window.to,
    prefix: '',
  }
  return changesOf(facts.db, wish, fileIds)
}
