/**
 * `GET /api/v1/events`: server-sent events, so that a page shows what others do without asking again and again. Each says that
 * something happened, and of what; what it is now is read with the verbs, by whoever may.
 */
import type { Context } from 'hono'
import type { Live, News } from '#app/live.ts'
import type { Session } from '#verbs/ctx.ts'
import { refusal } from './problem.ts'

type Listener = Pick<Session, 'actor' | 'now'>

export interface EventParts {
  live: Live
  sessionOf: (request: Request) => Promise<Listener | undefined>
  /** Aborted when the server stops: it waits for open streams, and these would never end. */
  closing: AbortSignal
}

export const eventsPath = '/api/v1/events'

/** A browser opens six connections to one server at most, for all its pages. */
const streamsMax = 12

export function answerEvents({ live, sessionOf, closing }: EventParts) {
  const open = new Map<string, number>()
  return async ({ req }: Context): Promise<Response> => {
    const session = await sessionOf(req.raw)
    if (session === undefined)
      return refusal(401, 'session.none', 'This needs a session or a token.')
    if (req.method !== 'GET') return new Response(null, { headers })
    const { id } = session.actor
    const count = open.get(id) ?? 0
    if (count >= streamsMax)
      return refusal(429, 'events.too_many', `You listen ${streamsMax} times already.`)
    open.set(id, count + 1)
    const stream = streamFor({
      ...{ live, session, closing, after: placeIn(req.header('last-event-id')) },
      over: () => void open.set(id, (open.get(id) ?? 1) - 1),
    })
    return new Response(stream, { headers })
  }
}

const headers = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-store',
  // A server that stops would wait some seconds for another request on it.
  connection: 'close',
  // nginx would collect what it is to pass on.
  'x-accel-buffering': 'no',
}

interface Listening {
  live: Live
  session: Listener
  closing: AbortSignal
  /** What was heard last, of a stream that broke; null where it is no place of ours. */
  after: Date | null | undefined
  over: () => void
}

/** What is silent for half a minute, something on the way may take for dead. */
const heartbeatMs = 15_000
/** Then it is asked again who listens: a session may have ended meanwhile. A browser comes back by itself. */
const lifeMsMax = 30 * 60_000
/** Whoever does not take what is told is let go, and may come back. */
const waitingBytesMax = 2 ** 18

function streamFor({ live, session, closing, after, over }: Listening): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let forget = (): void => {}
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        let isOver = false
        const say = (text: string): void => {
          if (isOver || text === '') return
          controller.enqueue(encoder.encode(text))
          if ((controller.desiredSize ?? 0) < -waitingBytesMax) end()
        }
        forget = () => {
          if (isOver) return
          isOver = true
          stopListening()
          clearInterval(heartbeat)
          clearTimeout(life)
          closing.removeEventListener('abort', end)
          over()
        }
        const end = (): void => {
          if (isOver) return
          forget()
          controller.close()
        }
        let told = new Date(0)
        const hear = (news: News): void => {
          // What took long, or bears no hour, is told behind what began later; to come back from there would tell all again.
          const isLater = news.what !== 'deed' || news.at >= told
          if (news.what === 'deed' && isLater) told = news.at
          say(eventOf(news, session, isLater))
        }
        const heartbeat = setInterval(() => say(': still here\n\n'), heartbeatMs)
        const life = setTimeout(end, lifeMsMax)
        closing.addEventListener('abort', end)
        // What happens while the past is read is told as well, perhaps twice: that does no harm.
        const stopListening = live.listen(hear)
        const place = after === undefined ? session.now() : undefined
        say(`retry: 2000\n${event('hello', {}, place)}`)
        if (after !== undefined) void catchUp({ live, session, after, hear })
        if (closing.aborted) end()
      },
      cancel: () => forget(),
    },
    new ByteLengthQueuingStrategy({ highWaterMark: 0 }),
  )
}

async function catchUp({
  live,
  session,
  after,
  hear,
}: Pick<Listening, 'live' | 'session'> & { after: Date | null; hear: (news: News) => void }) {
  const missed =
    after === null ? undefined : await live.since(after, session.now()).catch(() => undefined)
  if (missed === undefined) hear({ what: 'gap' })
  else for (const news of missed) hear(news)
}

/** `Last-Event-ID` is the time of what was heard last. */
function placeIn(id: string | undefined): Date | null | undefined {
  if (id === undefined || id === '') return undefined
  const at = new Date(/^\d{4}-\d\d-\d\dT[\d:.]{8,12}Z$/.test(id) ? id : Number.NaN)
  return Number.isNaN(at.getTime()) ? null : at
}

/** Empty where it is not for this member. */
function eventOf(news: News, { actor, now }: Listener, isLater: boolean): string {
  switch (news.what) {
    case 'deed': {
      const { at, act, records, kinds } = news
      return event('deed', { act, records, kinds }, isLater ? at : undefined)
    }
    case 'notices':
      return news.members.includes(actor.id) ? event('notices', {}) : ''
    case 'scan': {
      const { what: _, ...scan } = news
      return event('scan', scan)
    }
    case 'members':
      return event('members', {})
    case 'gap':
      return event('gap', {}, now())
  }
}

function event(name: string, data: object, at?: Date): string {
  return `${at === undefined ? '' : `id: ${at.toISOString()}\n`}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`
}
