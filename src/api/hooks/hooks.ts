/**
 * Where forges send what happened. No session is asked for: each delivery is signed. It is kept as it came and answered at once, within
 * the ten seconds that GitHub and GitLab wait; what it says is understood later.
 */
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { senders, type Sender } from '#app/hooks/settings.ts'
import { refusal } from '../problem.ts'
import { ways, type Came } from './ways.ts'

export interface ForgeHooks {
  /** Nothing is taken from a forge that is missing. */
  secrets: Partial<Record<Sender, string>>
  /** Whether it had not come before. */
  keep: (delivery: { source: Sender; id: string; event: string; body: Buffer }) => Promise<boolean>
  now: () => Date
}

/** As large as GitHub sends. */
const bytesMax = 25 * 1024 * 1024

export function forgeHooks({ secrets, keep, now }: ForgeHooks): Hono {
  const routes = new Hono()
  const limit = bodyLimit({
    maxSize: bytesMax,
    onError: () => refusal(413, 'input.too_large', 'More than 25 MiB was sent.'),
  })
  for (const source of senders) {
    const secret = secrets[source]
    if (secret === undefined) continue
    const way = ways[source]
    routes.post(`/hooks/${source}`, limit, async ({ req, json }) => {
      const body = Buffer.from(await req.arrayBuffer())
      const came: Came = { body, header: (name) => req.header(name), now: now() }
      if (!way.isSigned(came, secret)) return refusal(401, 'hook.signature', way.unsigned)
      const [id, event] = [way.idOf(came), way.eventOf(came)]
      if (!isWord(id) || !isWord(event)) return refusal(400, 'hook.headers', way.headless)
      if (!isJson(req.header('content-type')))
        return refusal(400, 'hook.type', `Let ${way.name} send application/json.`)
      if (!isObject(body)) return refusal(400, 'input.json', 'This is no JSON.')
      if (event === 'ping') return json({ says: 'Well received.' })
      const isNew = await keep({ source, id, event, body })
      return json({ says: isNew ? 'Kept.' : 'Known already.' }, 202)
    })
  }
  return routes
}

/** An id, or a name of an event: GitLab's have spaces in them. */
function isWord(given: string | undefined): given is string {
  return given !== undefined && /^[\w-][\w -]{0,99}$/.test(given)
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
