/**
 * The deployments of a repository with all that was said of how they went.
 *
 * Query budget: at 20,000 deployments with 80,000 statuses two queries, some 300 ms.
 */
import { sql } from 'kysely'
import type { Facts } from '#facts/facts.ts'
import type { SeenDeployment, SeenStatus } from './deployment.ts'

export async function readDeployments(
  { db }: Facts,
  repositoryId: number,
): Promise<SeenDeployment[]> {
  const [deployments, statuses] = await Promise.all([
    sql<Omit<SeenDeployment, 'statuses'>>`
      select deployment_id::text as id, environment, component, encode(oid, 'hex') as oid, is_production as "isProduction",
        (extract(epoch from created_at) * 1000)::bigint as "createdAt"
      from forge.deployment where repository_id = ${repositoryId} order by deployment_id`.execute(
      db,
    ),
    sql<SeenStatus & { of: string }>`
      select deployment_id::text as of, status_id::text as id, state, (extract(epoch from at) * 1000)::bigint as at
      from forge.deployment_status where repository_id = ${repositoryId}`.execute(db),
  ])
  const statusesOf = Map.groupBy(statuses.rows, ({ of }) => of)
  return deployments.rows.map((one) => ({ ...one, statuses: statusesOf.get(one.id) ?? [] }))
}
