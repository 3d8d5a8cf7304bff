/** Who was asked about a proposal, who has said what, and who has not been heard yet. */
import { sql } from 'kysely'
import { getRecord } from '#records/record.ts'
import type { Ctx } from '#verbs/ctx.ts'
import { decisions } from './schema.ts'
import { decisionTablesOf } from './tables.ts'
import type { Voice, Voices } from './voice-shape.ts'

/** Of a proposal that stays locked, how many objections nobody answered and nobody lifted. */
export async function unansweredOn(ctx: Ctx, record: string): Promise<number> {
  const { count } = await decisionTablesOf(ctx)
    .selectFrom('voice')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('record_id', '=', record)
    .where('stance', '=', 'objects')
    .where('answer', 'is', null)
    .where('lifted_at', 'is', null)
    .executeTakeFirstOrThrow()
  return count
}

/** By number or id. */
export async function voicesOn(ctx: Pick<Ctx, 'db'>, ref: string): Promise<Voices> {
  const decision = await getRecord(ctx, decisions, ref)
  const { id, number, title, status, version } = decision
  const [asked, voices] = await Promise.all([askedOn(ctx, id), voiceRows(ctx, id)])
  return { decision: id, number, title, status, version, asked, voices: counting(voices) }
}

async function askedOn({ db }: Pick<Ctx, 'db'>, record: string): Promise<Voices['asked']> {
  const { rows } = await sql<{
    member: string
    name: string
    why: string
    at: Date
    isHeard: boolean
  }>`
    select w.member_id as member, m.name, w.why, w.asked_at as at,
      exists (select from records.voice v where v.record_id = w.record_id and v.member_id = w.member_id)
        or exists (select from records.comment c
          where c.record_id = w.record_id and c.author_id = w.member_id and c.removed_at is null) as "isHeard"
    from records.wanted_voice w join records.member m using (member_id)
    where w.record_id = ${record} order by w.asked_at, m.name, w.member_id`.execute(db)
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }))
}

interface VoiceRow {
  id: string
  member: string
  name: string
  stance: 'consents' | 'objects'
  words: string
  version: number
  at: Date
  isOfOlderWords: boolean
  answer: string | null
  answeredBy: string | null
  answeredByName: string | null
  answeredAt: Date | null
  liftedAt: Date | null
}

async function voiceRows({ db }: Pick<Ctx, 'db'>, record: string): Promise<VoiceRow[]> {
  const wordsOf = (table: string) =>
    sql.raw(
      `(${table}.title, ${table}.body, ${['options', 'consequences', 'code'].map((key) => `${table}.detail->'${key}'`).join(', ')})`,
    )
  const { rows } = await sql<VoiceRow>`
    select v.voice_id as id, v.member_id as member, m.name, v.stance, v.words, v.version, v.said_at as at,
      ${wordsOf('read')} is distinct from ${wordsOf('now')} as "isOfOlderWords",
      v.answer, v.answered_by as "answeredBy", a.name as "answeredByName", v.answered_at as "answeredAt",
      v.lifted_at as "liftedAt"
    from records.voice v
    join records.member m using (member_id)
    left join records.member a on a.member_id = v.answered_by
    join records.record now on now.record_id = v.record_id
    join records.revision read on read.record_id = v.record_id and read.version = v.version
    where v.record_id = ${record} order by v.position`.execute(db)
  return rows
}

/** A consent is taken back by saying something else later; an objection stays to be read. */
function counting(rows: readonly VoiceRow[]): Voice[] {
  const last = new Map(rows.map(({ member, id }) => [member, id]))
  return rows
    .filter(({ stance, member, id }) => stance === 'objects' || last.get(member) === id)
    .map(voiceOf)
}

function voiceOf(row: VoiceRow): Voice {
  const { id, member, name, version, isOfOlderWords, words, stance } = row
  const shared = { id, member, name, at: row.at.toISOString(), version, isOfOlderWords }
  if (stance === 'consents') return { stance, ...shared, words }
  const { answer, answeredBy, answeredByName, answeredAt } = row
  const state = row.liftedAt !== null ? 'lifted' : answer !== null ? 'answered' : 'open'
  return {
    ...{ stance, ...shared, reason: words, state },
    answer:
      answer === null || answeredBy === null || answeredAt === null
        ? null
        : {
            words: answer,
            ...{ member: answeredBy, name: answeredByName ?? '', at: answeredAt.toISOString() },
          },
  }
}
