/** Serves assistants that ask over HTTP, each request by itself: who asks is known before it comes here. */
import { createMcpHandler } from '@modelcontextprotocol/server'
import type { Session } from '#verbs/ctx.ts'
import type { Verb } from '#verbs/verb.ts'
import { makeMcpServer } from './server.ts'

interface Wish {
  verbs: readonly Verb[]
  report: (error: unknown) => void
}

/** Of a token only that is offered which it was made for. */
export function answerAssistants({ verbs, report }: Wish) {
  return (request: Request, session: Session): Promise<Response> => {
    const make = () => makeMcpServer({ verbs, session, report })
    return createMcpHandler(make, { onerror: report, maxRequestBodySize: 2 ** 20 }).fetch(request)
  }
}
