/** What CI takes, where it waits for runners, what never started, and what flaky jobs cost. */
import { z } from 'zod'
import { shown } from '#insights/flow/answer.ts'
import { ciAnswer } from '#insights/flow/ci/answer.ts'
import { keptJobs } from '#insights/flow/ci/read-jobs.ts'
import { CiAnswer } from '#insights/flow/ci/shape.ts'
import { defineVerb } from '#verbs/verb.ts'
import type { Evidence } from '../asked-scope.ts'
import { jobScope } from './job-scope.ts'
import { flowWhere } from './scope.ts'

export function ciVerbs(evidence: Promise<Evidence>) {
  return [
    defineVerb({
      name: 'flow.ci',
      summary: 'Tell how long CI jobs run and wait, which never started, and what flaky ones cost.',
      access: 'read',
      about: 'evidence',
      input: z.strictObject({
        repository: flowWhere.repository,
        window: flowWhere.window,
        limit: z.int().min(1).max(200).default(30).describe('How many names of jobs are told.'),
      }),
      output: CiAnswer,
      run: async (_, wish) => ciIn(await evidence, wish),
    }),
  ]
}

interface CiWish {
  repository?: string | undefined
  window: string
  limit: number
}

export async function ciIn(
  { facts }: Evidence,
  { repository, window: label, limit }: CiWish,
): Promise<CiAnswer> {
  const scope = await jobScope(facts, { repository, window: label })
  const { repositories, window, from, to, months, word } = scope
  const ids = repositories.map(({ id }) => id)
  const kept = await Promise.all(ids.map((id) => keptJobs(facts, { repositoryId: id, months })))
  const told = ciAnswer(kept.flat(), { from, to, limit, word })
  return {
    ...told,
    window: shown(window),
    repositories: repositories.map(({ name }) => name),
    items: told.items.map((item) => ({
      ...item,
      ...{ workflow: word(item.workflow), name: word(item.name) },
    })),
    queues: told.queues.map((item) => ({ ...item, queue: word(item.queue) })),
  }
}
