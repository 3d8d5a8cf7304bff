/** What the flow answers where its numbers are pinned: of the four answers of `cairn flow` those that are needed. */
import { flowAnswer } from '#insights/flow/answer.ts'
import type { CiAnswer } from '#insights/flow/ci/shape.ts'
import type { FlowDelivery } from '#insights/flow/delivery/shape.ts'
import type { FlowWork } from '#insights/flow/delivery/work-shape.ts'
import type { FlowAnswer } from '#insights/flow/shape.ts'
import type { Answer } from '#insights/insight.ts'
import type { Evidence } from '../../asked-scope.ts'
import { ciIn } from '../../flow/ci-verbs.ts'
import { deliveryIn, usualPatience, workIn } from '../../flow/delivery-verbs.ts'
import { windowOf, type FlowScope, type FlowWhere } from '../../flow/scope.ts'

export interface FlowTold extends Answer {
  repositories: string[]
  stages: Pick<FlowAnswer, 'window' | 'n' | 'leftOut' | 'stages' | 'sums'> | null
  work: FlowWork | null
  ci: CiAnswer | null
  delivery: FlowDelivery | null
}

export type FlowPart = 'stages' | 'work' | 'ci' | 'delivery'

/** Each is dear, so that only what is asked for is told. `scope` is of all time. */
export async function flowTold(
  evidence: Evidence,
  scope: FlowScope,
  {
    where: { repository, window: label, component },
    parts,
  }: { where: FlowWhere; parts: ReadonlySet<FlowPart> },
): Promise<FlowTold> {
  const window = await windowOf(label, scope.newestAt)
  const asked = { ...scope, window }
  const question = { window, component: component ?? null, by: null }
  const rows = [...scope.rows.values()].flat()
  const stages = parts.has('stages')
    ? flowAnswer(rows, { question, calendar: scope.calendar })
    : null
  const work = parts.has('work')
    ? await workIn(evidence, asked, { component, limit: openShown, ...usualPatience })
    : null
  const ci = parts.has('ci')
    ? await ciIn(evidence, { repository, window: label, component, limit: jobsShown })
    : null
  const delivery = parts.has('delivery')
    ? await deliveryIn(evidence, scope, { window: label, component })
    : null
  const first = stages ?? work ?? ci ?? delivery
  return {
    window: first?.window ?? { label, from: null, to: null },
    n: first?.n ?? 0,
    leftOut: first?.leftOut ?? [],
    repositories: scope.repositories.map(({ name }) => name),
    ...{ stages, work, ci, delivery },
  }
}

/** A pin keeps the whole answer: the numbers, and not each change and each job. */
const openShown = 10
const jobsShown = 10
