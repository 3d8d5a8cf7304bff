/**
 * The one way out to an address that somebody named: no address inside is reached, however it is written or whatever its name points
 * to by now; no redirect is followed; and no answer takes long or is large.
 */
import { lookup } from 'node:dns/promises'
import { isIP, type LookupFunction } from 'node:net'
import { Agent, buildConnector, request } from 'undici'
import { CairnError } from '../errors.ts'
import { placeOf, type Networks } from './addresses.ts'

export interface OutboundWish {
  url: string
  method: 'GET' | 'POST'
  headers?: Record<string, string>
  body?: string
  /** Networks of one's own that may be reached. */
  allowed: Networks
  /** For all of it, names and answer included. */
  msMax?: number
  /** More of an answer is not read. */
  bytesMax?: number
  signal?: AbortSignal
  /** All addresses of a name. */
  resolve?: (name: string) => Promise<string[]>
}

export interface OutboundAnswer {
  status: number
  headers: Record<string, string>
  text: string
}

const usualMsMax = 10_000
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

function notReached({ hostname }: URL, cause: unknown): CairnError {
  return new CairnError('unavailable', 'net.failed', `${hostname} could not be reached.`, {
    hint: 'See whether it is there, and whether this machine may go there.',
    cause,
  })
}

/** All addresses of whom a URL names; refused like an answer would be, but nothing is sent to them. */
export async function addressesAt({
  url,
  msMax = usualMsMax,
  ...wish
}: Pick<OutboundWish, 'url' | 'allowed' | 'msMax' | 'resolve'>): Promise<string[]> {
  const target = targetOf(url)
  try {
    return await addressesOf(target, wish, AbortSignal.timeout(msMax))
  } catch (error) {
    throw error instanceof CairnError ? error : notReached(target, error)
  }
}

function targetOf(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url !== undefined && /^https?:$/.test(url.protocol) && url.username + url.password === '')
    return url
  // What stands there may be a secret.
  throw new CairnError('invalid', 'net.url', 'This is no address that can be asked.', {
    hint: 'It begins with https://, and has no name and password before the host.',
  })
}

/** All of those a name points to: of one that points both outside and inside, none. */
async function addressesOf(
  { hostname, port }: URL,
  { allowed, resolve = resolved }: Pick<OutboundWish, 'allowed' | 'resolve'>,
  signal: AbortSignal,
): Promise<string[]> {
  const host = hostname.replace(/^\[(.*)\]$/, '$1')
  const addresses = isIP(host) > 0 ? [host] : await inTime(resolve(host), signal)
  const places = new Set(addresses.map((address) => placeOf(address, allowed)))
  if (addresses.length === 0 || places.has('forbidden')) throw forbidden(hostname)
  // Other ports outside are those of services that a browser would not ask either.
  if (places.has('outside') && port !== '' && !/^(?:80|443)$/.test(port))
    throw new CairnError('forbidden', 'net.port', `${hostname} is asked on port 80 or 443 only.`, {
      hint: 'CAIRN_ALLOW_PRIVATE_CIDRS names networks where any port may be asked.',
    })
  return addresses
}

async function resolved(name: string): Promise<string[]> {
  return (await lookup(name, { all: true })).map(({ address }) => address)
}

function inTime<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('The time is over.')), { once: true })
    work.then(resolve, reject)
  })
}

function forbidden(hostname: string): CairnError {
  return new CairnError(
    'forbidden',
    'net.blocked_address',
    `${hostname} is an address inside, which is not asked.`,
    { hint: 'CAIRN_ALLOW_PRIVATE_CIDRS names networks of your own that may be.' },
  )
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
