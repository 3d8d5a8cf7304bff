/** Whom a URL names: its addresses, and whether these may be reached. Nothing is sent to them. */
import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { CairnError } from '../errors.ts'
import { placeOf, type Networks } from './addresses.ts'

export interface NamingWish {
  url: string
  /** Networks of one's own that may be reached. */
  allowed: Networks
  /** For all of it, names and answer included. */
  msMax?: number
  /** All addresses of a name. */
  resolve?: (name: string) => Promise<string[]>
}

export const usualMsMax = 10_000

export function notReached({ hostname }: URL, cause: unknown): CairnError {
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
}: NamingWish): Promise<string[]> {
  const target = targetOf(url)
  try {
    return await addressesOf(target, wish, AbortSignal.timeout(msMax))
  } catch (error) {
    throw error instanceof CairnError ? error : notReached(target, error)
  }
}

export function targetOf(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url !== undefined && /^https?:$/.test(url.protocol) && url.username + url.password === '')
    return url
  // What stands there may be a secret.
  throw new CairnError('invalid', 'net.url', 'This is no address that can be asked.', {
    hint: 'It begins with https://, and has no name and password before the host.',
  })
}

/** All of those a name points to: of one that points both outside and inside, none. */
export async function addressesOf(
  { hostname, port }: URL,
  { allowed, resolve = resolved }: Pick<NamingWish, 'allowed' | 'resolve'>,
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

export function forbidden(hostname: string): CairnError {
  return new CairnError(
    'forbidden',
    'net.blocked_address',
    `${hostname} is an address inside, which is not asked.`,
    { hint: 'CAIRN_ALLOW_PRIVATE_CIDRS names networks of your own that may be.' },
  )
}
