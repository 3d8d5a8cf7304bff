/** Did it help? A number of the flow before and after a day, with how sure a difference is. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { Facts } from '#facts/facts.ts'
import { eachJob, type Job } from '#insights/flow/ci/job.ts'
import { keptJobs, prepareCi } from '#insights/flow/ci/read-jobs.ts'
import {
  flowMeasures,
  isFlowMeasure,
  isOfJobs,
  spanAround,
  weeksOfChanges,
  weeksOfJobs,
  type FlowMeasure,
} from '#insights/flow/compare/measures.ts'
import { Difference, Side } from '#records/pin-shape.ts'
import { beforeAfter, type Weeks } from '#std/before-after.ts'
import { defineVerb } from '#verbs/verb.ts'
import type { Evidence } from '../asked-scope.ts'
import { sayComparison } from './compare-words.ts'
import { flowScope, flowWhere, type FlowScope } from './scope.ts'

const FlowComparison = z
  .object({
    measure: z.enum(Object.keys(flowMeasures).filter(isFlowMeasure)),
    says: z.string(),
    unit: z.enum(['working minutes', 'minutes', 'lines', 'per week', 'share']),
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
        better: z
          .enum(['lower', 'higher'])
          .optional()
          .describe('The way hoped for, where it is not the usual one.'),
      }),
      output: FlowComparison,
      says: sayComparison,
      gather: async (_, { measure, since, repository, component }) => {
        const opened = await evidence
        const scope = await flowScope(opened, { repository, window: 'all' })
        return { scope, ...(await weeksFor(opened.facts, scope, { measure, since, component })) }
      },
      async run({ db }, { measure, since, better: hoped }, { scope, series, cut, compared, from }) {
        const { says, unit, better } = flowMeasures[measure]
        const told = beforeAfter(series, { cut, compared, better: hoped ?? better })
        const { rows } = await sql<{ number: number; title: string; on: string }>`
          select number, title, (detail ->> 'decidedAt')::date::text as on from records.record
          where kind = 'decision' and status = 'accepted' and removed_at is null
            and (detail ->> 'decidedAt')::timestamptz >= ${new Date(from)}
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

interface Asked {
  measure: FlowMeasure
  since: string
  component: string | undefined
}

async function weeksFor(facts: Facts, scope: FlowScope, { measure, since, component }: Asked) {
  const day = Date.parse(`${since}T00:00:00Z`)
  if (isOfJobs(measure)) {
    const jobs = await jobsOf(facts, scope)
    const times = jobs.flatMap(({ createdAt }) => (createdAt < 0 ? [] : [createdAt * 1000]))
    const span = spanAround(day, endsOf(times, day))
    return { ...span, series: weeksOfJobs(measure, jobs, span) satisfies Weeks }
  }
  const all = [...scope.rows.values()].flat()
  const rows =
    component === undefined ? all : all.filter((row) => row.components.includes(component))
  const span = spanAround(
    day,
    endsOf(
      rows.flatMap(({ endedAt }) => endedAt ?? []),
      day,
    ),
  )
  return { ...span, series: weeksOfChanges(measure, rows, span) satisfies Weeks }
}

function endsOf(times: readonly number[], day: number): { first: number; newest: number } {
  return {
    first: times.reduce((a, b) => Math.min(a, b), day),
    newest: times.reduce((a, b) => Math.max(a, b), day),
  }
}

async function jobsOf(facts: Facts, { repositories }: FlowScope): Promise<Job[]> {
  const jobs: Job[] = []
  for (const { id } of repositories) {
    await prepareCi(facts, id)
    for (const bytes of await keptJobs(facts, { repositoryId: id, months: [0, 2_147_483_647] }))
      eachJob(bytes, (job) => jobs.push({ ...job }))
  }
  return jobs
}
