/** Serves an assistant that started Cairn as its child: `cairn mcp`. */
import { serveStdio } from '@modelcontextprotocol/server/stdio'
import type { Session } from '#verbs/ctx.ts'
import type { Verb } from '#verbs/verb.ts'
import { makeMcpServer } from './server.ts'

interface Wish {
  verbs: readonly Verb[]
  session: Session
  report: (error: unknown) => void
  /** The wish to stop, as by Ctrl-C; otherwise it ends when nobody speaks any more. */
  signal: AbortSignal
}

export async function serveAssistant({ verbs, session, report, signal }: Wish): Promise<void> {
  const gone = Promise.withResolvers<void>()
  process.stdin.once('end', () => gone.resolve())
  process.stdin.once('close', () => gone.resolve())
  signal.addEventListener('abort', () => gone.resolve(), { once: true })
  const server = serveStdio(() => makeMcpServer({ verbs, session, report }), { onerror: report })
  await gone.promise
  await server.close()
}
