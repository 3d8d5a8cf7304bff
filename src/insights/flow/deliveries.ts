/** Deployments to production that succeeded, and where they and the merged changes stand on their lines. */
import { sql } from 'kysely'
import type { Facts } from '#facts/facts.ts'
import { namePattern } from './components.ts'
import type { Delivery, MergedChange, Place } from './deployed.ts'
import type { FlowSettings } from './settings.ts'

interface Merged {
  number: number
  mergedAt: number
  mergeOid: string | null
  base: string | null
}

interface Row {
  environment: string
  component: string | null
  oid: string | null
  isProduction: boolean | null
  at: number | null
}

/** `deliveries` is null where deployments were not read. */
export async function readDeliveries(
  facts: Facts,
  {
    repositoryId,
    settings,
    merged,
  }: { repositoryId: number; settings: FlowSettings; merged: readonly Merged[] },
): Promise<{ placed: MergedChange[]; deliveries: Delivery[] | null }> {
  const rows = await readDeployments(facts, repositoryId)
  const inProduction = rows.filter(productionBy(settings))
  const oids = [...merged.map(({ mergeOid }) => mergeOid), ...inProduction.map(({ oid }) => oid)]
  const place = placesBy(await firstParents(facts, { repositoryId, oids }), merged)
  const placed = merged.map((one) => ({ ...one, place: place(one.mergeOid) }))
  if (rows.length === 0) return { placed, deliveries: null }
  const deliveries = inProduction.flatMap(({ at, oid, environment, component }) =>
    at === null ? [] : [{ oid, place: place(oid), at, of: `${component ?? ''}\0${environment}` }],
  )
  return { placed, deliveries }
}

/** What the forge marks as production is, and what the team calls so. */
function productionBy({ production }: FlowSettings) {
  const fits = production.map((pattern) => namePattern(pattern))
  return ({ isProduction, environment }: Pick<Row, 'isProduction' | 'environment'>): boolean =>
    isProduction === true || fits.some((one) => one(environment))
}

/** With the time of the first success; null of what did not succeed. */
async function readDeployments({ db }: Facts, repositoryId: number): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select d.environment, d.component, encode(d.oid, 'hex') as oid, d.is_production as "isProduction",
      (select (extract(epoch from min(s.at)) * 1000)::bigint from forge.deployment_status s
       where s.repository_id = d.repository_id and s.deployment_id = d.deployment_id and s.state = 'success') as at
    from forge.deployment d where d.repository_id = ${repositoryId} order by d.deployment_id`.execute(
    db,
  )
  return rows
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
