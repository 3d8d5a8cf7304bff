/** Imports a dump of GitHub's REST answers, or hours of GH Archive, into the repository they are about. */
import type { ProjectSeen } from '#facts/forge/projects.ts'
import { readArchive } from '#sources/github/archive/read-archive.ts'
import { readDump } from '#sources/github/dump/read-dump.ts'
import { dumpFilesIn } from '#sources/github/dump/files.ts'
import { Tally, type LeftOutRow, type TallyRow } from '#sources/github/tally.ts'
import { CairnError } from '#std/errors.ts'
import type { Progress } from '#std/progress.ts'
import { shownWord } from '#std/shown-word.ts'
import { findKnown } from '../known-repository.ts'
import { refreshStatistics, type Workspace } from '../workspace.ts'
import { coverageSums, type CoverageSum } from './coverage-sums.ts'
import { writeBatches } from './write-batches.ts'

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
  { from, repository, host, history, signal, progress }: GithubImport,
): Promise<Imported> {
  const path = ownerAndName(repository)
  const project: ProjectSeen = { forge: 'github', host: hostOf(host), path }
  const repositoryId = await historyOf(workspace, history)
  const others = 'dump' in from ? (await dumpFilesIn(from.dump)).others : []
  const tally = new Tally()
  progress.phase('reading what GitHub told', 'objects')
  const batches =
    'dump' in from
      ? readDump({ folder: from.dump, repository: path, tally })
      : readArchive({ given: from.archive, repository: path, tally })
  const entered = await writeBatches(workspace.facts, batches, {
    ...{ project, repositoryId, signal, progress },
  })
  await refreshStatistics(workspace)
  progress.done()
  return {
    project: project.path,
    host: project.host,
    ...(await coverageSums(workspace.facts, entered.repositoryId)),
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

function hostOf(given: string): string {
  if (/^[\w.-]{1,253}(:\d{1,5})?$/.test(given)) return given.toLowerCase()
  throw new CairnError('invalid', 'import.host', `${shownWord(given)} is not the name of a host.`, {
    hint: 'Give it as it stands in addresses, such as git.example.org.',
  })
}

/** A repository of the workspace, by path or name. */
export async function historyOf(
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
