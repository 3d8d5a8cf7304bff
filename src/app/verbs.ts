/** What one can do here: every practice's verbs. A new practice is a folder in src/practices and an entry here. */
import type { Verb } from '#verbs/verb.ts'
import type { Evidence } from './evidence.ts'

interface Listed {
  /** As the command line's help has it. */
  says: string
  /** When asked for: help names all practices and must come at once. */
  load: () => Promise<Verb[]>
}

export const practices = {
  decisions: {
    says: 'what the team proposes and decides, with why; and decisions kept as files',
    load: async () => Object.values(await import('#practices/decisions/verbs.ts')),
  },
  ideas: {
    says: 'the open floor: what could be better, and what became of it',
    load: async () => Object.values(await import('#practices/ideas/verbs.ts')),
  },
  comments: {
    says: 'what is said about a record',
    load: () => ofRecords('comments'),
  },
  actions: {
    says: 'what is to be done about a record, by whom and until when',
    load: () => ofRecords('actions'),
  },
  records: {
    says: 'what became of a record',
    load: () => ofRecords('records'),
  },
} as const satisfies Record<string, Listed>

async function ofRecords(practice: string): Promise<Verb[]> {
  const verbs: Verb[] = Object.values(await import('#records/verbs.ts'))
  return verbs.filter(({ name }) => name.startsWith(`${practice}.`))
}

export type PracticeName = keyof typeof practices

/** What people write, and what the facts say. */
export async function allVerbs(evidence: Evidence): Promise<Verb[]> {
  const { evidenceVerbs } = await import('./evidence.ts')
  const written = await Promise.all(Object.values(practices).map(({ load }) => load()))
  return [...written.flat(), ...(await evidenceVerbs(evidence))]
}
