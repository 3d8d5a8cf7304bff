/** How long changes take, and where: their stages in a window, and change by change. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { Facts } from '#facts/facts.ts'
import { flowAnswer } from '#insights/flow/answer.ts'
import { changeOnForge, type ForgePlace } from '#insights/flow/forge-address.ts'
import { minutes } from '#insights/flow/lengths.ts'
import { changeKinds, toldKinds } from '#insights/flow/listed.ts'
import { changeMeasures } from '#insights/flow/measured.ts'
import type { Beside, FlowRow } from '#insights/flow/row.ts'
import { FlowAnswer, FlowChange, groupings } from '#insights/flow/shape.ts'
import { noPlace, pageOf, paging } from '#records/page.ts'
import { defineVerb } from '#verbs/verb.ts'
import type { Evidence } from '../asked-scope.ts'
import { changesBehind, type OneChange } from './changes-behind.ts'
import { forgePlaces } from './forge-places.ts'
import { componentOrNone, flowScope, flowWhere } from './scope.ts'

export function stageVerbs(evidence: Promise<Evidence>) {
  return [
    defineVerb({
      name: 'flow.stages',
      summary: 'Tell how long merged changes took in each stage from first commit to production.',
      access: 'read',
      about: 'evidence',
      input: z.strictObject({
        ...flowWhere,
        by: z
          .enum(groupings)
          .optional()
          .describe('Also in groups: by week, month, component, size or hour.'),
      }),
      output: FlowAnswer,
      async run(_, { repository, window, component, by }) {
        const scope = await flowScope(await evidence, { repository, window, component })
        const question = { window: scope.window, component: component ?? null, by: by ?? null }
        const { zone, hours, days, holidays } = scope.settings
        return {
          ...flowAnswer([...scope.rows.values()].flat(), { question, calendar: scope.calendar }),
          repositories: scope.repositories.map(({ name }) => name),
          calendar: { zone, hours, days, holidays: holidays.length },
        }
      },
    }),
    defineVerb({
      name: 'flow.changes',
      summary: 'List changes with the minutes of each stage, or why there are none.',
      access: 'read',
      about: 'evidence',
      input: z.strictObject({
        ...flowWhere,
        component: componentOrNone,
        outcome: z
          .enum(['open', 'merged', 'closed'])
          .optional()
          .describe('Only those that are so.'),
        only: z
          .enum(changeKinds)
          .optional()
          .describe('Only those behind a number: merged ones that count, stale ones, and so on.'),
        measure: z
          .enum(changeMeasures)
          .optional()
          .describe('Only those that were merged and counted for this number.'),
        told: z
          .enum(toldKinds)
          .optional()
          .describe('Of these: with the number (known), not told (unknown), or all without it.'),
        environment: z
          .string()
          .max(200)
          .optional()
          .describe('With measure leadTime: the way to this environment of production.'),
        order: z
          .enum(['oldest', 'newest'])
          .default('oldest')
          .describe('By repository and number; or those with the largest numbers first.'),
        ...paging,
      }),
      output: pageOf(FlowChange),
      async run(_, { order, after, limit, ...wish }) {
        const opened = await evidence
        const { scope, changes } = await changesBehind(opened, wish)
        const all = order === 'oldest' ? changes : changes.toReversed()
        const from = after === undefined ? 0 : placeAfter(all, after)
        const items = all.slice(from, from + limit)
        const last = items.at(-1)
        return {
          items: await withTitles(opened.facts, {
            changes: items,
            places: await forgePlaces(opened.facts, scope.repositories),
          }),
          next: from + limit < all.length && last !== undefined ? placeOf(last) : null,
        }
      },
    }),
  ]
}

function placeOf({ repository, row }: OneChange): string {
  return `${row.number} ${repository}`
}

function placeAfter(all: readonly OneChange[], after: string): number {
  const place = all.findIndex((one) => placeOf(one) === after)
  if (place < 0) throw noPlace()
  return place + 1
}

/** Titles are read of those alone that are told: nobody asks for thousands at once. */
async function withTitles(
  { db }: Facts,
  { changes, places }: { changes: readonly OneChange[]; places: ReadonlyMap<number, ForgePlace> },
): Promise<FlowChange[]> {
  const ids = changes.map(({ repositoryId }) => repositoryId)
  const numbers = changes.map(({ row }) => row.number)
  const { rows } = await sql<{ place: string; title: string }>`
    select repository_id || ' ' || number as place, title from forge.request
    where (repository_id, number) in (select * from unnest(${ids}::int[], ${numbers}::int[]))`.execute(
    db,
  )
  const titles = new Map(rows.map(({ place, title }) => [place, title]))
  return changes.map((one) => {
    const place = places.get(one.repositoryId)
    return changeTold(one, {
      title: titles.get(`${one.repositoryId} ${one.row.number}`) ?? '',
      url: place === undefined ? null : changeOnForge(place, one.row.number),
    })
  })
}

function changeTold(
  { repository, row }: OneChange,
  { title, url }: Pick<FlowChange, 'title' | 'url'>,
): FlowChange {
  const { number, outcome, openedAt, endedAt, size, components, stages, flags } = row
  const stage = (name: keyof FlowRow['stages']) => {
    const { elapsedMs, workingMs, because } = stages[name]
    return { elapsed: inMinutes(elapsedMs), working: inMinutes(workingMs), because }
  }
  return {
    ...{ repository, number, title, outcome, openedAt: new Date(openedAt).toISOString() },
    endedAt: endedAt === null ? null : new Date(endedAt).toISOString(),
    ...{ size, components: [...components], unit: 'minutes' },
    stages: {
      ...{ coding: stage('coding'), draft: stage('draft'), pickup: stage('pickup') },
      ...{ review: stage('review'), rework: stage('rework'), mergeWait: stage('mergeWait') },
      deploy: stage('deploy'),
    },
    openTime: row.open && both(row.open),
    pickupFromRequest: row.fromRequest && both(row.fromRequest),
    mergeQueue: row.queue && both(row.queue),
    ...{ flags, url },
  }
}

function inMinutes(ms: number | null): number | null {
  return ms === null ? null : minutes(ms)
}

function both({ elapsedMs, workingMs }: Beside): { elapsed: number; working: number } {
  return { elapsed: minutes(elapsedMs), working: minutes(workingMs) }
}
