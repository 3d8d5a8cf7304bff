/** Who stands behind an identity, by number alone: to tell one person's work from several people's without a name. */
import { sql } from 'kysely'
import type { Facts } from '#facts/facts.ts'
import { readPacked } from '#facts/reading/packed.ts'

export interface Who {
  person: number
  isBot: boolean
}

export async function readWho(
  { db }: Facts,
  repositoryId: number,
): Promise<ReadonlyMap<number, Who>> {
  const packed = await readPacked(
    db,
    sql`int4send(a.identity_id) || int4send(a.person_id) || int4send((a.kind = 'bot')::integer)`,
    sql`attribution a where a.repository_id = ${repositoryId}`,
  )
  const who = new Map<number, Who>()
  for (let row = 0; row < packed.length; row += 3)
    who.set(packed[row] ?? 0, { person: packed[row + 1] ?? 0, isBot: packed[row + 2] === 1 })
  return who
}
