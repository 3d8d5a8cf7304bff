/** Evidence from what forges told: the flow, asked as `cairn flow` asks it. */
import { z } from 'zod'
import { isFlowMeasure } from '#insights/flow/compare/measures.ts'
import type { Sureness } from '#records/evidence-port.ts'
import { parsed } from '#verbs/call.ts'
import type { Evidence } from '../../asked-scope.ts'
import { flowCourse } from '../../flow/course.ts'
import { flowScope, FlowWhere, flowWhere, windowOf, type FlowScope } from '../../flow/scope.ts'
import { measures } from '../measures.ts'
import type { Opened, Pinnable } from '../question.ts'
import { byWeeks, isFixed, ofFixed } from '../sureness.ts'
import { weeksIn } from '../weeks.ts'
import { partsOf, placeName } from './flow-measures.ts'
import { flowTold } from './flow-told.ts'

const verb = 'evidence.flow'
const input = z.strictObject(flowWhere)

export function flowQuestion(evidence: Evidence): Pinnable {
  const { flow: measured } = measures
  return {
    ...{ verb, measured, input },
    parse: (given) => parsed({ name: verb, input }, given),
    async open({ given, wanted }, work) {
      const where = FlowWhere.parse(given)
      const scope = await flowScope(evidence, { ...where, window: 'all' })
      const asking = { where, parts: partsOf(wanted) }
      const answer = flowTold(evidence, scope, asking)
      return work({
        ...{ measured, given, ask: async () => answer },
        ...numbersIn(evidence, scope, where),
      })
    },
  }
}

function numbersIn(
  evidence: Evidence,
  scope: FlowScope,
  where: FlowWhere,
): Omit<Opened, 'measured' | 'given' | 'ask'> {
  return {
    async figureOf({ label, unit }, { value, n, interval }) {
      const { from, to } = await windowOf(where.window, scope.newestAt)
      const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString())
      return {
        ...{ label, value, unit, n, low: interval?.low ?? null, high: interval?.high ?? null },
        window: { label: where.window, from: iso(from), to: iso(to ?? scope.newestAt) },
        head: '',
      }
    },
    isThere: async () => true,
    whenAbsent: async () => undefined,
    async surenessOf({ name }, { place, since, better }): Promise<Sureness> {
      if (isFixed(where.window)) return ofFixed(where.window)
      if (!isFlowMeasure(name))
        return { how: 'nothing', because: untold[name] ?? 'it has no course' }
      const window = await windowOf(where.window, scope.newestAt)
      const course = await flowCourse(evidence.facts, scope, {
        ...{ measure: name, since, component: where.component },
        beforeMax: weeksIn(window),
        isMeant: (one) => placeName(one) === place,
      })
      return 'because' in course
        ? { how: 'nothing', because: course.because }
        : byWeeks(course.series, course.span, better)
    },
  }
}

/** Why a number has no course week by week. */
const untold: Readonly<Record<string, string>> = {
  open_age: 'how old what is open is, is told of today alone',
  stale: 'what nobody touched is known of today alone',
  review_top_share:
    'a largest part is the larger the less was counted, and few weeks are held against many',
}
