/** All that the delivery of one repository is told from. Query budget: at 5,000 requests and 20,000 deployments nine queries, some 500 ms. */
import { sql } from 'kysely'
import { inMs } from '#facts/reading/in-ms.ts'
import type { Facts } from '#facts/facts.ts'
import { readCorrections } from '../corrections.ts'
import { placedOf } from '../deliveries.ts'
import type { FlowRow } from '../row.ts'
import type { FlowSettings } from '../settings.ts'
import type { DeliveryFacts } from './answer.ts'
import { judgedAll } from './deployment.ts'
import { readDeployments } from './read-deployments.ts'
import { readIncidents } from './read-incidents.ts'

interface Wish {
  repositoryId: number
  repository: string
  rows: readonly FlowRow[]
  settings: FlowSettings
  /** The last that happened to a change. */
  newestAt: number | null
}

export async function readDelivery(
  facts: Facts,
  { repositoryId, repository, rows, settings, newestAt }: Wish,
): Promise<DeliveryFacts> {
  const [seen, corrections, incidents, merged, isCovered] = await Promise.all([
    readDeployments(facts, repositoryId),
    readCorrections(facts, repositoryId),
    readIncidents(facts, { repositoryId, settings }),
    readMerged(facts, repositoryId),
    deploymentsCovered(facts, repositoryId),
  ])
  const said = corrections.deployments
  const { deployments, leftOut } = judgedAll(seen, { settings, said })
  const { placed, deliveries } = await placedOf(facts, { repositoryId, merged, deployments })
  return {
    ...{ repository, rows, deployments, leftOut, incidents, placed, deliveries, settings },
    isRead: isCovered || seen.length > 0,
    newestAt: newestOf([
      newestAt,
      ...deployments.flatMap(({ at, succeededAt }) => [at, succeededAt]),
      ...incidents.incidents.flatMap(({ openedAt, resolvedAt }) => [openedAt, resolvedAt]),
    ]),
  }
}

async function readMerged({ db }: Facts, repositoryId: number) {
  const { rows } = await sql<{
    number: number
    mergedAt: number
    mergeOid: string | null
    base: string | null
  }>`
    select number, ${inMs('merged_at')} as "mergedAt", encode(merge_oid, 'hex') as "mergeOid", base
    from forge.request where repository_id = ${repositoryId} and merged_at is not null order by number`.execute(
    db,
  )
  return rows
}

async function deploymentsCovered({ db }: Facts, repositoryId: number): Promise<boolean> {
  const { rows } = await sql`
    select from forge.coverage where repository_id = ${repositoryId} and number = 0 and kind = 'deployments'`.execute(
    db,
  )
  return rows.length > 0
}

function newestOf(times: readonly (number | null)[]): number | null {
  return times.reduce<number | null>(
    (newest, at) => (at === null || (newest !== null && newest >= at) ? newest : at),
    null,
  )
}
