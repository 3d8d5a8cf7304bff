/** Imports what stands in files that people or tools wrote: tables of deployments and incidents, test reports, events of CDEvents. */
import { gathered } from '#facts/forge/dump/batches.ts'
import { Tally } from '#facts/forge/dump/tally.ts'
import type { ProjectSeen } from '#facts/forge/projects.ts'
import type { ForgeBatch } from '#facts/forge/seen.ts'
import { eventsIn } from '#sources/cdevents/read-events.ts'
import { deploymentsIn } from '#sources/csv/deployments.ts'
import { incidentsIn } from '#sources/csv/incidents.ts'
import { testCasesIn } from '#sources/junit/read-report.ts'
import { CairnError } from '#std/errors.ts'
import type { Progress } from '#std/progress.ts'
import { shownWord } from '#std/shown-word.ts'
import type { Workspace } from '../workspace.ts'
import { bringIn, hostOf, type Imported } from './batches-in.ts'

export interface FilesImport {
  kind: 'deployments' | 'incidents' | 'junit' | 'cdevents'
  files: readonly string[]
  /** owner/name, with all groups. */
  repository: string
  host: string
  /** A repository of the workspace, by path or name. */
  history?: string | undefined
  /** Of test reports: the commit that was tested. */
  commit?: string | undefined
  /** Reads and says what was read, and keeps nothing. */
  dryRun?: true | undefined
  signal: AbortSignal
  progress: Progress
}

/** All of the files or nothing: they are read before anything is kept. */
export async function importFiles(workspace: Workspace, wish: FilesImport): Promise<Imported> {
  const { kind, files, repository, history, dryRun, signal, progress } = wish
  const project = projectOf(repository, hostOf(wish.host))
  const commit = oidOf(wish.commit)
  const tally = new Tally()
  progress.phase('reading the files', 'files')
  const batch = await readers[kind](files, { tally, commit, repository })
  if (dryRun) {
    progress.done()
    const { path, host } = project
    const read = { read: tally.rows, leftOut: tally.leftOutRows }
    return { project: path, host, repository: '', ...read, coverage: [], otherFiles: [] }
  }
  const brought = await bringIn(workspace, oneOf(batch, files.length), {
    ...{ project, history, tally, signal, progress },
  })
  return { ...brought, otherFiles: [] }
}

interface About {
  tally: Tally
  commit: string | null
  repository: string
}

const readers: Record<
  FilesImport['kind'],
  (files: readonly string[], about: About) => Promise<ForgeBatch>
> = {
  deployments: (files, { tally }) => each(files, (file) => deploymentsIn(file, tally)),
  incidents: (files, { tally }) => each(files, (file) => incidentsIn(file, tally)),
  junit: (files, about) => each(files, (file) => testCasesIn(file, about)),
  cdevents: eventsIn,
}

async function each(
  files: readonly string[],
  read: (file: string) => Promise<ForgeBatch>,
): Promise<ForgeBatch> {
  const batches: ForgeBatch[] = []
  for (const file of files) batches.push(await read(file))
  return gathered(batches)
}

function oidOf(given: string | undefined): string | null {
  if (given === undefined) return null
  if (/^([0-9a-f]{40}|[0-9a-f]{64})$/i.test(given)) return given.toLowerCase()
  throw new CairnError(
    'invalid',
    'import.commit',
    `${shownWord(given)} is not the full id of a commit.`,
    { hint: 'git rev-parse HEAD prints it.' },
  )
}

async function* oneOf(batch: ForgeBatch, read: number) {
  yield { batch, externalId: null, read }
}

/** A project that is known already stays what it is: its host and its path tell. */
function projectOf(given: string, host: string): ProjectSeen {
  if (!/^[\w.-]{1,255}(\/[\w.-]{1,255}){1,20}$/.test(given))
    throw new CairnError(
      'invalid',
      'import.repository',
      `${shownWord(given)} is not the name of a repository.`,
      { hint: 'Give owner and name, such as --repository team/app.' },
    )
  const forge =
    /gitlab/.test(host) || given.split('/').length > 2
      ? 'gitlab'
      : /gitea|codeberg|forgejo/.test(host)
        ? 'gitea'
        : 'github'
  return { forge, host, path: given }
}
