/** Of which jobs of CI a question is: of which repositories, when, and what their words are. */
import { sql } from 'kysely'
import type { Facts } from '#facts/facts.ts'
import type { FlowQuestion } from '#insights/flow/answer.ts'
import { prepareCi } from '#insights/flow/ci/read-jobs.ts'
import { flowRepositories, windowOf, wordsOf, type FlowScope } from './scope.ts'

export interface JobScope {
  repositories: FlowScope['repositories']
  window: FlowQuestion['window']
  /** Seconds since 1970; null for no limit. */
  from: number | null
  to: number | null
  /** The first and the last month, as jobs are kept by them. */
  months: [number, number]
  /** The name behind a number. */
  word: (id: number) => string | null
}

export async function jobScope(
  facts: Facts,
  { repository, window: label }: { repository?: string | undefined; window: string },
): Promise<JobScope> {
  const repositories = await flowRepositories({ facts }, repository)
  for (const { id } of repositories) await prepareCi(facts, id, { mayBeBehind: true })
  const ids = repositories.map(({ id }) => id)
  const window = await windowOf(label, await newestJob(facts, ids))
  const words = await wordsOf(facts, ids)
  const span = { from: secondsOf(window.from), to: secondsOf(window.to) }
  return {
    ...{ repositories, window, ...span, months: monthsOf(span) },
    word: (id) => (id === 0 ? null : (words.get(id) ?? null)),
  }
}

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
