/** The history of acts: one line for each write, whatever door it came through. */
import { randomUUID } from 'node:crypto'
import type { Ctx } from './ctx.ts'
import type { VerbTables } from './tables.ts'

export async function writeDeed({ db, actor, now, act, touched }: Ctx): Promise<void> {
  await db
    .withTables<VerbTables>()
    .withSchema('records')
    .insertInto('deed')
    .values({
      deed_id: randomUUID(),
      at: now,
      member_id: actor.id,
      act,
      record_ids: [...touched],
    })
    .execute()
}
