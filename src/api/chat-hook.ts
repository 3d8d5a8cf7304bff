/**
 * Where a chat says what somebody typed there (`/friction …`), for whoever can prove to be that chat: no session is asked for. Refused
 * is all the same way, so that nobody learns what was wrong.
 */
import type { Kysely } from 'kysely'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { makeProof, type Hearing } from '#app/frictions/chat-proof.ts'
import { messageIn, reportFromChat } from '#app/frictions/from-chat.ts'
import { problemResponse, refusal } from './problem.ts'

interface Wish {
  db: Kysely<object>
  /** What people type. */
  url: string
  hearing: Hearing
  report: (error: unknown) => void
  now?: () => Date
}

const path = '/hooks/chat'
const bytesMax = 64 * 1024

export function chatHook({ db, url, hearing, report, now = () => new Date() }: Wish): Hono {
  const routes = new Hono()
  const proves = makeProof(hearing, { startedAt: now() })
  const limit = bodyLimit({
    maxSize: bytesMax,
    onError: () => refusal(413, 'input.too_large', 'More than 64 KiB was sent.'),
  })
  routes.post(path, limit, async ({ req, json }) => {
    const body = new Uint8Array(await req.arrayBuffer())
    const message = messageIn(body, req.header('content-type') ?? '')
    const manner = proves(
      {
        body,
        signature: req.header('x-slack-signature'),
        timestamp: req.header('x-slack-request-timestamp'),
        token: /^Token (\S+)$/.exec(req.header('authorization') ?? '')?.[1] ?? message?.token,
      },
      now(),
    )
    if (manner === undefined)
      return refusal(401, 'chat.unknown', 'This comes from no chat that is known here.')
    const text = await reportFromChat({ db, url, now: now(), manner }, message?.text ?? '')
    return json({ response_type: 'ephemeral', text })
  })
  routes.onError((error) => problemResponse(error, report))
  return routes
}
