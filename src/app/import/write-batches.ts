/** Writes what a source saw of a project, batch by batch: stopped half-way and started again, it ends in the same rows. */
import type { Facts } from '#facts/facts.ts'
import { enterProject, type Project, type ProjectSeen } from '#facts/forge/projects.ts'
import type { ForgeBatch } from '#facts/forge/seen.ts'
import { writeForge } from '#facts/forge/write.ts'
import { onConnectionOf, transactionOn } from '#facts/transaction.ts'
import { CairnError, invariant } from '#std/errors.ts'
import type { Progress } from '#std/progress.ts'

export interface ImportBatch {
  batch: ForgeBatch
  externalId: string | null
  /** Objects read since the batch before. */
  read: number
}

export interface ImportWish {
  project: ProjectSeen
  /** The repository whose history it belongs to, where somebody said so. */
  repositoryId?: number | undefined
  signal: AbortSignal
  progress: Progress
}

/** Each batch in a transaction of its own; the project is entered with the first, so that nothing is entered where nothing is read. */
export async function writeBatches(
  { pool }: Facts,
  batches: AsyncIterable<ImportBatch>,
  { project: seen, repositoryId, signal, progress }: ImportWish,
): Promise<Project> {
  return onConnectionOf(pool, async (client) => {
    let project: Project | undefined
    for await (const { batch, externalId, read } of batches) {
      if (signal.aborted) throw stopped()
      const known = project
      project = await transactionOn(client, async () => {
        const entered = known ?? (await enterProject(client, { ...seen, externalId }, repositoryId))
        await writeForge(client, entered, batch)
        return entered
      })
      progress.advance(read)
    }
    invariant(project, 'a source gives one batch at least')
    return project
  })
}

function stopped(): CairnError {
  return new CairnError('unavailable', 'import.stopped', 'The import was stopped.', {
    hint: 'What was read is kept; the same command goes on.',
  })
}
