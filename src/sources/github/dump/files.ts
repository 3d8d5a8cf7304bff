/** The files of a dump of GitHub's answers. */
import { filesOfKinds, type DumpFiles } from '#facts/forge/dump/files.ts'

/** In the order in which they are read: what a request claims of itself is known before the rest comes. */
export const dumpKinds = [
  'issues',
  'pulls',
  'pulls-reviews',
  'pulls-comments',
  'pulls-commits',
  'pulls-files',
  'issues-comments',
  'issues-events',
  'issues-timeline',
  'actions-runs',
  'actions-jobs',
  'deployments',
  'deployments-statuses',
  'releases',
] as const

export type DumpKind = (typeof dumpKinds)[number]

export async function dumpFilesIn(folder: string): Promise<DumpFiles<DumpKind>> {
  return filesOfKinds(folder, dumpKinds)
}
