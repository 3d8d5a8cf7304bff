/** What people said the data gets wrong, as far as it stands. It holds for everyone; the log says who said so, when and why. */
import { sql } from 'kysely'
import type { Facts } from '#facts/facts.ts'

export type Says =
  /** Of a request, a run or a job: it is not counted. */
  | 'leave out'
  /** Of a deployment. */
  | 'failed'
  | 'succeeded'
  | 'not production'

export interface Corrections {
  /** Numbers of requests that are not counted. */
  requests: ReadonlySet<number>
  /** Ids of deployments, as text. */
  deployments: ReadonlyMap<string, 'failed' | 'succeeded' | 'not production'>
  /** Ids of runs and of jobs that are not counted, as text. */
  runs: ReadonlySet<string>
  jobs: ReadonlySet<string>
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
  const leftOut = (kind: string) =>
    of(kind).flatMap(({ id, says }) => (says === 'leave out' ? [id] : []))
  return {
    requests: new Set(leftOut('request').map(Number)),
    // The newest word about one goes before the others.
    deployments: new Map(
      of('deployment').flatMap(({ id, says }) =>
        says === 'leave out' ? [] : [[id, says] as const],
      ),
    ),
    runs: new Set(leftOut('run')),
    jobs: new Set(leftOut('job')),
  }
}
