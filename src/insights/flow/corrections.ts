/** What people said the data gets wrong, as far as it stands. It holds for everyone; the log says who said so, when and why. */
import { sql } from 'kysely'
import type { Facts } from '#facts/facts.ts'

export type Says =
  /** Of a request, a run, a job or a deployment: it is not counted. */
  | 'leave out'
  /** Of a job, or of all of a run: its failure was no chance. */
  | 'not flaky'
  /** Of a deployment. */
  | 'failed'
  | 'succeeded'
  | 'not production'

export type SaysOfDeployment = Exclude<Says, 'not flaky'>

/** Of changes and deployments: those of runs and jobs are asked for with them (ci/read-jobs.ts). */
export interface Corrections {
  /** Numbers of requests that are not counted. */
  requests: ReadonlySet<number>
  /** Ids of deployments, as text. */
  deployments: ReadonlyMap<string, SaysOfDeployment>
}

export async function readCorrections(facts: Facts, repositoryId: number): Promise<Corrections> {
  const { rows } = await sql<{ subject: string; says: Says }>`
    select subject, says from forge.correction
    where repository_id = ${repositoryId} and undone_at is null order by correction_id`.execute(
    facts.db,
  )
  const of = (kind: string) =>
    rows.flatMap(({ subject, says }) =>
      subject.startsWith(`${kind} `) ? [{ id: subject.slice(kind.length + 1), says }] : [],
    )
  return {
    requests: new Set(
      of('request').flatMap(({ id, says }) => (says === 'leave out' ? [Number(id)] : [])),
    ),
    // The newest word about one goes before the others.
    deployments: new Map(
      of('deployment').flatMap(({ id, says }) =>
        says === 'not flaky' ? [] : [[id, says] as const],
      ),
    ),
  }
}
