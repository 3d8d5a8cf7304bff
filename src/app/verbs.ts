/** What one can do here: every practice's verbs. A new practice is a folder in src/practices and a line here. */
import type { Verb } from '#verbs/verb.ts'

/** Loaded when asked for: the command line's help names them all and must come at once. */
const practices = {
  records: async (): Promise<Verb[]> => Object.values(await import('#records/verbs.ts')),
  decisions: async (): Promise<Verb[]> =>
    Object.values(await import('#practices/decisions/verbs.ts')),
} as const

export async function allVerbs(): Promise<Verb[]> {
  return (await Promise.all(Object.values(practices).map((load) => load()))).flat()
}
