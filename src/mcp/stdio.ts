/** Serves an assistant that started Cairn as its child: `cairn mcp`. */
import { serveStdio } from '@modelcontextprotocol/server/stdio'
import type { Session } from '#verbs/ctx.ts'
import type { Verb } from '#verbs/verb.ts'
import { makeMcpServer } from './server.ts'
import { WholeAnswers } from './whole-answers.ts'

interface Wish {
  verbs: readonly Verb[]
  session: Session
  report: (error: unknown) => void
  /** The wish to stop, as by Ctrl-C; otherwise it ends when nobody speaks any more, and all are answered. */
  signal: AbortSignal
}

export async function serveAssistant({ verbs, session, report, signal }: Wish): Promise<void> {
  const transport = new WholeAnswers()
  signal.addEventListener('abort', () => transport.leave(), { once: true })
  const make = () => makeMcpServer({ verbs, session, report })
  const server = serveStdio(make, { onerror: report, transport })
  await transport.isOver
  await server.close()
}
