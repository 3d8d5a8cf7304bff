/** `GET /api/v1/decisions.brief/ID` is the brief as a page, as the command line writes it: to be read, sent around, or printed. */
import type { Hono } from 'hono'
import { briefPage, briefPolicy } from '#app/decisions/brief-page.ts'
import { BriefShape } from '#app/decisions/brief-shape.ts'
import { call } from '#verbs/call.ts'
import type { Session } from '#verbs/ctx.ts'
import type { Verb } from '#verbs/verb.ts'
import { refusal } from './problem.ts'

export const briefPath = '/api/v1/decisions.brief/{id}'

export function addBriefRoute(
  api: Hono,
  verbs: readonly Verb[],
  sessionOf: (request: Request) => Promise<Session | undefined>,
): void {
  const verb = verbs.find(({ name }) => briefPath.startsWith(`/api/v1/${name}/`))
  if (verb === undefined) return
  api.get('/api/v1/decisions.brief/:id', async ({ req }) => {
    const session = await sessionOf(req.raw)
    if (session === undefined)
      return refusal(401, 'session.none', 'This needs a session or a token.')
    const brief = BriefShape.parse(await call(verb, session, { id: req.param('id') }))
    return new Response(briefPage(brief), {
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'content-security-policy': briefPolicy,
      },
    })
  })
}

/** In the description of the API. */
export const briefDescription = {
  get: {
    operationId: 'briefs.read',
    summary: 'The brief as a page that stands on its own.',
    tags: ['decisions'],
    parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
    responses: {
      200: {
        description: 'HTML without a script, which fetches nothing.',
        content: { 'text/html': { schema: { type: 'string' } } },
      },
      default: { $ref: '#/components/responses/Problem' },
    },
  },
}
