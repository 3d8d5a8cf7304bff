/** The course of a number of the flow, week by week: what `flow.compare` and pins tell before and after from. */
import type { Facts } from '#facts/facts.ts'
import { eachJob, type Job } from '#insights/flow/ci/job.ts'
import { flowMeasures, type FlowMeasure } from '#insights/flow/compare/measures.ts'
import { weeksOfChanges, weeksOfOpen } from '#insights/flow/compare/of-changes.ts'
import { weeksOfDeployments } from '#insights/flow/compare/of-deployments.ts'
import { weeksOfJobs } from '#insights/flow/compare/of-jobs.ts'
import { weeksOfReviews } from '#insights/flow/compare/of-reviews.ts'
import { watchedIn, type WatchedPlace } from '#insights/flow/delivery/places.ts'
import { readDelivery } from '#insights/flow/delivery/read-delivery.ts'
import { readWork } from '#insights/flow/delivery/read-work.ts'
import type { FlowRow } from '#insights/flow/row.ts'
import type { Weeks } from '#std/before-after.ts'
import { weeksAround, type WeekSpan } from '#std/whole-weeks.ts'
import { counted, listed } from '#std/words.ts'
import { meantJobs } from './meant-jobs.ts'
import type { FlowScope } from './scope.ts'
import { flowSettings } from './settings.ts'

/** One component in one environment of production. */
export interface PlaceOfProduction extends WatchedPlace {
  repository: string
  newestAt: number | null
}

export interface CourseWish {
  measure: FlowMeasure
  /** The day that parts the weeks, as YYYY-MM-DD. */
  since: string
  component: string | undefined
  /** How many weeks before the day are compared at most. */
  beforeMax?: number
  /** Which place of production is meant, of numbers of deployments. */
  isMeant: (place: PlaceOfProduction) => boolean
}

export type FlowCourse = { span: WeekSpan; series: Weeks } | { because: string }

/** `scope` is of all time. */
export async function flowCourse(
  facts: Facts,
  scope: FlowScope,
  wish: CourseWish,
): Promise<FlowCourse> {
  switch (flowMeasures[wish.measure].from) {
    case 'jobs':
      return ofJobs(facts, scope, wish)
    case 'deployments':
      return ofDeployments(facts, scope, wish)
    case 'reviews':
      return ofReviews(facts, scope, wish)
    case 'open changes': {
      const rows = rowsOf(scope, wish)
      const span = around(wish, { times: rows.map(({ openedAt }) => openedAt), scope })
      return span === undefined ? nothing : { span, series: weeksOfOpen(rows, span) }
    }
    case 'changes': {
      const rows = rowsOf(scope, wish)
      const times = rows.flatMap(({ endedAt }) => endedAt ?? [])
      const span = around(wish, { times, scope })
      return span === undefined
        ? nothing
        : { span, series: weeksOfChanges(wish.measure, rows, span) }
    }
  }
}

const nothing = { because: 'nothing of it is known here' }

function rowsOf({ rows }: FlowScope, { component }: CourseWish): FlowRow[] {
  const all = [...rows.values()].flat()
  return component === undefined ? all : all.filter((row) => row.components.includes(component))
}

/** From the first of the times to the last that is known to have happened. */
function around(
  { since, beforeMax }: CourseWish,
  { times, scope }: { times: readonly number[]; scope?: Pick<FlowScope, 'newestAt'> },
): WeekSpan | undefined {
  const [one] = times
  if (one === undefined) return undefined
  const first = times.reduce((a, b) => Math.min(a, b), one)
  const newest = times.reduce((a, b) => Math.max(a, b), scope?.newestAt ?? one)
  return weeksAround(since, { first, newest, ...(beforeMax === undefined ? {} : { beforeMax }) })
}

async function ofJobs(facts: Facts, scope: FlowScope, wish: CourseWish): Promise<FlowCourse> {
  const jobs: Job[] = []
  const ids = scope.repositories.map(({ id }) => id)
  const meant = await meantJobs(facts, ids, wish)
  if ('because' in meant) return { because: meant.because }
  for (const bytes of meant.jobs) eachJob(bytes, (job) => jobs.push({ ...job }))
  const times = jobs.flatMap(({ createdAt }) => (createdAt < 0 ? [] : [createdAt * 1000]))
  const span = around(wish, { times })
  return span === undefined ? nothing : { span, series: weeksOfJobs(wish.measure, jobs, span) }
}

async function ofReviews(facts: Facts, scope: FlowScope, wish: CourseWish): Promise<FlowCourse> {
  const all = []
  for (const { id, name } of scope.repositories) {
    const { reviews } = await readWork(facts, { repositoryId: id, repository: name })
    const rows = scope.rows.get(id) ?? []
    const numbers = new Set(
      rows
        .filter(
          ({ flags, components }) =>
            !flags.leftOut && (wish.component === undefined || components.includes(wish.component)),
        )
        .map(({ number }) => number),
    )
    all.push(...reviews.filter(({ number }) => numbers.has(number)))
  }
  const span = around(wish, { times: all.map(({ at }) => at), scope })
  if (span === undefined) return nothing
  const series = weeksOfReviews(all, span)
  return 'because' in series ? series : { span, series }
}

async function ofDeployments(
  facts: Facts,
  scope: FlowScope,
  wish: CourseWish,
): Promise<FlowCourse> {
  const places = (await placesOfProduction(facts, scope)).filter(wish.isMeant)
  const [place] = places
  if (place === undefined) return { because: 'nothing is known to be deployed there' }
  if (places.length > 1)
    return {
      because: `${counted(places.length, 'place')} of production fit, and each is told by itself: ${listed(places.slice(0, placesShown).map(placeSaid))}${places.length > placesShown ? ' among them' : ''}; name one, by ${whatTells(places)}`,
    }
  const times = place.deployments.map(({ at }) => at)
  const span = around(wish, { times, scope: place })
  if (span === undefined) return nothing
  const series = weeksOfDeployments(wish.measure, place, span)
  return 'because' in series ? series : { span, series }
}

/** As many as are read at a glance. */
const placesShown = 4

function placeSaid({ component, environment, repository }: PlaceOfProduction): string {
  return `${component ?? repository} in ${environment}`
}

/** In what they differ: naming anything else would leave as many. */
function whatTells(places: readonly PlaceOfProduction[]): string {
  const parts = ['repository', 'environment', 'component'] as const
  return listed(parts.filter((part) => new Set(places.map((one) => one[part])).size > 1))
}

async function placesOfProduction(facts: Facts, scope: FlowScope): Promise<PlaceOfProduction[]> {
  const all: PlaceOfProduction[] = []
  for (const { id, name } of scope.repositories) {
    const told = await readDelivery(facts, {
      ...{ repositoryId: id, repository: name, rows: scope.rows.get(id) ?? [] },
      ...{ settings: await flowSettings(facts, id), newestAt: scope.newestAt },
    })
    const { places, incidents } = watchedIn(told)
    const { newestAt } = told
    all.push(...places.map((place) => ({ ...place, incidents, repository: name, newestAt })))
  }
  return all
}
