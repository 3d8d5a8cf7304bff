/** `cairn mcp`: an assistant starts it, and asks. */
import { localSession } from '#app/session.ts'
import { allVerbs } from '#app/verbs.ts'
import { serveAssistant } from '#mcp/stdio.ts'
import { messageOf } from '#std/errors.ts'
import type { Io } from '../io.ts'
import { atDesk } from './desk.ts'

export async function mcp(io: Io, flags: { data?: string }): Promise<number> {
  return atDesk(io, flags.data, async ({ workspace, progress }) => {
    await serveAssistant({
      verbs: await allVerbs(workspace),
      session: await localSession(workspace.facts.pool),
      report: (error) => progress.note(`bug: ${messageOf(error)}`),
      signal: io.signal,
    })
    return 0
  })
}
