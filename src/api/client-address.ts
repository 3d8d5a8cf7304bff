/** Where a request came from: the other end of the line, or, where that is a proxy of ours, what the proxy says. */
import type { IncomingMessage } from 'node:http'
import { isIP, type BlockList } from 'node:net'

/** From the right, the first that is no proxy of ours: what stands further left anybody can have written. */
export function clientAddress(
  { socket, headers }: Pick<IncomingMessage, 'socket' | 'headers'>,
  proxies: BlockList,
): string {
  const line = plain(socket.remoteAddress ?? '')
  const said = [headers['x-forwarded-for'] ?? []].flat().join(',')
  const places = [
    ...said
      .split(',')
      .map((one) => plain(one.trim()))
      .filter((one) => isIP(one) > 0),
    line,
  ]
  return places.findLast((place) => !isOf(proxies, place)) ?? line
}

function isOf(proxies: BlockList, address: string): boolean {
  const version = isIP(address)
  return version > 0 && proxies.check(address, version === 6 ? 'ipv6' : 'ipv4')
}

/** An IPv4 address that came over IPv6 is the same place. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '')
}
