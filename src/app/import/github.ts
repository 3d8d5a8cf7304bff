/** Imports a dump of GitHub's REST answers, or hours of GH Archive, into the repository they are about. */
import { Tally } from '#facts/forge/dump/tally.ts'
import { readArchive } from '#sources/github/archive/read-archive.ts'
import { dumpFilesIn } from '#sources/github/dump/files.ts'
import { readDump } from '#sources/github/dump/read-dump.ts'
import { CairnError } from '#std/errors.ts'
import type { Progress } from '#std/progress.ts'
import { shownWord } from '#std/shown-word.ts'
import type { Workspace } from '../workspace.ts'
import { bringIn, hostOf, type Imported } from './batches-in.ts'

export interface GithubImport {
  /** A folder of answers, or hours of GH Archive: files, or folders of them. */
  from: { dump: string } | { archive: readonly string[] }
  /** owner/name. */
  repository: string
  host: string
  /** A repository of the workspace, by path or name. */
  history?: string | undefined
  signal: AbortSignal
  progress: Progress
}

export async function importGithub(
  workspace: Workspace,
  { from, repository, host, history, signal, progress }: GithubImport,
): Promise<Imported> {
  const path = ownerAndName(repository)
  const project = { forge: 'github' as const, host: hostOf(host), path }
  const otherFiles = 'dump' in from ? (await dumpFilesIn(from.dump)).others : []
  const tally = new Tally()
  progress.phase('reading what GitHub told', 'objects')
  const batches =
    'dump' in from
      ? readDump({ folder: from.dump, repository: path, tally })
      : readArchive({ given: from.archive, repository: path, tally })
  const brought = await bringIn(workspace, batches, {
    ...{ project, history, tally, signal, progress },
  })
  return { ...brought, otherFiles }
}

function ownerAndName(given: string): string {
  if (/^[\w.-]{1,100}\/[\w.-]{1,100}$/.test(given)) return given
  throw new CairnError(
    'invalid',
    'import.repository',
    `${shownWord(given)} is not the name of a repository on GitHub.`,
    { hint: 'Give owner and name, such as --repository team/app.' },
  )
}
