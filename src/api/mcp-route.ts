/** Where assistants ask over HTTP: `/mcp`, by token alone. What they are told is the business of another door, handed in here. */
import { Hono } from 'hono'
import type { Session } from '#verbs/ctx.ts'
import { refusal } from './problem.ts'

export const mcpPath = '/mcp'

export type Assistant = (request: Request, session: Session) => Promise<Response>

interface Parts {
  assistant: Assistant
  sessionOf: (request: Request) => Promise<Session | undefined>
}

export function mcpRoute({ assistant, sessionOf }: Parts): Hono {
  const route = new Hono()
  route.all(mcpPath, async ({ req }) => {
    // A page that a browser shows has a cookie to send, and no business here.
    const isProgram = req.header('authorization') !== undefined
    const session = isProgram ? await sessionOf(req.raw) : undefined
    if (session === undefined)
      return refusal(401, 'session.none', 'This needs a session or a token.')
    const { token } = session.actor
    if (token !== undefined && !token.scopes.includes('read'))
      return refusal(403, 'mcp.scope', 'This token may not read.')
    return assistant(req.raw, session)
  })
  return route
}
