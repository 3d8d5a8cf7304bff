/** The jobs behind the numbers of CI, one by one. Nobody is named: a job is of a commit, and not of a person. */
import { z } from 'zod'
import type { Facts } from '#facts/facts.ts'
import { FlowJob } from '#insights/flow/ci/job-shape.ts'
import type { Job } from '#insights/flow/ci/job.ts'
import { byTime, jobKinds, listedIn, type JobPlace } from '#insights/flow/ci/listed.ts'
import { jobsOfComponent } from '#insights/flow/ci/of-component.ts'
import { jobsTold } from '#insights/flow/ci/read-listed.ts'
import { keptJobs, keptMonths } from '#insights/flow/ci/read-jobs.ts'
import { noPlace, pageOf, paging } from '#records/page.ts'
import { CairnError } from '#std/errors.ts'
import { defineVerb } from '#verbs/verb.ts'
import type { Evidence } from '../asked-scope.ts'
import { forgePlaces } from './forge-places.ts'
import { jobScope, type JobScope } from './job-scope.ts'
import { mustBeComponent } from './known-parts.ts'
import { jobPatterns, noJobsSaid } from './meant-jobs.ts'
import { flowWhere, listOrder } from './scope.ts'

const input = z.strictObject({
  repository: flowWhere.repository,
  window: flowWhere.window,
  component: flowWhere.component,
  only: z
    .enum(jobKinds)
    .optional()
    .describe('Only those behind a number: of those that count, or of those that are in none.'),
  queue: z.string().min(1).max(500).optional().describe('Only those that waited in this queue.'),
  name: z
    .string()
    .min(1)
    .max(500)
    .optional()
    .describe('Only jobs of this name: test, or checks: test with its workflow.'),
  order: listOrder,
  ...paging,
})
type Wish = z.output<typeof input>

export function jobVerbs(evidence: Promise<Evidence>) {
  return [
    defineVerb({
      name: 'flow.jobs',
      summary: 'List the jobs of CI behind the numbers: how long each waited and ran, and why not.',
      access: 'read',
      about: 'evidence',
      input,
      output: pageOf(FlowJob),
      async run(_, wish) {
        const { facts } = await evidence
        const scope = await jobScope(facts, wish)
        const found = await foundIn(facts, scope, wish)
        const shown = found.slice(0, wish.limit)
        const last = shown.at(-1)
        const { word } = scope
        const places = await forgePlaces(facts, scope.repositories)
        return {
          items: await jobsTold(facts, shown, { word, places }),
          next: found.length > wish.limit && last !== undefined ? placeOf(last) : null,
        }
      },
    }),
  ]
}

interface Found {
  repositoryId: number
  repository: string
  job: ReturnType<typeof listedIn>[number]
}

/** One more than is asked for, where there are more. A month is read after the other, and no more of them than it takes. */
async function foundIn(facts: Facts, scope: JobScope, wish: Wish): Promise<Found[]> {
  const { order, limit } = wish
  const isNewest = order === 'newest'
  const after = wish.after === undefined ? null : placeFrom(wish.after)
  const repositories = isNewest ? scope.repositories.toReversed() : scope.repositories
  const first = after === null ? 0 : repositories.findIndex(({ id }) => id === after.repositoryId)
  if (first < 0) throw noPlace()
  const found: Found[] = []
  const meantIn = await meantBy(facts, scope, wish)
  for (const { id: repositoryId, name } of repositories.slice(first)) {
    const place = after?.repositoryId === repositoryId ? after : null
    const months = await keptMonths(facts, { repositoryId, months: scope.months })
    for (const month of isNewest ? months.toReversed() : months) {
      if (found.length > limit) return found.slice(0, limit + 1)
      const kept = await keptJobs(facts, { repositoryId, months: [month, month] })
      const jobs = kept.flatMap((bytes) =>
        listedIn(bytes, { ...scope, only: wish.only ?? null, isMeant: meantIn(repositoryId) }),
      )
      const inOrder = isNewest ? jobs.toReversed() : jobs
      for (const job of inOrder)
        if (place === null || isBehind(job, place, isNewest))
          found.push({ repositoryId, repository: name, job })
    }
  }
  return found.slice(0, limit + 1)
}

/** Of a repository: of the component, the name and the queue that were asked for. */
async function meantBy(
  facts: Facts,
  { repositories, word }: JobScope,
  { component, name, queue }: Wish,
): Promise<(repositoryId: number) => (job: Readonly<Job>) => boolean> {
  const isNamed = (job: Readonly<Job>) => {
    if (queue !== undefined && word(job.queue) !== queue) return false
    if (name === undefined) return true
    const its = word(job.name)
    return its !== null && (its === name || `${word(job.workflow) ?? ''}: ${its}` === name)
  }
  if (component === undefined) return () => isNamed
  await mustBeComponent(facts, component, { repositories })
  const wants = new Map<number, (job: Readonly<Job>) => boolean>()
  for (const { id } of repositories) {
    const patterns = await jobPatterns(facts, id, component)
    if (patterns.length > 0) wants.set(id, jobsOfComponent(patterns, word))
  }
  if (wants.size > 0) return (id) => (job) => isNamed(job) && (wants.get(id)?.(job) ?? false)
  const { because, hint } = noJobsSaid(component)
  throw new CairnError('not_found', 'flow.jobs.component', `It cannot be told: ${because}.`, {
    hint,
  })
}

function isBehind(job: JobPlace, place: JobPlace, isNewest: boolean): boolean {
  if (job.createdAt === place.createdAt && job.id === place.id) return false
  return isNewest ? byTime(job, place) < 0 : byTime(job, place) > 0
}

function placeOf({ repositoryId, job }: Found): string {
  return `${repositoryId} ${job.createdAt} ${job.id}`
}

function placeFrom(text: string): JobPlace & { repositoryId: number } {
  const [, repository, createdAt, id = ''] =
    /^(\d{1,9}) (-1|\d{1,10}) (-?\d{1,19})$/.exec(text) ?? []
  if (repository === undefined) throw noPlace()
  return { repositoryId: Number(repository), createdAt: Number(createdAt), id }
}
