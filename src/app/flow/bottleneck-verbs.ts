/** Where waiting costs most, since when, and what explains it. */
import { z } from 'zod'
import { isWithin, shown } from '#insights/flow/answer.ts'
import { bottleneckOf } from '#insights/flow/ledger/bottleneck.ts'
import { ledgerOf } from '#insights/flow/ledger/ledger.ts'
import { causes, type Lot } from '#insights/flow/ledger/causes.ts'
import type { LeftOut } from '#insights/insight.ts'
import { BottlenecksAnswer } from '#insights/flow/ledger/shape.ts'
import { lotsOf, lotsOfJobs, waitsOfChanges } from '#insights/flow/ledger/waits.ts'
import type { FlowRow } from '#insights/flow/row.ts'
import { defineVerb } from '#verbs/verb.ts'
import type { Evidence } from '../asked-scope.ts'
import { meantJobs } from './meant-jobs.ts'
import { flowScope, flowWhere, wordsOf, type FlowScope } from './scope.ts'

export function bottleneckVerbs(evidence: Promise<Evidence>) {
  return [
    defineVerb({
      name: 'flow.bottlenecks',
      summary:
        'Tell what waiting costs by cause, and of the dearest since when and what explains it.',
      access: 'read',
      about: 'evidence',
      input: z.strictObject({
        ...flowWhere,
        limit: z.int().min(1).max(9).default(3).describe('Of how many causes more is told.'),
      }),
      output: BottlenecksAnswer,
      async run(_, { repository, window, component, limit }) {
        const opened = await evidence
        const { facts } = opened
        const scope = await flowScope(opened, { repository, window, component })
        const ids = scope.repositories.map(({ id }) => id)
        const all = [...scope.rows.values()].flat()
        const rows =
          component === undefined ? all : all.filter((row) => row.components.includes(component))
        const meant = await meantJobs(facts, ids, { component })
        const words = await wordsOf(facts, ids)
        const { window: within } = scope
        const ofJobs =
          'because' in meant
            ? []
            : lotsOfJobs(meant.jobs, { window: within, word: (id) => words.get(id) ?? null })
        const lots = [...lotsOf(waitsOfChanges(rows, scope)), ...ofJobs]
        const { rate } = scope.settings
        const ledger = ledgerOf(lots, { perHour: rate?.perHour ?? null })
        return {
          window: shown(scope.window),
          n: lots.reduce((sum, { n }) => sum + n, 0),
          leftOut: [...unreviewedOf(rows, scope), ...sampled(lots)],
          repositories: scope.repositories.map(({ name }) => name),
          currency: rate?.currency ?? null,
          ci: 'because' in meant ? meant : { because: null, hint: null },
          ledger,
          bottlenecks: ledger.slice(0, limit).flatMap((line) => {
            const lot = lots.find(({ cause }) => cause === line.cause)
            return lot === undefined ? [] : [bottleneckOf(line, lot.sample, scope.calendar)]
          }),
        }
      },
    }),
  ]
}

/** How long they took is told by the stages; what they waited for, nobody can tell. */
function unreviewedOf(rows: readonly FlowRow[], { window }: Pick<FlowScope, 'window'>): LeftOut[] {
  const count = rows.filter(
    ({ outcome, flags, endedAt }) =>
      outcome === 'merged' && flags.unreviewed && !flags.leftOut && isWithin(window, endedAt),
  ).length
  const why = 'nobody can tell what they waited for'
  return count === 0 ? [] : [{ what: 'changes merged without a review', count, why }]
}

function sampled(lots: readonly Lot[]): LeftOut[] {
  return lots
    .filter(({ n, sample }) => n > sample.length)
    .map(({ cause, n, sample }) => ({
      what: `waits ${causes[cause]}`,
      count: n - sample.length,
      why: 'hours are summed over all; since when and what explains them is told from every so many-th',
    }))
}
