/** Trails as a test reads and edits them. */
import { changeRecord } from '#records/record.ts'
import { trails, type Trail } from '#practices/trails/schema.ts'
import { get as getTrail } from '#practices/trails/verbs.ts'
import { edit } from '#practices/trails/rules.ts'
import { call } from '#verbs/call.ts'
import type { Session } from '#verbs/ctx.ts'

export const get = (session: Session, number: number): Promise<Trail> =>
  call(getTrail, session, { id: String(number) })

/** Of its first stop. */
export async function editTrailWords(
  session: Session,
  number: number,
  words: { body: string },
): Promise<void> {
  const touched = new Set<string>()
  const { db, actor, now } = session
  await db.transaction().execute((tx) =>
    changeRecord(
      { db: tx, actor, by: actor.id, now: now(), act: 'trails.edit', url: null, touched },
      trails,
      { ref: String(number) },
      (trail) =>
        edit(trail, {
          stops: trail.stops.map((stop, at) => (at === 0 ? { ...stop, ...words } : stop)),
        }),
    ),
  )
}
