/** Imports a dump of GitHub's REST answers, or hours of GH Archive, into the repository they are about. */
import { readDump } from '#sources/github/dump/read-dump.ts'
import { dumpFilesIn } from '#sources/github/dump/files.ts'
import { Tally, type LeftOutRow, type TallyRow } from '#sources/github/dump/tally.ts'
import { CairnError } from '#std/errors.ts'
import type { Progress } from '#std/progress.ts'
import { shownWord } from '#std/shown-word.ts'
import { findKnown } from '../known-repository.ts'
import { refreshStatistics, type Workspace } from '../workspace.ts'
import { coverageSums, type CoverageSum } from './coverage-sums.ts'
import { writeBatches } from './write-batches.ts'

export interface GithubImport {
  /** Of the dump. */
  folder: string
  /** owner/name. */
  repository: string
  host: string
  /** A repository of the workspace, by path or name. */
  history?: string | undefined
  signal: AbortSignal
  progress: Progress
}

export interface Imported {
  project: string
  host: string
  /** What the repository is called in this workspace. */
  repository: string
  read: TallyRow[]
  leftOut: LeftOutRow[]
  coverage: CoverageSum[]
  /** Files that are not understood. */
  otherFiles: string[]
}

export async function importGithub(
  workspace: Workspace,
  { folder, repository, host, history, signal, progress }: GithubImport,
): Promise<Imported> {
  const project = {
    forge: 'github' as const,
    host: host.toLowerCase(),
    path: ownerAndName(repository),
  }
  const repositoryId = await historyOf(workspace, history)
  const { others } = await dumpFilesIn(folder)
  const tally = new Tally()
  progress.phase('reading what GitHub told', 'objects')
  const batches = readDump({ folder, repository: project.path, tally })
  const entered = await writeBatches(workspace.facts, batches, {
    ...{ project, repositoryId, signal, progress },
  })
  await refreshStatistics(workspace)
  progress.done()
  return {
    project: project.path,
    host: project.host,
    ...(await coverageSums(workspace.facts, entered?.repositoryId ?? 0)),
    read: tally.rows,
    leftOut: tally.leftOutRows,
    otherFiles: others,
  }
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

async function historyOf(
  workspace: Workspace,
  history: string | undefined,
): Promise<number | undefined> {
  if (history === undefined) return undefined
  const known = await findKnown(workspace, history)
  if (known) return known.id
  throw new CairnError(
    'not_found',
    'repository.none',
    `${shownWord(history)} is not a repository of this workspace.`,
    { hint: 'Scan it first.' },
  )
}
