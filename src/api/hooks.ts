/**
 * Where forges send what happened. No session is asked for: each delivery is signed. It is kept as it came and answered at once, within
 * the ten seconds that GitHub waits; what it says is understood later.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { Hono } from 'hono'

export interface GithubHook {
  secret: string
  /** Whether it had not come before. */
  keep: (delivery: { id: string; event: string; body: Buffer }) => Promise<boolean>
}

/** As large as GitHub sends. */
const bytesMax = 25 * 1024 * 1024

export function githubHook({ secret, keep }: GithubHook): Hono {
  const routes = new Hono()
  routes.post('/hooks/github', async ({ req, json }) => {
    const body = await bytesOf(req.raw)
    if (body === undefined) return json({ says: 'Too large.' }, 413)
    if (!isSigned(body, req.header('x-hub-signature-256'), secret))
      return json({ says: 'The signature is not right.' }, 401)
    const [id, event] = [req.header('x-github-delivery'), req.header('x-github-event')]
    if (!id || !/^[\w-]{1,100}$/.test(id) || !event || !/^\w{1,100}$/.test(event))
      return json({ says: 'X-GitHub-Delivery and X-GitHub-Event are missing.' }, 400)
    if (!isJson(req.header('content-type')))
      return json({ says: 'Let GitHub send application/json.' }, 400)
    if (!isObject(body)) return json({ says: 'This is no JSON.' }, 400)
    if (event === 'ping') return json({ says: 'Well received.' })
    return json({ says: (await keep({ id, event, body })) ? 'Kept.' : 'Known already.' }, 202)
  })
  return routes
}

/** Undefined where it is larger than may be; never more than that is held. */
async function bytesOf(request: Request): Promise<Buffer | undefined> {
  if (Number(request.headers.get('content-length') ?? 0) > bytesMax) return undefined
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of request.body ?? []) {
    size += part.length
    if (size > bytesMax) return undefined
    parts.push(part)
  }
  return Buffer.concat(parts)
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
