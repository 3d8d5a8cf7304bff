/**
 * Who may ask on one machine: whoever started Cairn, known by a token in the address it printed. Other programs and the pages
 * of other sites can reach a loopback port, too; they know no token, and a browser tells where they come from.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { setCookie } from 'hono/cookie'
import { mcpPath } from './mcp-route.ts'
import { refusal } from './problem.ts'

export interface LocalGuard {
  /** Shown once, to whoever started Cairn; a program sends it as a bearer token. */
  token: string
  isKnown: (request: Request) => boolean
  middleware: MiddlewareHandler
}

const cookieName = 'cairn'

/** `port` is known once the server listens. */
export function makeLocalGuard(port: () => number): LocalGuard {
  const [token, cookie] = [secret(), secret()]
  let isTaken = false
  const hosts = () => ['127.0.0.1', 'localhost', '[::1]'].map((name) => `${name}:${port()}`)
  const isKnown = (request: Request): boolean => {
    const bearer = /^Bearer (\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1]
    if (bearer !== undefined) return isSame(bearer, token)
    const given = cookieIn(request.headers.get('cookie') ?? '')
    return given !== undefined && isSame(given, cookie)
  }
  const middleware: MiddlewareHandler = async (context, next) => {
    const { req } = context
    // A name that was made to point here by somebody else's name server still stands in Host.
    if (!hosts().includes(req.header('host') ?? ''))
      return refusal(403, 'http.host', 'This address is not ours.')
    const origin = req.header('origin')
    if (origin !== undefined && !hosts().some((host) => origin === `http://${host}`))
      return refusal(403, 'http.origin', 'Another site may not ask here.')
    const isSafe = req.method === 'GET' || req.method === 'HEAD'
    // An assistant without a token is told to bring one: no cookie lets anybody in there.
    const isOfToken = req.path === mcpPath || req.header('authorization') !== undefined
    if (!isSafe && origin === undefined && !isOfToken)
      return refusal(403, 'http.origin', 'Where this comes from is not said.')
    const given = req.query('token')
    if (req.path === '/' && given !== undefined) {
      // Whoever is in already may have kept the address.
      if (isKnown(req.raw)) return context.redirect('/', 303)
      if (isTaken || !isSame(given, token)) return notAgain(req.header('accept') ?? '')
      isTaken = true
      setCookie(context, cookieName, cookie, { httpOnly: true, sameSite: 'Strict', path: '/' })
      return context.redirect('/', 303)
    }
    await next()
    for (const [name, value] of Object.entries(headers))
      if (!context.res.headers.has(name)) context.header(name, value)
    return undefined
  }
  return { token, isKnown, middleware }
}

const headers = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
}

/** To a program a problem; to a person what to do. */
function notAgain(accept: string): Response {
  const says = 'This address was used before, or is not whole.'
  if (!accept.includes('text/html')) return refusal(403, 'session.token', says)
  return new Response(`${says}\nRun cairn open again for one that lets this browser in.\n`, {
    status: 403,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  })
}

function secret(): string {
  return randomBytes(32).toString('base64url')
}

/** Hashed first, so that neither length nor place of a difference takes its own time. */
function isSame(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(one), digest(other))
}

function cookieIn(header: string): string | undefined {
  return header
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${cookieName}=`))
    ?.slice(cookieName.length + 1)
}
