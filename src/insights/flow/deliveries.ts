/** Deployments to production that succeeded, and where they and the merged changes stand on their lines. */
import { sql } from 'kysely'
import type { Facts } from '#facts/facts.ts'
import type { Corrections } from './corrections.ts'
import type { Delivery, MergedChange, Place } from './deployed.ts'
import { judgedAll, type Deployment } from './delivery/deployment.ts'
import { readDeployments } from './delivery/read-deployments.ts'
import type { FlowSettings } from './settings.ts'

interface Merged {
  number: number
  mergedAt: number
  mergeOid: string | null
  base: string | null
}

/** `deliveries` is null where deployments were not read. */
export async function readDeliveries(
  facts: Facts,
  {
    repositoryId,
    settings,
    merged,
    said,
  }: {
    repositoryId: number
    settings: FlowSettings
    merged: readonly Merged[]
    said: Corrections['deployments']
  },
): Promise<{ placed: MergedChange[]; deliveries: Delivery[] | null }> {
  const seen = await readDeployments(facts, repositoryId)
  const { deployments } = judgedAll(seen, { settings, said })
  const { placed, deliveries } = await placedOf(facts, { repositoryId, merged, deployments })
  return { placed, deliveries: seen.length === 0 ? null : deliveries }
}

/** Where merged changes and what was delivered to production stand. */
export async function placedOf(
  facts: Facts,
  {
    repositoryId,
    merged,
    deployments,
  }: { repositoryId: number; merged: readonly Merged[]; deployments: readonly Deployment[] },
): Promise<{ placed: MergedChange[]; deliveries: Delivery[] }> {
  const inProduction = deployments.filter(({ isProduction }) => isProduction)
  const oids = [...merged.map(({ mergeOid }) => mergeOid), ...inProduction.map(({ oid }) => oid)]
  const place = placesBy(await firstParents(facts, { repositoryId, oids }), merged)
  return {
    placed: merged.map((one) => ({ ...one, place: place(one.mergeOid) })),
    deliveries: inProduction.flatMap(({ succeededAt: at, oid, environment, component }) =>
      at === null ? [] : [{ oid, place: place(oid), at, of: placeKey({ environment, component }) }],
    ),
  }
}

/** Of what, and where. */
export function placeKey({
  environment,
  component,
}: Pick<Deployment, 'environment' | 'component'>): string {
  return `${component ?? ''}\0${environment}`
}

/** On the default branch's line of first parents, where the history was scanned: by object id. */
async function firstParents(
  { db }: Facts,
  { repositoryId, oids }: { repositoryId: number; oids: readonly (string | null)[] },
): Promise<Map<string, number>> {
  const wanted = [...new Set(oids)].flatMap((oid) =>
    oid === null ? [] : [Buffer.from(oid, 'hex')],
  )
  const { rows } = await sql<{ oid: string; id: number }>`
    select encode(c.oid, 'hex') as oid, c.commit_id as id from commit c
    join branch b on b.repository_id = c.repository_id and b.is_default and c.commit_id <@ b.first_parent
    where c.repository_id = ${repositoryId} and c.oid = any (${wanted}::bytea[])`.execute(db)
  return new Map(rows.map(({ oid, id }) => [oid, id]))
}

/** What the history does not tell, the order of merges into one branch does. */
function placesBy(
  known: ReadonlyMap<string, number>,
  merged: readonly Merged[],
): (oid: string | null) => Place | null {
  const inOrder = merged.toSorted((a, b) => a.mergedAt - b.mergedAt || a.number - b.number)
  const byMerge = new Map(
    inOrder.flatMap(({ mergeOid, base }, index) =>
      mergeOid === null || base === null
        ? []
        : [[mergeOid, { line: `merges into ${base}`, at: index }]],
    ),
  )
  return (oid) => {
    if (oid === null) return null
    const id = known.get(oid)
    return id === undefined ? (byMerge.get(oid) ?? null) : { line: 'first parents', at: id }
  }
}
