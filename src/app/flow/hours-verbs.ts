/** At which hours of the week changes wait. */
import { z } from 'zod'
import { readHours } from '#insights/flow/hours.ts'
import type { FlowRow } from '#insights/flow/row.ts'
import { HoursAnswer } from '#insights/flow/shape.ts'
import { monthOf } from '#insights/flow/rows-of.ts'
import { waitStages } from '#insights/flow/stages.ts'
import { defineVerb } from '#verbs/verb.ts'
import type { Evidence } from '../asked-scope.ts'
import { flowScope, flowWhere, type FlowScope } from './scope.ts'

export function hoursVerbs(evidence: Promise<Evidence>) {
  return [
    defineVerb({
      name: 'flow.hours',
      summary:
        'Tell at which hours of the week merged changes waited. A window counts whole months.',
      access: 'read',
      about: 'evidence',
      input: z.strictObject({
        repository: flowWhere.repository,
        window: flowWhere.window,
        stage: z
          .enum(waitStages)
          .optional()
          .describe('Only in this stage; else in all in which changes wait.'),
      }),
      output: HoursAnswer,
      async run(_, { repository, window: label, stage }) {
        const opened = await evidence
        const scope = await flowScope(opened, { repository, window: label })
        const { window, repositories, settings } = scope
        const ids = repositories.map(({ id }) => id)
        const { hours, months } = await readHours(opened.facts, {
          repositoryIds: ids,
          months: monthsOf(scope),
          stages: stage === undefined ? waitStages : [stage],
        })
        const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString())
        return {
          window: { label: window.label, from: iso(window.from), to: iso(window.to) },
          n: [...scope.rows.values()].flat().filter((row) => isCounted(row, scope)).length,
          leftOut: [],
          repositories: repositories.map(({ name }) => name),
          ...{ stage: stage ?? null, zone: settings.zone, hours },
          unit: 'minutes' as const,
          months:
            months === null ? null : { from: monthSaid(months.from), to: monthSaid(months.to) },
        }
      },
    }),
  ]
}

/** As they are kept: whole, by the clocks of the team. */
function monthsOf({ window: { from, to }, calendar }: FlowScope): { from: number; to: number } {
  return {
    from: from === null ? 0 : monthOf(calendar, from),
    to: to === null ? 2_147_483_647 : monthOf(calendar, to),
  }
}

function isCounted({ outcome, endedAt, flags }: FlowRow, scope: FlowScope): boolean {
  if (outcome !== 'merged' || endedAt === null || flags.leftOut) return false
  const { from, to } = monthsOf(scope)
  const month = monthOf(scope.calendar, endedAt)
  return month >= from && month <= to
}

/** `2026-01` */
function monthSaid(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
}
