/** Brings the batches of a source into the project that they are about, and says what was read. */
import type { LeftOutRow, Tally, TallyRow } from '#facts/forge/dump/tally.ts'
import type { ProjectSeen } from '#facts/forge/projects.ts'
import { CairnError } from '#std/errors.ts'
import type { Progress } from '#std/progress.ts'
import { shownWord } from '#std/shown-word.ts'
import { makeFlow } from '../flow/make.ts'
import { findKnown } from '../known-repository.ts'
import { refreshStatistics, type Workspace } from '../workspace.ts'
import { coverageSums, type CoverageSum } from './coverage-sums.ts'
import { writeBatches, type ImportBatch } from './write-batches.ts'

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

export interface BatchesWish {
  project: ProjectSeen
  /** A repository of the workspace, by path or name. */
  history: string | undefined
  tally: Tally
  signal: AbortSignal
  progress: Progress
}

export async function bringIn(
  workspace: Workspace,
  batches: AsyncIterable<ImportBatch>,
  { project, history, tally, signal, progress }: BatchesWish,
): Promise<Omit<Imported, 'otherFiles'>> {
  const repositoryId = await historyOf(workspace, history)
  const entered = await writeBatches(workspace.facts, batches, {
    ...{ project, repositoryId, signal, progress },
  })
  await refreshStatistics(workspace)
  progress.phase('making the flow', 'changes')
  await makeFlow(workspace.facts, entered.repositoryId)
  progress.done()
  return {
    ...{ project: project.path, host: project.host },
    ...(await coverageSums(workspace.facts, entered.repositoryId)),
    ...{ read: tally.rows, leftOut: tally.leftOutRows },
  }
}

export function hostOf(given: string): string {
  if (/^[\w.-]{1,253}(:\d{1,5})?$/.test(given)) return given.toLowerCase()
  throw new CairnError('invalid', 'import.host', `${shownWord(given)} is not the name of a host.`, {
    hint: 'Give it as it stands in addresses, such as git.example.org.',
  })
}

/** The number of a repository of the workspace, said by path or name. */
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
