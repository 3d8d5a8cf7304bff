/** A friction that names a part of the flow names one that is known: else what it costs could never be told, and nobody would hear why. */
import type { editFriction, report } from '#practices/frictions/verbs.ts'
import type { Evidence } from '../asked-scope.ts'

interface Said {
  flow?: string | null | undefined
  repository?: string | null | undefined
}

/** The same verb, that looks first; before its transaction, for facts are read on connections of their own. */
export function withKnownPart<Act extends typeof report | typeof editFriction>(
  verb: Act,
  evidence: Promise<Evidence>,
): Act {
  return { ...verb, gather: async (_: unknown, said: Said) => mustBeKnownPart(evidence, said) }
}

/** Where too little is said, the verb says so itself. */
export async function mustBeKnownPart(
  evidence: Promise<Evidence>,
  { flow, repository }: Said,
): Promise<void> {
  if (!flow || !repository) return
  const { repositoryNamed } = await import('../asked-scope.ts')
  const { mustBePart, partNamed } = await import('../flow/known-parts.ts')
  const part = partNamed(flow)
  const { facts } = await evidence
  const { id } = await repositoryNamed(facts, repository)
  await mustBePart(facts, part, { repositories: [{ id }], lenient: true })
}
