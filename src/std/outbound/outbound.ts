/**
 * The one way out to an address that somebody named: no address inside is reached, however it is written or whatever its name points
 * to by now; no redirect is followed; and no answer takes long or is large.
 */
import { isIP, type LookupFunction } from 'node:net'
import { Agent, buildConnector, request } from 'undici'
import { CairnError } from '../errors.ts'
import { placeOf } from './addresses.ts'
import {
  addressesOf,
  forbidden,
  notReached,
  targetOf,
  usualMsMax,
  type NamingWish,
} from './named.ts'

export interface OutboundWish extends NamingWish {
  method: 'GET' | 'POST'
  headers?: Record<string, string>
  body?: string
  /** More of an answer is not read. */
  bytesMax?: number
  signal?: AbortSignal
}

export interface OutboundAnswer {
  status: number
  headers: Record<string, string>
  text: string
}

const usualBytesMax = 65_536

export async function outbound(wish: OutboundWish): Promise<OutboundAnswer> {
  const { url, msMax = usualMsMax, signal } = wish
  const target = targetOf(url)
  const limit = AbortSignal.timeout(msMax)
  const either = signal === undefined ? limit : AbortSignal.any([limit, signal])
  try {
    const addresses = await addressesOf(target, wish, either)
    return await ask(target, { ...wish, signal: either, addresses })
  } catch (error) {
    if (error instanceof CairnError) throw error
    throw limit.aborted
      ? new CairnError('unavailable', 'net.timeout', `${target.hostname} did not answer in time.`, {
          hint: 'Try again later.',
          cause: error,
        })
      : notReached(target, error)
  }
}

interface Asked extends OutboundWish {
  addresses: readonly string[]
  signal: AbortSignal
}

async function ask(target: URL, asked: Asked): Promise<OutboundAnswer> {
  const { method, headers = {}, body, signal, bytesMax = usualBytesMax } = asked
  const agent = new Agent({ connect: connectorTo(target, asked), allowH2: false })
  try {
    const answer = await request(target, {
      ...{ method, signal, dispatcher: agent },
      headers: { 'user-agent': 'cairn', ...headers },
      ...(body === undefined ? {} : { body }),
    })
    const parts: Buffer[] = []
    let bytes = 0
    for await (const part of answer.body as AsyncIterable<Buffer>) {
      parts.push(part)
      bytes += part.length
      if (bytes >= bytesMax) break
    }
    return {
      status: answer.statusCode,
      headers: Object.fromEntries(
        Object.entries(answer.headers).map(([name, value]) => [name, String(value)]),
      ),
      text: Buffer.concat(parts).subarray(0, bytesMax).toString('utf8'),
    }
  } finally {
    // Whatever is still to come is not waited for.
    await agent.destroy()
  }
}

/** Only to the addresses that were looked at: asked again, a name server may say others. */
function connectorTo(
  { hostname }: URL,
  { addresses, allowed, msMax = usualMsMax }: Asked,
): buildConnector.connector {
  const pinned: LookupFunction = (_, { all }, done) => {
    const every = addresses.map((address) => ({ address, family: isIP(address) }))
    const [first] = every
    if (all === true || first === undefined) done(null, every)
    else done(null, first.address, first.family)
  }
  const connect = buildConnector({ lookup: pinned, timeout: msMax })
  return (options, done) => {
    connect(options, (error, socket) => {
      if (error !== null) return done(error, null)
      if (placeOf(socket.remoteAddress ?? '', allowed) !== 'forbidden') return done(null, socket)
      socket.destroy()
      return done(forbidden(hostname), null)
    })
  }
}
