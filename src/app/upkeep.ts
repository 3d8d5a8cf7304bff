/** What a workspace that a team shares needs from time to time, as long as it is served. */
import { sql, type Kysely } from 'kysely'
import { releaseFriction } from '#practices/frictions/release.ts'
import { moveOn } from '#practices/growth/pairs/move-on.ts'
import { releaseIdea } from '#practices/ideas/release.ts'
import { releaseClosing, releaseQuestion } from '#practices/questions/release.ts'
import { sweep } from '#records/sweep.ts'
import { makeHolder, releaseDue, type Holder, type Releases } from '#records/unnamed.ts'

/** What may be said without a name. */
export const releases: Releases = {
  records: { idea: releaseIdea, friction: releaseFriction, question: releaseQuestion },
  changes: { question: releaseClosing },
}

/** What is due is so at a full hour; a few minutes behind it is there. */
const everyMs = 5 * 60_000

export function keepUp(db: Kysely<object>, report: (error: unknown) => void): Holder {
  const holder = makeHolder(db)
  const look = async (): Promise<void> => {
    const now = new Date()
    await releaseDue(db, { now, releases })
    await forgetExpired(db, now)
    await db.transaction().execute((tx) => sweep({ db: tx, now }))
    await db.transaction().execute((tx) => moveOn(tx, now))
  }
  const run = (): void => void look().catch(report)
  run()
  const timer = setInterval(run, everyMs)
  return {
    hold: holder.hold,
    stop: () => {
      clearInterval(timer)
      return holder.stop()
    },
  }
}

const dayMs = 24 * 3_600_000

/** Nobody can use these any more. What was an invitation and what a token stays to be looked up. */
export async function forgetExpired(db: Kysely<object>, now: Date): Promise<void> {
  const dayAgo = new Date(now.getTime() - dayMs)
  await sql`delete from accounts.session where expires_at < ${now} or seen_at < ${dayAgo}`.execute(
    db,
  )
  await sql`delete from accounts.verification where expires_at < ${now}`.execute(db)
  await sql`delete from accounts.attempt where at < ${dayAgo}`.execute(db)
  await sql`delete from records.kept_answer where at < ${dayAgo}`.execute(db)
  await sql`delete from records.reset where expires_at < ${now}`.execute(db)
}
