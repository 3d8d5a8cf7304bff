/** `cairn open`: serves the workspace to whoever sits at this machine, until Ctrl-C. */
import { once } from 'node:events'
import { localSession } from '#app/session.ts'
import { allVerbs } from '#app/verbs.ts'
import { CairnError, messageOf } from '#std/errors.ts'
import type { Io } from '../io.ts'
import { atDesk } from './desk.ts'

export async function open(io: Io, flags: { port?: string; data?: string }): Promise<number> {
  const port = portFrom(flags.port ?? '0')
  const { serveLocally } = await import('#api/serve.ts')
  return atDesk(io, flags.data, async ({ workspace, progress }) => {
    const server = await serveLocally({
      ...{ port, verbs: await allVerbs(workspace) },
      session: await localSession(workspace.facts.pool),
      report: (error) => progress.note(`bug: ${messageOf(error)}`),
    })
    io.out(`${server.url}\n`)
    progress.note('Open this address in a browser; it lets in once. Ctrl-C stops.')
    if (!io.signal.aborted) await once(io.signal, 'abort')
    await server.close()
    return 0
  })
}

function portFrom(text: string): number {
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port
  throw new CairnError('invalid', 'cli.invalid_value', '--port takes a number from 0 to 65,535.', {
    hint: 'Leave it away for any that is free.',
  })
}
