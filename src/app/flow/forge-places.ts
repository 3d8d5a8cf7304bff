/** Where projects are on their forges, by the ids of their repositories: what links to the forge are made of. */
import { sql } from 'kysely'
import type { Facts } from '#facts/facts.ts'
import type { ForgePlace } from '#insights/flow/forge-address.ts'

export async function forgePlaces(
  { db }: Facts,
  repositories: readonly { id: number }[],
): Promise<Map<number, ForgePlace>> {
  const ids = repositories.map(({ id }) => id)
  const { rows } = await sql<ForgePlace & { id: number }>`
    select repository_id as id, forge, host, path from forge.project where repository_id = any (${ids})`.execute(
    db,
  )
  return new Map(rows.map(({ id, ...place }) => [id, place]))
}
