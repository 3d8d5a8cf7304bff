/** A question reaches people who know the code, and not always the same two. */
import { sql } from 'kysely'
import { beginWatching } from '#records/watchers.ts'
import { reachAct } from '#records/happened.ts'
import type { Ctx } from '#verbs/ctx.ts'
import { tellWatchers } from '#verbs/notices.ts'

/** More would make it nobody's. */
const reachedMax = 3

/** `members` know the code, the best first. Who was told is told nobody. */
export async function reach(ctx: Ctx, record: string, members: readonly string[]): Promise<void> {
  if (members.length === 0) return
  const { rows } = await sql<{ member: string }>`
    select records.reach(${record}, ${[...members]}::uuid[], ${ctx.by}, ${ctx.now}::timestamptz::date, ${reachedMax}) as member`.execute(
    ctx.db,
  )
  const chosen = rows.map(({ member }) => member)
  if (chosen.length === 0) return
  await beginWatching(ctx, record, chosen)
  await tellWatchers({ ...ctx, act: reachAct, touched: new Set([record]) }, chosen)
}
