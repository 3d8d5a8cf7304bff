/** Where a command works: the workspace is opened before, and closed behind it. */
import { openWorkspace, type Workspace } from '#app/workspace.ts'
import type { Io } from '../io.ts'
import { showProgress, type ShownProgress } from '../progress.ts'

/** What a command works with while the workspace is open. */
export interface Desk {
  io: Io
  workspace: Workspace
  progress: ShownProgress
}

export async function atDesk<T>(
  io: Io,
  data: string | undefined,
  work: (desk: Desk) => Promise<T>,
): Promise<T> {
  const progress = showProgress(io)
  const workspace = await openWorkspace({ data, env: io.env, note: (text) => progress.note(text) })
  try {
    return await work({ io, workspace, progress })
  } catch (error) {
    throw workspace.inWords(error)
  } finally {
    progress.done()
    await workspace.close()
  }
}
