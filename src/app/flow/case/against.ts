/** What speaks against a case, and what cannot be told: said by the case itself, before somebody else asks. Pure. */
import type { CaseParts } from './shape.ts'

export function againstIt(
  told: Pick<CaseParts, 'costs' | 'rate' | 'frictions' | 'remedies' | 'leftOut'>,
  given: string | null,
): string[] {
  const { costs, rate, frictions, remedies, leftOut } = told
  const [dearest] = costs
  const isOfJobs = costs.some(({ hours }) => hours.of === 'all hours')
  const isOfChanges = costs.some(({ hours }) => hours.of === 'working time')
  return [
    ...(given === null ? [] : [given]),
    ...(isOfChanges
      ? [
          'Whoever waits for a change does something else meanwhile: of these hours some would come back, and how many cannot be told.',
        ]
      : []),
    ...(isOfJobs
      ? [
          'A machine waits at night as well, and not each of its hours holds somebody up; waits of jobs overlap, so they are not added up.',
        ]
      : []),
    ...(costs.length > 0
      ? [
          'A year like these weeks is reckoned, not foreseen: what is waited changes by itself, too.',
        ]
      : []),
    ...(dearest !== undefined && dearest.people === null
      ? [
          'How many people it hits cannot be told: fewer than five, or jobs, of which nobody knows who waits.',
        ]
      : []),
    ...(rate === null ? ['No money is told, for nobody said what an hour costs.'] : []),
    ...(frictions.length === 0
      ? ['Nobody has said that it hurts; a number alone does not tell that it does.']
      : []),
    ...(remedies.length === 0
      ? []
      : ['Others worked otherwise: what was found there need not hold here.']),
    ...leftOut.map(({ what, count, why }) => `Left out: ${count} ${what} (${why}).`),
  ]
}
