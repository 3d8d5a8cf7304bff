/** The changes that were asked for one by one, in the order of repositories and numbers: those that a number counts, or leaves out. */
import { changesTo, noComponent } from '#insights/flow/delivery/answer.ts'
import { changesInWork } from '#insights/flow/delivery/work.ts'
import { isListed, isWorkKind, type ChangeWish } from '#insights/flow/listed.ts'
import type { FlowRow } from '#insights/flow/row.ts'
import { CairnError } from '#std/errors.ts'
import type { Evidence } from '../asked-scope.ts'
import { deliveryFacts, usualPatience, workFacts } from './delivery-verbs.ts'
import { flowScope, type FlowScope, type FlowWhere } from './scope.ts'

export interface OneChange {
  repositoryId: number
  repository: string
  row: FlowRow
}

interface Wish extends FlowWhere {
  outcome?: FlowRow['outcome'] | undefined
  only?: Exclude<ChangeWish['only'], null> | undefined
  measure?: NonNullable<ChangeWish['measure']>['name'] | undefined
  told?: NonNullable<ChangeWish['measure']>['told'] | undefined
  environment?: string | undefined
}

export async function changesBehind(
  evidence: Evidence,
  wish: Wish,
): Promise<{ scope: FlowScope; changes: readonly OneChange[] }> {
  const { repository, window, outcome = null, only = null, measure, told = 'known' } = wish
  mustGoTogether(wish)
  // To a place, its component says which; of no component are those where nobody said.
  const isToPlace = wish.environment !== undefined
  const isWhole = isToPlace && wish.component === noComponent
  const component = isWhole ? undefined : wish.component
  const scope = await flowScope(evidence, { repository, window, component })
  const { rows, window: span } = isToPlace ? await rowsTo(evidence, scope, wish) : scope
  const asked: ChangeWish = {
    ...{ window: span, component: isToPlace ? null : (component ?? null), outcome, only },
    measure: measure === undefined ? null : { name: measure, told },
    newestAt: scope.newestAt,
  }
  const isInWork = await workOf(evidence, scope, asked)
  return {
    scope,
    changes: scope.repositories.flatMap(({ id, name }) =>
      (rows.get(id) ?? [])
        .filter((row) => isListed(row, asked) && isInWork(name, row.number))
        .map((row) => ({ repositoryId: id, repository: name, row })),
    ),
  }
}

function mustGoTogether({ measure, told, environment }: Wish): void {
  if (environment !== undefined && measure !== 'leadTime')
    throw new CairnError(
      'invalid',
      'flow.changes.environment',
      'Of a single environment, only lead time is told.',
      { hint: 'Say measure leadTime with it.' },
    )
  if (told !== undefined && measure === undefined)
    throw new CairnError(
      'invalid',
      'flow.changes.told',
      'Of which number it should be told is not said.',
      { hint: 'Say measure pickup, or another number, with it.' },
    )
}

/** With the way to this place as their deploy; a window of deliveries ends with the last of these. */
async function rowsTo(
  evidence: Evidence,
  scope: FlowScope,
  { window: label, component, environment }: Wish,
): Promise<Pick<FlowScope, 'rows' | 'window'>> {
  const { all, window } = await deliveryFacts(evidence, scope, label)
  const question = { window, component: component ?? null, environment: environment ?? null }
  const { calendar } = scope
  const rows = new Map(
    scope.repositories.map(({ id }, index): [number, FlowRow[]] => {
      const facts = all[index]
      return [id, facts === undefined ? [] : changesTo(facts, { question, calendar })]
    }),
  )
  return { rows, window }
}

async function workOf(
  evidence: Evidence,
  scope: FlowScope,
  { window, component, only: kind }: ChangeWish,
): Promise<(repository: string, number: number) => boolean> {
  if (!isWorkKind(kind)) return () => true
  return changesInWork(await workFacts(evidence, scope), {
    question: { window, component, ...usualPatience, limit: 0 },
    kind,
  })
}
