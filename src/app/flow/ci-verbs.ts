/** What CI takes, where it waits for runners, what never started, and what flaky jobs cost. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { Facts } from '#facts/facts.ts'
import { shown } from '#insights/flow/answer.ts'
import { ciAnswer } from '#insights/flow/ci/answer.ts'
import { CiAnswer } from '#insights/flow/ci/shape.ts'
import { defineVerb } from '#verbs/verb.ts'
import type { Evidence } from '../asked-scope.ts'
import { meantJobs } from './meant-jobs.ts'
import { flowRepositories, flowWhere, windowOf, wordsOf, type FlowWhere } from './scope.ts'

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
  const repositories = await flowRepositories({ facts }, repository)
  const ids = repositories.map(({ id }) => id)
  const window = await windowOf(label, await newestJob(facts, ids))
  const words = await wordsOf(facts, ids)
  const word = (id: number) => (id === 0 ? null : (words.get(id) ?? null))
  const question = { from: secondsOf(window.from), to: secondsOf(window.to), limit, word }
  const meant = await meantJobs(facts, ids, { component, months: monthsOf(question) })
  const isUntold = 'because' in meant
  const told = ciAnswer(isUntold ? [] : meant.jobs, question)
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

function secondsOf(ms: number | null): number | null {
  return ms === null ? null : Math.floor(ms / 1000)
}

/** Without a window also those without a time, which are kept as of month 0. */
function monthsOf({ from, to }: { from: number | null; to: number | null }): [number, number] {
  const month = (at: number) => {
    const day = new Date(at * 1000)
    return day.getUTCFullYear() * 12 + day.getUTCMonth()
  }
  return [from === null ? 0 : month(from), to === null ? 2_147_483_647 : month(to)]
}

async function newestJob({ db }: Facts, ids: readonly number[]): Promise<number | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select max(greatest(created_at, ended_at)) as at from forge.job where repository_id = any (${ids})`.execute(
    db,
  )
  return rows[0]?.at?.getTime() ?? null
}
