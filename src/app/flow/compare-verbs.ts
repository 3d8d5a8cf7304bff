/** Did it help? A number of the flow before and after a day, with how sure a difference is. */
import { sql } from 'kysely'
import { z } from 'zod'
import { flowMeasures, flowUnits, isFlowMeasure } from '#insights/flow/compare/measures.ts'
import { Difference, Side } from '#records/pin-shape.ts'
import { beforeAfter } from '#std/before-after.ts'
import { comparedDays } from '#std/whole-weeks.ts'
import { defineVerb } from '#verbs/verb.ts'
import type { Evidence } from '../asked-scope.ts'
import { sayComparison } from './compare-words.ts'
import { flowCourse } from './course.ts'
import { flowScope, flowWhere } from './scope.ts'

const none = { weeks: 0, n: 0, value: null }

const FlowComparison = z
  .object({
    measure: z.enum(Object.keys(flowMeasures).filter(isFlowMeasure)),
    says: z.string(),
    unit: z.enum(flowUnits),
    since: z.iso.date(),
    before: Side,
    after: Side,
    /** After less before, with the interval that holds it nine times in ten; null where there is too little to compare. */
    difference: Difference.nullable(),
    /** `worked`: it went the hoped way, clearly. `did not`: clearly the other way. */
    verdict: z.enum(['worked', 'did not', 'cannot tell']),
    because: z.string(),
    repositories: z.array(z.string()),
    /** Decisions that were accepted between the first and the last week that is compared: what changed may be their doing. */
    alsoDecided: z.array(z.object({ number: z.int(), title: z.string(), on: z.iso.date() })),
  })
  .meta({ id: 'FlowComparison' })
export type FlowComparison = z.output<typeof FlowComparison>

export function compareVerbs(evidence: Promise<Evidence>) {
  return [
    defineVerb({
      name: 'flow.compare',
      summary:
        'Compare a number of the flow before and after a day: worked, did not, or cannot tell.',
      access: 'read',
      operands: ['measure', 'since'],
      input: z.strictObject({
        measure: z.enum(Object.keys(flowMeasures).filter(isFlowMeasure)).describe('Which number.'),
        since: z.iso.date().describe('The day on which something was changed.'),
        repository: flowWhere.repository,
        component: flowWhere.component,
        environment: z
          .string()
          .max(200)
          .optional()
          .describe('Of deployments, only those to this environment of production.'),
        better: z
          .enum(['lower', 'higher'])
          .optional()
          .describe('The way hoped for, where it is not the usual one.'),
      }),
      output: FlowComparison,
      says: sayComparison,
      gather: async (_, { measure, since, repository, component, environment }) => {
        const opened = await evidence
        const scope = await flowScope(opened, { repository, window: 'all', component })
        const course = await flowCourse(opened.facts, scope, {
          ...{ measure, since, component },
          isMeant: (place) =>
            isSame(component, place.component) && isSame(environment, place.environment),
        })
        return { scope, course }
      },
      async run({ db }, { measure, since, better: hoped }, { scope, course }) {
        const { says, unit, better } = flowMeasures[measure]
        const told =
          'because' in course
            ? {
                ...{ verdict: 'cannot tell' as const, because: course.because, difference: null },
                ...{ before: none, after: none },
              }
            : beforeAfter(course.series, { ...course.span, better: hoped ?? better })
        const { from, to } =
          'because' in course ? { from: since, to: null } : comparedDays(course.span)
        const { rows } = await sql<{ number: number; title: string; on: string }>`
          select number, title, (detail ->> 'decidedAt')::date::text as on from records.record
          where kind = 'decision' and status in ('accepted', 'superseded', 'deprecated') and removed_at is null
            and (detail ->> 'decidedAt')::timestamptz >= ${from}::date
            and (${to}::date is null or (detail ->> 'decidedAt')::timestamptz < ${to}::date + 1)
          order by 3, 1 limit 50`.execute(db)
        const verdicts = {
          better: 'worked',
          worse: 'did not',
          'cannot tell': 'cannot tell',
        } as const
        return {
          ...{ measure, says, unit, since, before: told.before, after: told.after },
          ...{
            difference: told.difference,
            verdict: verdicts[told.verdict],
            because: told.because,
          },
          repositories: scope.repositories.map(({ name }) => name),
          alsoDecided: rows,
        }
      },
    }),
  ]
}

/** What nobody said fits any. */
function isSame(said: string | undefined, known: string | null): boolean {
  return said === undefined || known?.toLowerCase() === said.toLowerCase()
}
