/**
 * Which addresses may be reached from here when somebody else named them: those of the open internet, and networks of one's own that
 * whoever runs Cairn allowed. An address inside could be asked for what only this machine may see.
 */
import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/** Networks such as 10.0.0.0/8. */
export type Networks = readonly Network[]
type Network = ReturnType<typeof ipaddr.parseCIDR>

/** Undefined where one of them is none. */
export function networksFrom(text: string): Networks | undefined {
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
  return parts.every((part) => ipaddr.isValidCIDR(part))
    ? parts.map((part) => ipaddr.parseCIDR(part))
    : undefined
}

/** `own` is in a network that was allowed. */
export function placeOf(address: string, allowed: Networks): 'outside' | 'own' | 'forbidden' {
  // The library takes shorter writings, too, which others read in other ways.
  if (isIP(address) === 0) return 'forbidden'
  // An IPv4 address may be written as IPv6.
  const parsed = ipaddr.process(address)
  if (allowed.some((network) => isIn(parsed, network))) return 'own'
  // What is not given out yet is nobody's: whoever uses it does so inside.
  const isGiven = parsed.kind() === 'ipv4' || isIn(parsed, givenOut)
  return isGiven && parsed.range() === 'unicast' ? 'outside' : 'forbidden'
}

/** All of IPv6 that is given out to anybody. */
const givenOut = ipaddr.parseCIDR('2000::/3')

function isIn(address: ipaddr.IPv4 | ipaddr.IPv6, [network, bits]: Network): boolean {
  return address.kind() === network.kind() && address.match(network, bits)
}
