/** `cairn sync`: reads one project or all that have a token, tells how far it is, and says what is whole and what is not. */
import { historyOf } from '#app/import/batches-in.ts'
import { makeFlow } from '#app/flow/make.ts'
import { syncForge } from '#app/sync/forges.ts'
import {
  forgeNames,
  knownProjects,
  namedProject,
  type Forge,
  type ForgeProject,
} from '#app/sync/named.ts'
import type { Synced } from '#app/sync/sync.ts'
import { forgeAccess } from '#app/sync/tokens.ts'
import { progressWords } from '#app/sync/words.ts'
import { refreshStatistics } from '#app/workspace.ts'
import { CairnError, exitCodeOf, exitCodePartlyDone } from '#std/errors.ts'
import { failureLine } from '../failure.ts'
import type { Io } from '../io.ts'
import { calledAs } from '../paste.ts'
import { showSynced, syncsJson } from '../text/synced.ts'
import { atDesk, type Desk } from './desk.ts'

export interface SyncFlags {
  host?: string
  forge?: Forge
  history?: string
  json?: true
  data?: string
}

export interface Syncs {
  synced: Synced[]
  failed: { project: ForgeProject; error: CairnError }[]
}

export async function sync(io: Io, given: string | undefined, flags: SyncFlags): Promise<number> {
  const access = forgeAccess(io.env)
  return atDesk(io, flags.data, async (desk) => {
    const { workspace } = desk
    const projects =
      given === undefined
        ? await knownProjects(workspace.facts, access)
        : [
            {
              ...(await namedProject(workspace.facts, given, flags)),
              repositoryId: await historyOf(workspace, flags.history),
            },
          ]
    if (projects.length === 0) throw nothingKnown()
    const syncs = await syncEach(desk, projects, access)
    await refreshStatistics(workspace)
    io.out(
      flags.json
        ? `${JSON.stringify(syncsJson(syncs), null, 2)}\n`
        : syncs.synced.map((one) => showSynced(one)).join(''),
    )
    return exitCodeFor(syncs)
  })
}

const noteEveryMs = 60_000

/** One that fails does not keep the others from it. */
async function syncEach(
  { io, workspace, progress }: Desk,
  projects: readonly ForgeProject[],
  access: ReturnType<typeof forgeAccess>,
): Promise<Syncs> {
  const syncs: Syncs = { synced: [], failed: [] }
  let notedAt = performance.now()
  const tell = (words: string) => {
    progress.line(words)
    // Where no line is drawn anew, such as in the log of a timer, now and then one is left.
    if (io.progress.isTerminal || performance.now() - notedAt < noteEveryMs) return
    notedAt = performance.now()
    progress.note(words)
  }
  for (const project of projects) {
    progress.about(project.path)
    progress.phase(`asking ${forgeNames[project.forge]}`, 'things')
    try {
      const synced = await syncForge(
        {
          ...{ facts: workspace.facts, access, signal: io.signal },
          told: (told) => tell(progressWords(told)),
        },
        project,
      )
      await makeFlow(workspace.facts, synced.project.repositoryId)
      syncs.synced.push(synced)
      progress.done()
    } catch (error) {
      progress.done()
      const known = workspace.inWords(error)
      if (!(known instanceof CairnError) || io.signal.aborted) throw known
      syncs.failed.push({ project, error: known })
      const about = projects.length > 1 ? project.path : undefined
      io.err(`${failureLine(known, { about, program: calledAs(io.env) })}\n`)
    }
  }
  progress.about('')
  return syncs
}

function exitCodeFor({ synced, failed }: Syncs): number {
  const [first] = failed
  if (first !== undefined && synced.length === 0) return exitCodeOf[first.error.kind]
  return first === undefined && synced.every(({ isWhole }) => isWhole) ? 0 : exitCodePartlyDone
}

function nothingKnown(): CairnError {
  return new CairnError(
    'not_found',
    'forge.none',
    'No repository of this workspace is known to lie on a forge that has a token.',
    { hint: 'Name one: cairn sync OWNER/NAME. docs/sync.md says where tokens are set.' },
  )
}
