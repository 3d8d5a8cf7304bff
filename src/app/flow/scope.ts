/** Of which repositories, and when, a question about the flow is; their stages are made where they are not as they would be now. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { Facts } from '#facts/facts.ts'
import { calendarOf } from '#insights/flow/calendar.ts'
import { readFlow } from '#insights/flow/keep.ts'
import { prepareFlow } from '#insights/flow/prepare.ts'
import type { FlowRow } from '#insights/flow/row.ts'
import type { FlowSettings } from '#insights/flow/settings.ts'
import type { FlowQuestion } from '#insights/flow/answer.ts'
import { CairnError } from '#std/errors.ts'
import type { WorkCalendar } from '#std/working-time.ts'
import { repositoryNamed, type Evidence } from '../asked-scope.ts'
import { parseWindow } from '../window.ts'
import { mustBeComponent } from './known-parts.ts'
import { flowSettings } from './settings.ts'

/** What every question about the flow says. */
export const flowWhere = {
  repository: z
    .string()
    .min(1)
    .max(500)
    .optional()
    .describe('Only of the repository of this name; else of all that a forge told of.'),
  window: z
    .string()
    .max(50)
    .default('all')
    .describe('The span: 12m, 90d, 2y, all, or 2025-01-01..2025-06-30.'),
  component: z.string().max(200).optional().describe('Only what belongs to this component.'),
}

/** Of what is listed by the place that it reached. */
export const componentOrNone = flowWhere.component.describe(
  'Only what belongs to this component; none for what is deployed as a whole.',
)

/** Of what is listed one by one. */
export const listOrder = z
  .enum(['oldest', 'newest'])
  .default('oldest')
  .describe('By repository and time; or the latest first.')

export const FlowWhere = z.object(flowWhere)
export type FlowWhere = z.output<typeof FlowWhere>

export interface FlowScope {
  repositories: { id: number; name: string }[]
  /** By the id of the repository. */
  rows: ReadonlyMap<number, FlowRow[]>
  window: FlowQuestion['window']
  /** Of the repository, or of the workspace where several are asked for. */
  settings: FlowSettings
  calendar: WorkCalendar
  /** The last that is known to have happened: in any of them, and in each by its id. */
  newestAt: number | null
  newest: ReadonlyMap<number, number | null>
}

export async function flowScope(
  { facts }: Evidence,
  {
    repository,
    window,
    component,
  }: Pick<FlowWhere, 'repository' | 'window'> & Partial<Pick<FlowWhere, 'component'>>,
): Promise<FlowScope> {
  const repositories = await flowRepositories({ facts }, repository)
  await mustBeComponent(facts, component, { repositories })
  const rows = new Map<number, FlowRow[]>()
  const newest = new Map<number, number | null>()
  let newestAt: number | null = null
  for (const { id } of repositories) {
    await prepareFlow(facts, {
      ...{ repositoryId: id, mayBeBehind: true },
      settings: await flowSettings(facts, id),
    })
    const flow = await readFlow(facts, id)
    rows.set(id, flow.rows)
    newest.set(id, flow.newestAt)
    newestAt = flow.newestAt === null ? newestAt : Math.max(newestAt ?? -Infinity, flow.newestAt)
  }
  const [only] = repositories
  const settings = await flowSettings(facts, repositories.length === 1 && only ? only.id : 0)
  return {
    ...{ repositories, rows, settings, calendar: calendarOf(settings), newestAt, newest },
    window: await windowOf(window, newestAt),
  }
}

export async function flowRepositories(
  { facts }: Pick<Evidence, 'facts'>,
  name: string | undefined,
): Promise<FlowScope['repositories']> {
  if (name !== undefined) {
    const { id, name: known } = await repositoryNamed(facts, name)
    if (await hasProject({ facts }, id)) return [{ id, name: known }]
    throw new CairnError(
      'not_found',
      'flow.none',
      `No forge has told anything of ${known} so far.`,
      {
        hint: 'cairn sync asks one with a token; cairn import github reads what was saved of one.',
      },
    )
  }
  const { rows } = await sql<{ id: number; name: string }>`
    select r.repository_id as id, r.name from repository r join forge.project p using (repository_id)
    order by r.name, r.source`.execute(facts.db)
  return rows
}

async function hasProject({ facts }: Pick<Evidence, 'facts'>, id: number): Promise<boolean> {
  const { rows } = await sql`select from forge.project where repository_id = ${id}`.execute(
    facts.db,
  )
  return rows.length > 0
}

/** It ends with the last that is known to have happened, as windows of the history end with its newest commit. */
export async function windowOf(
  label: string,
  newestAt: number | null,
): Promise<FlowQuestion['window']> {
  if (label === 'all') return { label, from: null, to: null }
  const newest = newestAt === null ? null : new Date(newestAt)
  const { from, to } = await parseWindow(label, async () => newest)
  return { label, from: from?.getTime() ?? null, to: to?.getTime() ?? null }
}

/** Names that recur in what a forge told, by number. */
export async function wordsOf({ db }: Facts, ids: readonly number[]): Promise<Map<number, string>> {
  const { rows } = await sql<{ id: number; word: string }>`
    select word_id as id, word from forge.word w where repository_id = any (${ids})`.execute(db)
  return new Map(rows.map(({ id, word }) => [id, word]))
}
