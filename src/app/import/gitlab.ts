/** Imports a dump of GitLab's REST answers into the repository they are about. */
import { filesOfKinds } from '#facts/forge/dump/files.ts'
import { Tally } from '#facts/forge/dump/tally.ts'
import { dumpKinds } from '#sources/gitlab/dump/files.ts'
import { readDump } from '#sources/gitlab/dump/read-dump.ts'
import { CairnError } from '#std/errors.ts'
import type { Progress } from '#std/progress.ts'
import { shownWord } from '#std/shown-word.ts'
import type { Workspace } from '../workspace.ts'
import { bringIn, hostOf, type Imported } from './batches-in.ts'

export interface GitlabImport {
  /** A folder of answers. */
  folder: string
  /** group/name, with all groups. */
  repository: string
  host: string
  /** A repository of the workspace, by path or name. */
  history?: string | undefined
  signal: AbortSignal
  progress: Progress
}

export async function importGitlab(
  workspace: Workspace,
  { folder, repository, host, history, signal, progress }: GitlabImport,
): Promise<Imported> {
  const path = groupsAndName(repository)
  const project = { forge: 'gitlab' as const, host: hostOf(host), path }
  const { others: otherFiles } = await filesOfKinds(folder, dumpKinds)
  const tally = new Tally()
  progress.phase('reading what GitLab told', 'objects')
  const batches = readDump({ folder, project: path, tally })
  const brought = await bringIn(workspace, batches, {
    ...{ project, history, tally, signal, progress },
  })
  return { ...brought, otherFiles }
}

/** Groups lie in groups, twenty deep. */
function groupsAndName(given: string): string {
  if (/^[\w.-]{1,255}(\/[\w.-]{1,255}){1,20}$/.test(given)) return given
  throw new CairnError(
    'invalid',
    'import.repository',
    `${shownWord(given)} is not the name of a project on GitLab.`,
    { hint: 'Give it with all its groups, such as --repository group/team/app.' },
  )
}
