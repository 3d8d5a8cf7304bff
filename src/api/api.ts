/** The HTTP door: a route for each verb under /api/v1, and their description. It translates, and does nothing else. */
import { Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Live } from '#app/live.ts'
import { call } from '#verbs/call.ts'
import type { Session } from '#verbs/ctx.ts'
import { fromTexts } from '#verbs/from-texts.ts'
import type { Verb } from '#verbs/verb.ts'
import { CairnError } from '#std/errors.ts'
import { answerEvents, eventsPath } from './events.ts'
import { addBriefRoute } from './brief-page.ts'
import { parseJson } from './json.ts'
import { methodOf } from './method.ts'
import { addPictureRoute } from './pictures.ts'
import { describeApi } from './openapi.ts'
import { problemResponse, refusal } from './problem.ts'

export interface ApiParts {
  verbs: readonly Verb[]
  /** Who asks; undefined where nobody known does. */
  sessionOf: (request: Request) => Promise<Session | undefined>
  /** Told of what should never have happened. */
  report: (error: unknown) => void
  /** What is told as it happens, until it is closed; absent where nothing is. */
  events?: { live: Live; closing: AbortSignal }
}

const bodyBytesMax = 2 ** 20

export function makeApi({ verbs, sessionOf, report, events }: ApiParts): Hono {
  const api = new Hono()
  const description = JSON.stringify(describeApi(verbs))
  const usual = limitOf(bodyBytesMax)
  const others = new Map<string, MiddlewareHandler>(
    verbs.flatMap(({ name, bytesMax }) =>
      bytesMax === undefined ? [] : [[`/api/v1/${name}`, limitOf(bytesMax)] as const],
    ),
  )
  api.use((context, next) => (others.get(context.req.path) ?? usual)(context, next))
  api.get('/api/v1/openapi.json', () => jsonResponse(description))
  if (events !== undefined) api.get(eventsPath, answerEvents({ ...events, sessionOf }))
  for (const verb of verbs) {
    const path = `/api/v1/${verb.name}`
    const method = methodOf(verb)
    api.on(method, path, async ({ req }) => {
      const session = await sessionOf(req.raw)
      if (session === undefined)
        return refusal(401, 'session.none', 'This needs a session or a token.')
      const given =
        method === 'GET' ? fromTexts(verb.input, queryOf(req.url)) : await jsonOf(req.raw)
      const input = withVersion(verb, given, req.header('if-match'))
      const answer = await call(verb, session, input, { key: keyOf(req.header('idempotency-key')) })
      return jsonResponse(JSON.stringify(answer), etagOf(answer))
    })
    api.all(path, () => {
      const response = refusal(405, 'http.method', `${verb.name} is asked for with ${method}.`)
      response.headers.set('allow', method)
      return response
    })
  }
  addPictureRoute(api, sessionOf)
  addBriefRoute(api, verbs, sessionOf)
  api.all('/api/*', () => refusal(404, 'verb.none', 'There is nothing at this address.'))
  api.onError((error) => problemResponse(error, report))
  return api
}

function limitOf(maxSize: number) {
  const most = `${Math.floor(maxSize / 2 ** 20)} MiB`
  return bodyLimit({
    maxSize,
    onError: () => refusal(413, 'input.too_large', `More than ${most} was sent.`),
  })
}

function jsonResponse(text: string, headers: Record<string, string> = {}): Response {
  return new Response(text, {
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers },
  })
}

/** A key that comes several times is a list. */
function queryOf(url: string): Record<string, string[]> {
  const query = new URL(url).searchParams
  return Object.fromEntries([...new Set(query.keys())].map((key) => [key, query.getAll(key)]))
}

export async function jsonOf(request: Request): Promise<unknown> {
  // A form of another site can send any text, but not this type.
  if (!/^application\/json\s*(?:;|$)/i.test(request.headers.get('content-type') ?? ''))
    throw new CairnError('invalid', 'input.type', 'JSON is expected, and said so in content-type.')
  const text = await request.text()
  return text === '' ? {} : parseJson(text)
}

/** `If-Match: "3"` is the version that was read; said twice, it is the same. */
function withVersion({ input }: Verb, given: unknown, match: string | undefined): unknown {
  if (match === undefined || !('version' in input.shape)) return given
  const version = /^(?:W\/)?"([1-9][0-9]{0,8})"$/.exec(match)?.[1]
  if (version === undefined)
    throw new CairnError('invalid', 'input.version', 'If-Match holds no version.', {
      hint: 'Give it as the ETag of what was read, such as "3".',
    })
  if (typeof given !== 'object' || given === null) return given
  const whole = { version: Number(version), ...given }
  if (whole.version !== Number(version))
    throw new CairnError(
      'conflict',
      'input.versions',
      'If-Match and the body name different versions.',
      { hint: 'Give the version that was read once, in either.' },
    )
  return whole
}

function etagOf(answer: unknown): Record<string, string> {
  return typeof answer === 'object' && answer !== null && 'version' in answer
    ? { etag: `"${String(answer.version)}"` }
    : {}
}

function keyOf(key: string | undefined): string | undefined {
  if (key === undefined || /^[\x21-\x7e]{1,200}$/.test(key)) return key
  throw new CairnError('invalid', 'input.key', 'An idempotency key has 1 to 200 letters.')
}
