/** Listens on a port, until it is closed; says in words why it cannot. */
import { createAdaptorServer } from '@hono/node-server'
import { CairnError } from '#std/errors.ts'
import { givesBackAtRest } from './give-back.ts'

/** Whoever sends a request drop by drop holds a line no longer than this. */
const [headersTimeout, requestTimeout] = [10_000, 30_000]

/** An answer under way is waited for this long when the server stops. */
const answerMsMax = 5_000

export interface Listening {
  /** The one that was free, where 0 was wished. */
  port: number
  close: () => Promise<void>
}

export async function listen(
  fetch: Parameters<typeof createAdaptorServer>[0]['fetch'],
  { host, port }: { host: string; port: number },
): Promise<Listening> {
  const server = createAdaptorServer({ fetch, serverOptions: { headersTimeout, requestTimeout } })
  server.on('request', givesBackAtRest())
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(inWords(error, host, port)))
    server.listen(port, host, resolve)
  })
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      const late = setTimeout(() => {
        if ('closeAllConnections' in server) server.closeAllConnections()
      }, answerMsMax)
      await closed
      clearTimeout(late)
    },
  }
}

function inWords(error: NodeJS.ErrnoException, host: string, port: number): unknown {
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return new CairnError('unavailable', 'http.address', `${host} is no address of this machine.`, {
      hint: 'Give one with --host, such as 127.0.0.1 behind a proxy, or 0.0.0.0 for all.',
      cause: error,
    })
  if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') return error
  const why = error.code === 'EACCES' ? 'may not be used by this user' : 'is in use'
  return new CairnError('unavailable', 'http.port', `Port ${port} ${why}.`, {
    hint: 'Give another with --port, or none for any that is free.',
    cause: error,
  })
}
