/** How a verb is asked for: what only reads may be asked again by anything on the way, and is kept out of bodies. */
import type { Verb } from '#verbs/verb.ts'

export function methodOf({ access }: Pick<Verb, 'access'>): 'GET' | 'POST' {
  return access === 'read' ? 'GET' : 'POST'
}
