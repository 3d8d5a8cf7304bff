/** Serves the workspace to the one person on this machine, on a loopback port, until it is closed. */
import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'
import { CairnError } from '#std/errors.ts'
import type { Session } from '#verbs/ctx.ts'
import type { Verb } from '#verbs/verb.ts'
import { makeApi } from './api.ts'
import { makeLocalGuard } from './local-guard.ts'

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
  report: (error: unknown) => void
}

export async function serveLocally({ verbs, session, port, report }: Wish): Promise<LocalServer> {
  let ownPort = port
  const guard = makeLocalGuard(() => ownPort)
  const sessionOf = async (request: Request) => (guard.isKnown(request) ? session : undefined)
  const app = new Hono()
  app.use(guard.middleware)
  app.get('/', ({ req, text }) =>
    guard.isKnown(req.raw)
      ? text(`This workspace is open.\nWhat can be asked of it: /api/v1/openapi.json\n`)
      : text('Open the address that Cairn printed when it started.\n', 401),
  )
  app.route('/', makeApi({ verbs, sessionOf, report }))
  const server = createAdaptorServer({ fetch: app.fetch })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(inWords(error, port)))
    server.listen(port, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (typeof address === 'object' && address !== null) ownPort = address.port
  return {
    url: `http://127.0.0.1:${ownPort}/?token=${guard.token}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

function inWords(error: NodeJS.ErrnoException, port: number): unknown {
  if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') return error
  const why = error.code === 'EACCES' ? 'may not be used by this user' : 'is in use'
  return new CairnError('unavailable', 'http.port', `Port ${port} ${why}.`, {
    hint: 'Give another with --port, or none for any that is free.',
    cause: error,
  })
}
