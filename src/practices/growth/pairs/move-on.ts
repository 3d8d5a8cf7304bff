/**
 * What happens in a round by itself, when a day is over: what did not come about is told to both in the same words at the same moment,
 * second proposals are made where there is room, and every answer is deleted. So whether it was a no, silence, or something else, and
 * whose, is told by nothing: not by what is said, not by when, and after that day by no row. Runs as whoever owns the tables.
 */
import { utcDay } from '#std/local-day.ts'
import { sql, type Kysely } from 'kysely'
import { tellMembers } from '#verbs/notices.ts'
import { noticed } from './noticed.ts'
import { secondsOf } from './second-choices.ts'
import { pairTablesOf } from './tables.ts'

export async function moveOn(db: Kysely<object>, now: Date): Promise<void> {
  const due = await pairTablesOf({ db })
    .selectFrom('growth_round')
    .select(['round', 'is_moved_on', 'second_until'])
    .where('is_over', '=', false)
    .where('first_until', '<', utcDay(now))
    .orderBy('round')
    .forUpdate()
    .execute()
  for (const { round, is_moved_on: isMovedOn, second_until: until } of due) {
    if (!isMovedOn) await afterTheFirst(db, { round, now, isLate: until < utcDay(now) })
    if (until < utcDay(now)) await afterTheSecond(db, { round, now })
  }
}

interface Of {
  round: number
  now: Date
}

async function afterTheFirst(
  db: Kysely<object>,
  { round, now, isLate }: Of & { isLate: boolean },
): Promise<void> {
  const failed = await inVain(db, { round, isSecond: false })
  // Nobody looked after it for longer than there is to answer: then it is too late for these.
  const seconds = isLate ? [] : await secondsOf(db, round)
  if (seconds.length > 0)
    await pairTablesOf({ db }).insertInto('growth_proposal').values(seconds).execute()
  const anew = new Set(seconds.flatMap(({ learner_id, guide_id }) => [learner_id, guide_id]))
  const before = new Set(failed)
  const told = [
    await noticed(
      db,
      { now, says: 'again' },
      failed.filter((member) => anew.has(member)),
    ),
    await noticed(
      db,
      { now, says: 'didNot' },
      failed.filter((member) => !anew.has(member)),
    ),
    await noticed(
      db,
      { now, says: 'found' },
      [...anew].filter((member) => !before.has(member)),
    ),
  ]
  await forgetAnswers(db, { round, isSecond: false })
  await sql`
    delete from records.growth_otherwise o using records.growth_proposal p
    where p.proposal_id = o.proposal_id and p.round = ${round}`.execute(db)
  await pairTablesOf({ db })
    .updateTable('growth_round')
    .set({ is_moved_on: true })
    .where('round', '=', round)
    .execute()
  await tellMembers({ db }, told.flat())
}

async function afterTheSecond(db: Kysely<object>, { round, now }: Of): Promise<void> {
  const failed = await inVain(db, { round, isSecond: true })
  const told = await noticed(db, { now, says: 'didNot' }, failed)
  await forgetAnswers(db, { round, isSecond: true })
  // Whoever took all of theirs back is in no row that need not be.
  await sql`
    delete from records.growth_proposal p
    where p.round = ${round} and (
      not exists (select from records.growth_wish w where w.member_id = p.learner_id)
      or not exists (select from records.growth_offer o where o.member_id = p.guide_id))`.execute(
    db,
  )
  await pairTablesOf({ db })
    .updateTable('growth_round')
    .set({ is_over: true })
    .where('round', '=', round)
    .execute()
  await tellMembers({ db }, told)
}

/** Both of each two who did not become a pair; not whoever took back meanwhile what it came of, and so sees nothing of it. */
async function inVain(
  db: Kysely<object>,
  { round, isSecond }: { round: number; isSecond: boolean },
): Promise<string[]> {
  const { rows } = await sql<{ member: string }>`
    select distinct member from records.growth_proposal p, unnest(array[p.learner_id, p.guide_id]) as each (member)
    where p.round = ${round} and p.is_second = ${isSecond}
      and not exists (select from records.growth_pair q where (q.round, q.learner_id, q.guide_id) = (p.round, p.learner_id, p.guide_id))
      and (member = p.learner_id and exists (select from records.growth_wish w where w.member_id = member)
        or member = p.guide_id and exists (select from records.growth_offer o where o.member_id = member))
    order by member`.execute(db)
  return rows.map(({ member }) => member)
}

async function forgetAnswers(
  db: Kysely<object>,
  { round, isSecond }: { round: number; isSecond: boolean },
): Promise<void> {
  await sql`
    delete from records.growth_answer a using records.growth_proposal p
    where p.proposal_id = a.proposal_id and p.round = ${round} and p.is_second = ${isSecond}`.execute(
    db,
  )
}
