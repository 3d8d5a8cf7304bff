/**
 * A URL that somebody else than the operator named is read with care: over https alone, from addresses that were looked at, and a
 * failure is told in one sentence, which does not say what listens there.
 */
import { CairnError } from '#std/errors.ts'
import type { Networks } from '#std/outbound/addresses.ts'
import { addressesAt } from '#std/outbound/named.ts'
import { parseRemote } from './repository-address.ts'

export interface Wary {
  /** Networks of one's own that may be reached. */
  allowed: Networks
  /** All addresses of a name. */
  resolve?: (name: string) => Promise<string[]>
}

/** Settings that keep git to the addresses that were looked at; refused before anything is sent where one of them is inside. */
export async function pinned(given: string, wary: Wary): Promise<Record<string, string>> {
  const { url: clean } = parseRemote(given)
  const url = new URL(clean)
  // git would look a name with a dot at its end up anew.
  if (url.hostname.endsWith('.'))
    throw new CairnError('invalid', 'net.url', 'This is no address that can be asked.', {
      hint: 'Leave the dot behind the host away.',
    })
  const addresses = await addressesAt({ url: clean, ...wary })
  const written = addresses.map((address) => (address.includes(':') ? `[${address}]` : address))
  return { 'http.curloptResolve': `${url.hostname}:${url.port || '443'}:${written.join(',')}` }
}

export function onlyHttps(): CairnError {
  return new CairnError('forbidden', 'repository.https', 'From here only https:// is read.', {
    hint: 'Give its https:// URL, or have whoever runs the server read it there with cairn scan.',
  })
}

export function notRead(source: string): CairnError {
  return new CairnError('unavailable', 'git.remote.unreachable', `${source} could not be read.`, {
    hint: 'Check the URL; a private repository needs credentials on the server. Whoever runs it is told more by cairn scan.',
  })
}
