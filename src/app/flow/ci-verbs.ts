/** What CI takes, where it waits for runners, what never started, and what flaky jobs cost. */
import { z } from 'zod'
import { shown } from '#insights/flow/answer.ts'
import { ciAnswer } from '#insights/flow/ci/answer.ts'
import { CiAnswer } from '#insights/flow/ci/shape.ts'
import { defineVerb } from '#verbs/verb.ts'
import type { Evidence } from '../asked-scope.ts'
import { jobScope } from './job-scope.ts'
import { meantJobs } from './meant-jobs.ts'
import { flowWhere, type FlowWhere } from './scope.ts'

export function ciVerbs(evidence: Promise<Evidence>) {
  return [
    defineVerb({
      name: 'flow.ci',
      summary: 'Tell how long CI jobs run and wait, which never started, and what flaky ones cost.',
      access: 'read',
      about: 'evidence',
      input: z.strictObject({
        ...flowWhere,
        limit: z.int().min(1).max(200).default(30).describe('How many names of jobs are told.'),
      }),
      output: CiAnswer,
      run: async (_, wish) => ciIn(await evidence, wish),
    }),
  ]
}

interface CiWish extends FlowWhere {
  limit: number
}

export async function ciIn(
  { facts }: Evidence,
  { repository, window: label, component, limit }: CiWish,
): Promise<CiAnswer> {
  const scope = await jobScope(facts, { repository, window: label })
  const { repositories, window, from, to, months, word } = scope
  const ids = repositories.map(({ id }) => id)
  const meant = await meantJobs(facts, ids, { component, months })
  const isUntold = 'because' in meant
  const told = ciAnswer(isUntold ? [] : meant.jobs, { from, to, limit, word })
  return {
    ...told,
    ...(isUntold ? { ...meant, neverStarted: null, flaky: null, rerun: null } : measurable),
    ...{ window: shown(window), component: component ?? null },
    repositories: repositories.map(({ name }) => name),
    items: told.items.map((item) => ({
      ...item,
      ...{ workflow: word(item.workflow), name: word(item.name) },
    })),
    queues: told.queues.map((item) => ({ ...item, queue: word(item.queue) })),
  }
}

const measurable = { because: null, hint: null }
