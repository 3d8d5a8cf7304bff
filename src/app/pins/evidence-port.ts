/** Evidence as pins ask for it. What it takes to ask is loaded with the first question: help names these verbs, too. */
import type { EvidencePort } from '#records/evidence-port.ts'
import type { Evidence } from '../asked-scope.ts'

export function evidencePort(evidence: Promise<Evidence>): EvidencePort {
  return {
    async freeze(wish, now) {
      const { freeze } = await import('./ask.ts')
      return freeze(await evidence, wish, now)
    },
    async offer(wish, now) {
      const { offer } = await import('./ask.ts')
      return offer(await evidence, wish, now)
    },
    async askAgain(asked, now) {
      const { askAgain } = await import('./ask.ts')
      return askAgain(await evidence, asked, now)
    },
  }
}
