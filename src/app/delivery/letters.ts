/**
 * Letters: what members did not read for a while, by mail, some of it in each. A letter is a row before it is sent and is marked
 * behind it, in one transaction that holds it: killed in between, it is sent again by whoever comes next.
 */
import { sql, type Kysely } from 'kysely'
import { trialUntil } from '#records/trial.ts'
import { waitMs } from './backoff.ts'
import { digestWords, type DigestNotice } from './digest.ts'
import type { Mail, Outcome } from './mail.ts'
import type { DeliveryTables } from './tables.ts'

/** Nobody is sent a mail of what is still going on… */
const quietMs = 10 * 60_000
/** …unless it goes on for long, */
const waitMsMax = 60 * 60_000
/** …and nobody two of them within this time. */
const betweenMs = 60 * 60_000
/** Who could not be reached for so long finds the rest in the workspace. */
const giveUpMs = 48 * 3_600_000

/** Puts what is to be sent into letters, one for each member at most. */
export async function writeLetters(db: Kysely<object>, now: Date): Promise<void> {
  const ago = (ms: number): Date => new Date(now.getTime() - ms)
  await sql`
    with due as (
      select m.member_id from records.mailbox m join records.member who using (member_id)
      where m.is_on and who.deactivated_at is null
        and exists (select from records.notice n left join records.record r using (record_id)
          where n.member_id = m.member_id and n.read_at is null and n.letter_id is null and r.removed_at is null
            and (n.last_at <= ${ago(quietMs)} or n.began_at <= ${ago(waitMsMax)}))
        and not exists (select from records.letter l
          where l.member_id = m.member_id and (l.outcome is null or l.made_at > ${ago(betweenMs)}))
    ), made as (
      insert into records.letter (letter_id, member_id, made_at, attempts, next_at)
      select gen_random_uuid(), member_id, ${now}::timestamptz, 0, ${now}::timestamptz from due order by member_id
      on conflict do nothing
      returning letter_id, member_id
    )
    update records.notice n set letter_id = made.letter_id, is_growing = false
    from made where n.member_id = made.member_id and n.read_at is null and n.letter_id is null`.execute(
    db,
  )
}

export interface LetterWork {
  db: Kysely<object>
  now: Date
  random: () => number
  send: (mail: Mail) => Promise<Outcome>
  url: string | undefined
}

/** Sends the one that waits longest; what became of it, and undefined where none is due that nobody else is sending. */
export async function sendNext({
  db,
  now,
  random,
  send,
  url,
}: LetterWork): Promise<Outcome | { is: 'dropped' } | undefined> {
  return db.transaction().execute(async (tx) => {
    const letter = await next(tx, now)
    if (letter === undefined) return undefined
    const { id, member, address, name, key } = letter
    const notices = await noticesIn(tx, id)
    // Meanwhile all was read, or the member wishes no more mails.
    if (address === null || name === null || key === null || notices.length === 0) {
      await end(tx, id, { outcome: 'dropped', problem: null })
      return { is: 'dropped' }
    }
    const to = { name, address }
    const outcome = await send({ id, to, ...digestWords({ to, notices, url, key }) })
    if (outcome.is === 'sent') await end(tx, id, { outcome: 'sent', problem: null })
    else if (outcome.is === 'refused') {
      await end(tx, id, { outcome: 'given_up', problem: outcome.problem })
      if (outcome.isAddress) await switchOff(tx, member, address, outcome.problem)
    } else if (now.getTime() - letter.madeAt.getTime() > giveUpMs)
      await end(tx, id, { outcome: 'given_up', problem: outcome.problem })
    else {
      const attempts = letter.attempts + 1
      const nextAt = new Date(now.getTime() + waitMs(attempts, random))
      await lettersIn(tx)
        .updateTable('letter')
        .set({ attempts, next_at: nextAt, problem: outcome.problem })
        .where('letter_id', '=', id)
        .execute()
    }
    return outcome
  })
}

interface Due {
  id: string
  member: string
  madeAt: Date
  attempts: number
  name: string | null
  address: string | null
  key: string | null
}

async function next(db: Kysely<object>, now: Date): Promise<Due | undefined> {
  const { rows } = await sql<Due>`
    select l.letter_id as id, l.member_id as member, l.made_at as "madeAt", l.attempts, m.name, b.address, b.key
    from records.letter l join records.member m using (member_id)
    left join records.mailbox b on b.member_id = l.member_id and b.is_on
    where l.outcome is null and l.next_at <= ${now}
    order by l.next_at, l.letter_id limit 1 for update of l skip locked`.execute(db)
  return rows[0]
}

/** The newest first. */
async function noticesIn(db: Kysely<object>, letter: string): Promise<DigestNotice[]> {
  const { rows } = await sql<DigestNotice>`
    select r.kind, r.number, r.status, ${trialUntil('r')} as "trialUntil", r.title, n.acts, n.says, n.leads_to as "leadsTo" from records.notice n left join records.record r using (record_id)
    where n.letter_id = ${letter} and n.read_at is null and r.removed_at is null
    order by n.last_at desc, n.notice_id`.execute(db)
  return rows
}

async function end(
  db: Kysely<object>,
  letter: string,
  set: { outcome: 'sent' | 'dropped' | 'given_up'; problem: string | null },
): Promise<void> {
  await lettersIn(db).updateTable('letter').set(set).where('letter_id', '=', letter).execute()
}

/** What was given meanwhile is another address. */
async function switchOff(
  db: Kysely<object>,
  member: string,
  address: string,
  problem: string,
): Promise<void> {
  await sql`
    update records.mailbox set is_on = false, problem = ${problem}
    where member_id = ${member} and address = ${address}`.execute(db)
}

function lettersIn(db: Kysely<object>) {
  return db.withTables<DeliveryTables>().withSchema('records')
}
