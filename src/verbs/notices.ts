/**
 * Tells those who watch a record that something was done with it, in the transaction of the act. A burst of acts is one notice, which
 * says how often what was done, and never by whom: so it is the same whether the act bears a name or not.
 */
import { sql } from 'kysely'
import type { Ctx } from './ctx.ts'
import { tell } from './tell.ts'

/** Who comes back to a text within this time is still at it. */
const burst = '30 minutes'
/** Work that never pauses is told of now and then all the same. */
const burstMax = '4 hours'

/**
 * All who watch, or those of them who are named. Not whoever did it, unless the act bears no name: who gets no notice of it would be
 * who did it.
 */
export async function tellWatchers(
  { db, by, now, act, touched }: Pick<Ctx, 'db' | 'by' | 'now' | 'act' | 'touched'>,
  members?: readonly string[],
): Promise<void> {
  if (touched.size === 0) return
  const { rows } = await sql<{ member: string }>`
    select records.tell_watchers(${[...touched]}::uuid[], ${act}, ${by}, ${now}, ${members ?? null}::uuid[],
      ${burst}::interval, ${burstMax}::interval) as member`.execute(db)
  await tellMembers(
    { db },
    rows.map(({ member }) => member),
  )
}

/** PostgreSQL carries less than 8,000 bytes at once. */
const membersMax = 150

/** That their notices are others than before. */
export async function tellMembers(ctx: Pick<Ctx, 'db'>, members: readonly string[]): Promise<void> {
  const all = [...new Set(members)]
  for (let from = 0; from < all.length; from += membersMax)
    await tell(ctx, { notices: all.slice(from, from + membersMax) })
}
