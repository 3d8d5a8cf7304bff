/**
 * How a verb is asked for: what only reads may be asked again by anything on the way, and is kept out of bodies, unless it is too
 * long for an address.
 */
import type { Verb } from '#verbs/verb.ts'

export function methodOf({ access, isLong }: Pick<Verb, 'access' | 'isLong'>): 'GET' | 'POST' {
  return access === 'read' && isLong !== true ? 'GET' : 'POST'
}
