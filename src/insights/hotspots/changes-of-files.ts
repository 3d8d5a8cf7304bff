/** The changes of some files in the window a question is asked for. */
import { changesOfFiles as changesOf } from '#facts/reading/changes-of-files.ts'
import { inWholeTree, type Scope } from '../insight.ts'

export function changesOfFiles(scope: Scope, fileIds: readonly number[]) {
  return changesOf(scope.facts.db, inWholeTree(scope), fileIds)
}
