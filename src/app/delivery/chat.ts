/**
 * What a chat is told, and when. What a message says is chosen and kept before it is sent, and marked as told behind it: killed in
 * between, the same is sent again under the same id.
 */
import { createHash, randomUUID } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import { tellMembers } from '#verbs/notices.ts'
import { waitMs } from './backoff.ts'
import { chatText, isWorthALine, type ChatWish, type Told } from './chat-words.ts'

/** What is done in one go is told in one line. */
const settleMs = 20_000
/** A chat hears of us at most this often. */
const betweenMs = 60_000
/** An act is found late by so much at most: it bears the time it began. */
const lateMsMax = 24 * 3_600_000
/** What cannot be told for so long is told no more. */
const giveUpMs = 7 * 24 * 3_600_000

export type ChatOutcome =
  | { is: 'told' }
  /** Another time: at the earliest in so many milliseconds, where it said so. */
  | { is: 'later'; problem: string; waitMs?: number }
  /** It is there no more. */
  | { is: 'gone'; problem: string }

export interface ChatMessage {
  id: string
  text: string
}

export interface ChatWork {
  db: Kysely<object>
  now: Date
  random: () => number
  id: Buffer
  wish: ChatWish
  send: (message: ChatMessage) => Promise<ChatOutcome>
}

/** The address itself is kept nowhere. */
export function chatId(webhook: string): Buffer {
  return createHash('sha256').update(webhook).digest()
}

/** The chat that is told from now on, and no other. */
export async function enterChat(
  db: Kysely<object>,
  { id, kinds, now }: { id: Buffer; kinds: readonly string[]; now: Date },
): Promise<void> {
  await sql`delete from records.chat where chat_id <> ${id}`.execute(db)
  await sql`
    insert into records.chat (chat_id, kinds, began_at, attempts, next_at, is_on)
    values (${id}, ${kinds}, ${now}, 0, ${now}, true)
    on conflict (chat_id) do update set kinds = excluded.kinds`.execute(db)
}

/** Chooses what the next message says, where none is under way and there is something to say. */
export async function compose({ db, now, id }: Pick<ChatWork, 'db' | 'now' | 'id'>): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const chat = await heldChat(tx, id, now)
    if (chat === undefined || chat.message !== null) return
    const from = new Date(Math.max(chat.beganAt.getTime(), now.getTime() - lateMsMax))
    const { rows } = await sql<{ deed: string; act: string; kind: string }>`
      select d.deed_id as deed, d.act, r.kind from records.deed d
      join records.record r on r.record_id = any (d.record_ids)
      where d.at >= ${from} and d.at <= ${new Date(now.getTime() - settleMs)} and r.kind = any (${chat.kinds}) and r.removed_at is null
        and not exists (select from records.chat_told t where t.chat_id = ${id} and t.deed_id = d.deed_id)`.execute(
      tx,
    )
    const deeds = rows.filter(({ kind, act }) => isWorthALine(kind, act)).map(({ deed }) => deed)
    if (deeds.length === 0) return
    const message = randomUUID()
    await sql`
      insert into records.chat_told (chat_id, deed_id, message_id)
      select ${id}, deed_id, ${message} from unnest(${[...new Set(deeds)]}::uuid[]) each (deed_id)`.execute(
      tx,
    )
    await sql`update records.chat set message_id = ${message}, attempts = 0 where chat_id = ${id}`.execute(
      tx,
    )
  })
}

/** Sends the message under way, where there is one that nobody else is sending; what became of it. */
export async function sendMessage(work: ChatWork): Promise<ChatOutcome | undefined> {
  const { db, now, id, random, send } = work
  return db.transaction().execute(async (tx) => {
    const chat = await heldChat(tx, id, now)
    if (chat?.message === null || chat === undefined) return undefined
    const text = await textOf(tx, chat.message, chat.kinds, work.wish)
    // All of it may have been removed meanwhile.
    const outcome: ChatOutcome =
      text === '' ? { is: 'told' } : await send({ id: chat.message, text })
    if (outcome.is === 'told') {
      await sql`
        update records.chat set message_id = null, attempts = 0, next_at = ${later(now, betweenMs)}, failing_since = null, problem = null
        where chat_id = ${id}`.execute(tx)
      await forgetOld(tx, id, now)
      return outcome
    }
    const { problem } = outcome
    const since = chat.failingSince ?? now
    if (outcome.is === 'gone' || now.getTime() - since.getTime() > giveUpMs) {
      await sql`
        update records.chat set is_on = false, failing_since = ${since}, problem = ${problem} where chat_id = ${id}`.execute(
        tx,
      )
      await tellOwners(tx, now, `The chat is told no more: ${problem}.`)
      return outcome
    }
    const wait = Math.max(outcome.waitMs ?? 0, waitMs(chat.attempts + 1, random))
    await sql`
      update records.chat set attempts = attempts + 1, next_at = ${later(now, wait)}, failing_since = ${since}, problem = ${problem}
      where chat_id = ${id}`.execute(tx)
    return outcome
  })
}

interface Chat {
  kinds: string[]
  beganAt: Date
  message: string | null
  attempts: number
  failingSince: Date | null
}

/** Held until the transaction ends; undefined where it is not due, or another process holds it. */
async function heldChat(db: Kysely<object>, id: Buffer, now: Date): Promise<Chat | undefined> {
  const { rows } = await sql<Chat>`
    select kinds, began_at as "beganAt", message_id as message, attempts, failing_since as "failingSince"
    from records.chat where chat_id = ${id} and is_on and next_at <= ${now} for update skip locked`.execute(
    db,
  )
  return rows[0]
}

async function textOf(
  db: Kysely<object>,
  message: string,
  kinds: readonly string[],
  wish: ChatWish,
): Promise<string> {
  const { rows } = await sql<Told>`
    select kind, number, title, jsonb_object_agg(act, times) as acts, max(last) as last from (
      select r.kind, r.number, r.title, d.act, count(*) as times, max(d.at) as last
      from records.chat_told t join records.deed d using (deed_id) join records.record r on r.record_id = any (d.record_ids)
      where t.message_id = ${message} and r.kind = any (${kinds}) and r.removed_at is null
      group by r.kind, r.number, r.title, d.act
    ) each group by kind, number, title order by last, kind, number`.execute(db)
  return chatText(rows, wish)
}

/** What is older is not looked for any more. */
async function forgetOld(db: Kysely<object>, id: Buffer, now: Date): Promise<void> {
  await sql`
    delete from records.chat_told t using records.deed d
    where t.chat_id = ${id} and d.deed_id = t.deed_id and d.at < ${later(now, -2 * lateMsMax)}`.execute(
    db,
  )
}

async function tellOwners(db: Kysely<object>, now: Date, says: string): Promise<void> {
  const { rows } = await sql<{ member: string }>`
    insert into records.notice (notice_id, member_id, says, acts, began_at, last_at, is_growing)
    select gen_random_uuid(), member_id, ${says}, '{}', ${now}::timestamptz, ${now}::timestamptz, false
    from records.member where role = 'owner'
    returning member_id as member`.execute(db)
  await tellMembers(
    { db },
    rows.map(({ member }) => member),
  )
}

function later(now: Date, ms: number): Date {
  return new Date(now.getTime() + ms)
}
