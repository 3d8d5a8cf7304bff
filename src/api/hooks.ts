/**
 * Where forges send what happened. No session is asked for: each delivery is signed. It is kept as it came and answered at once, within
 * the ten seconds that GitHub waits; what it says is understood later.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { refusal } from './problem.ts'

export interface GithubHook {
  secret: string
  /** Whether it had not come before. */
  keep: (delivery: { id: string; event: string; body: Buffer }) => Promise<boolean>
}

/** As large as GitHub sends. */
const bytesMax = 25 * 1024 * 1024

export function githubHook({ secret, keep }: GithubHook): Hono {
  const routes = new Hono()
  const limit = bodyLimit({
    maxSize: bytesMax,
    onError: () => refusal(413, 'input.too_large', 'More than 25 MiB was sent.'),
  })
  routes.post('/hooks/github', limit, async ({ req, json }) => {
    const body = Buffer.from(await req.arrayBuffer())
    if (!isSigned(body, req.header('x-hub-signature-256'), secret))
      return refusal(401, 'hook.signature', 'The signature is not right.')
    const [id, event] = [req.header('x-github-delivery'), req.header('x-github-event')]
    if (!id || !/^[\w-]{1,100}$/.test(id) || !event || !/^\w{1,100}$/.test(event))
      return refusal(400, 'hook.headers', 'X-GitHub-Delivery and X-GitHub-Event are missing.')
    if (!isJson(req.header('content-type')))
      return refusal(400, 'hook.type', 'Let GitHub send application/json.')
    if (!isObject(body)) return refusal(400, 'input.json', 'This is no JSON.')
    if (event === 'ping') return json({ says: 'Well received.' })
    return json({ says: (await keep({ id, event, body })) ? 'Kept.' : 'Known already.' }, 202)
  })
  return routes
}

/** Over the bytes as they came; how long it takes tells nothing. */
function isSigned(body: Buffer, header: string | undefined, secret: string): boolean {
  const given = /^sha256=([0-9a-f]{64})$/.exec(header ?? '')?.[1]
  const right = createHmac('sha256', secret).update(body).digest()
  return given !== undefined && timingSafeEqual(Buffer.from(given, 'hex'), right)
}

function isJson(type: string | undefined): boolean {
  return /^application\/json\s*(;|$)/i.test(type ?? '')
}

/** Its depth and its size are looked at when it is understood; here only whether it is worth keeping. */
function isObject(body: Buffer): boolean {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'))
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}
