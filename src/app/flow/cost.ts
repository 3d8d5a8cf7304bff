/** What a part of the flow costs, read and told: for frictions that are about it, and for the case that is made of it. */
import { allJobs } from '#insights/flow/ci/read-jobs.ts'
import { costOfFlow, type FlowCost } from '#insights/flow/ledger/cost.ts'
import type { Subject } from '#insights/flow/ledger/subject.ts'
import type { Evidence } from '../asked-scope.ts'
import { mustBePart } from './known-parts.ts'
import { meantJobs } from './meant-jobs.ts'
import { flowScope, wordsOf, type FlowScope } from './scope.ts'

export interface CostWish {
  repository: string | undefined
  window: string
  subject: Subject | null
  /** What an hour costs, where it is not what the team's settings say. */
  rate?: { perHour: number; currency: string } | undefined
}

export interface ReadCost extends FlowCost {
  scope: FlowScope
  rate: { perHour: number; currency: string } | null
}

export async function readCost(
  opened: Evidence,
  { repository, window, subject, rate: given }: CostWish,
): Promise<ReadCost> {
  const { facts } = opened
  const scope = await flowScope(opened, { repository, window })
  const ids = scope.repositories.map(({ id }) => id)
  const jobs = await allJobs(facts, ids)
  const component = subject?.kind === 'component' ? subject.name : undefined
  const meant = component === undefined ? null : await meantJobs(facts, ids, { component })
  const words = await wordsOf(facts, ids)
  const rate = given ?? scope.settings.rate
  const cost = costOfFlow(subject, {
    ...{ rows: [...scope.rows.values()].flat(), jobs },
    ofComponent: meant !== null && 'jobs' in meant ? meant.jobs : null,
    ...{ window: scope.window, calendar: scope.calendar },
    word: (id) => words.get(id) ?? null,
    perHour: rate?.perHour ?? null,
  })
  // Whether it is known at all is asked where nothing was found alone: to look for all names takes long where there are many jobs.
  const isNothing = cost.parts.length === 0 && cost.ran === null
  if (subject !== null && isNothing) await mustBePart(facts, subject, scope)
  return { ...cost, scope, rate }
}
