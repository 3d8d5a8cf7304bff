/** `GET /api/v1/attachments/ID` is the picture itself, as a page shows it. It never changes, so that it is asked for once. */
import type { Hono } from 'hono'
import { imageOf } from '#app/images.ts'
import type { Session } from '#verbs/ctx.ts'
import { refusal } from './problem.ts'

export const picturePath = '/api/v1/attachments/{id}'

export function addPictureRoute(
  api: Hono,
  sessionOf: (request: Request) => Promise<Session | undefined>,
): void {
  api.get('/api/v1/attachments/:id', async ({ req }) => {
    const session = await sessionOf(req.raw)
    if (session === undefined)
      return refusal(401, 'session.none', 'This needs a session or a token.')
    const { type, sha256, bytes } = await imageOf(session, req.param('id'))
    const digest = Buffer.from(sha256).toString('hex')
    const headers = {
      etag: `"${digest}"`,
      // Not for a store on the way: who may see it is asked here.
      'cache-control': 'private, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      // Opened by itself it is shown, under a name that nobody chose, and does nothing.
      'content-disposition': `inline; filename="${digest.slice(0, 12)}.${type.slice('image/'.length)}"`,
      'content-security-policy': "default-src 'none'; sandbox",
    }
    if (req.header('if-none-match') === headers.etag)
      return new Response(null, { status: 304, headers })
    return new Response(Buffer.from(bytes), { headers: { ...headers, 'content-type': type } })
  })
}

/** In the description of the API. */
export const pictureDescription = {
  get: {
    operationId: 'attachments.read',
    summary: 'The picture itself.',
    tags: ['attachments'],
    parameters: [
      { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } },
    ],
    responses: {
      200: {
        description: 'PNG, JPEG, WebP or GIF.',
        content: { 'image/*': { schema: { type: 'string', contentEncoding: 'binary' } } },
      },
      default: { $ref: '#/components/responses/Problem' },
    },
  },
}
