/** The history of acts: one line for each write, whatever door it came through. */
import { randomUUID } from 'node:crypto'
import type { Ctx } from './ctx.ts'
import { tellWatchers } from './notices.ts'
import { tell } from './tell.ts'
import type { VerbTables } from './tables.ts'
import type { Verb } from './verb.ts'

type Done = Pick<Ctx, 'db' | 'by' | 'now' | 'act' | 'touched' | 'became'>

/** Whoever listens is told, and whoever watches the records; unless it is too quiet an act for these. */
export async function writeDeed(
  { db, by, now, act, touched, became }: Done,
  { isQuiet }: Pick<Verb, 'isQuiet'> = {},
): Promise<void> {
  const deed = randomUUID()
  await db
    .withTables<VerbTables>()
    .withSchema('records')
    .insertInto('deed')
    .values({
      deed_id: deed,
      at: now,
      member_id: by,
      act,
      record_ids: [...touched],
      became: became ?? null,
    })
    .execute()
  await tell({ db }, { deed })
  if (!isQuiet) await tellWatchers({ db, by, now, act, touched })
}
