/** Serves the workspace to the one person on this machine, on a loopback port, until it is closed. */
import { Hono } from 'hono'
import type { Live } from '#app/live.ts'
import type { Session } from '#verbs/ctx.ts'
import type { Verb } from '#verbs/verb.ts'
import { makeApi } from './api.ts'
import { listen } from './listen.ts'
import { makeLocalGuard } from './local-guard.ts'
import { unsubscribing } from './unsubscribe.ts'
import { webFiles } from './web-files.ts'
import { mcpRoute, type Assistant } from './mcp-route.ts'

export interface LocalServer {
  /** With its token; to be shown to whoever started Cairn, and to nobody else. */
  url: string
  close: () => Promise<void>
}

interface Wish {
  verbs: readonly Verb[]
  session: Session
  /** 0 for any that is free. */
  port: number
  assistant: Assistant
  report: (error: unknown) => void
  /** What is told as it happens; absent where nothing is. */
  live?: Live
}

export async function serveLocally({
  verbs,
  session,
  port,
  assistant,
  report,
  live,
}: Wish): Promise<LocalServer> {
  let ownPort = port
  const guard = makeLocalGuard(() => ownPort)
  const sessionOf = async (request: Request) => (guard.isKnown(request) ? session : undefined)
  const app = new Hono()
  app.use(guard.middleware)
  app.route('/', unsubscribing(session.db))
  const closing = new AbortController()
  const events = live === undefined ? {} : { events: { live, closing: closing.signal } }
  app.route('/', mcpRoute({ assistant, sessionOf }))
  app.route('/', makeApi({ verbs, sessionOf, report, ...events }))
  app.use(async ({ req, text }, next) =>
    guard.isKnown(req.raw)
      ? next()
      : text(
          'Open the address that Cairn printed when it started.\nWhere another browser used it, run cairn open again for a new one.\n',
          401,
        ),
  )
  app.route('/', webFiles({ isShared: false }))
  const server = await listen(app.fetch, { host: '127.0.0.1', port })
  ownPort = server.port
  const close = (): Promise<void> => {
    closing.abort()
    return server.close()
  }
  return { url: `http://127.0.0.1:${ownPort}/?token=${guard.token}`, close }
}
