/** Stops as a draft begins with them, for whatever grows into a trail. Pure. */
import type { StopGiven, Target } from './schema-stop.ts'

/** A stop of which nothing more is said. */
export const empty = { check: null, blank: null, asides: [] }

/** Code to look at, lines or whole files. */
export function stopsFrom(
  places: readonly (Omit<Extract<Target, { is: 'code' }>, 'is'> & {
    title?: string
    body?: string
  })[],
): StopGiven[] {
  return places.map(({ title = null, body = '', ...place }) => ({
    ...empty,
    ...{ title, body, target: { is: 'code', ...place } },
  }))
}
