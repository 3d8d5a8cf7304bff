/**
 * Who may ask a workspace that a team shares: whoever signed in, or a program with a token. A browser sends cookies along whatever
 * page asks, so it must say where a write comes from.
 */
import type { MiddlewareHandler } from 'hono'
import { bearerIn } from '#app/accounts/who-asks.ts'
import { mcpPath } from './mcp-route.ts'
import { refusal } from './problem.ts'

interface Wish {
  /** The origin people type. */
  url: string
  /** What the server listens on, for a look at it without a proxy. */
  listensOn: () => string
}

export function teamGuard({ url, listensOn }: Wish): MiddlewareHandler {
  const { host, protocol } = new URL(url)
  return async (context, next) => {
    const { req } = context
    const asked = req.header('host')
    if (asked !== host && asked !== listensOn())
      return refusal(403, 'http.host', 'This address is not ours.')
    const origin = req.header('origin')
    if (origin !== undefined && origin !== url)
      return refusal(403, 'http.origin', 'Another site may not ask here.')
    const isSafe = req.method === 'GET' || req.method === 'HEAD'
    // An assistant without a token is told to bring one: no cookie lets anybody in there.
    const isOfToken = req.path === mcpPath || bearerIn(req.raw.headers) !== undefined
    if (!isSafe && origin === undefined && !isOfToken)
      return refusal(403, 'http.origin', 'Where this comes from is not said.')
    await next()
    for (const [name, value] of Object.entries(headers))
      if (!context.res.headers.has(name)) context.header(name, value)
    if (protocol === 'https:')
      context.header('strict-transport-security', 'max-age=31536000; includeSubDomains')
    return undefined
  }
}

const headers = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
}
