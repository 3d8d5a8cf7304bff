/**
 * Who was asked about a proposal, who has said what, and who has not been heard yet. A voice belongs to the words it was given
 * to: when they change since, that is said beside it.
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { getRecord } from '#records/record.ts'
import { keepSaidWords } from '#records/words.ts'
import { CairnError } from '#std/errors.ts'
import type { Ctx } from '#verbs/ctx.ts'
import { onlyOpen } from './rules.ts'
import { decisions } from './schema.ts'
import type { DecisionTables } from './tables.ts'

const Member = { member: z.uuid(), name: z.string() }
const said = {
  id: z.uuid(),
  ...Member,
  at: z.iso.datetime(),
  /** The version of the proposal that was read. */
  version: z.int().min(1),
  /** The title, the body, the options or what follows from it were changed since. */
  isOfOlderWords: z.boolean(),
}

export const Voice = z
  .discriminatedUnion('stance', [
    z.object({ stance: z.literal('consents'), ...said, words: z.string() }),
    z.object({
      stance: z.literal('objects'),
      ...said,
      reason: z.string(),
      /** Open until somebody answers it; lifted by whoever objected. */
      state: z.enum(['open', 'answered', 'lifted']),
      answer: z.object({ words: z.string(), ...Member, at: z.iso.datetime() }).nullable(),
    }),
  ])
  .meta({ id: 'Voice' })
export type Voice = z.output<typeof Voice>

export const Voices = z
  .object({
    decision: z.uuid(),
    number: z.int().min(1),
    title: z.string(),
    status: z.string(),
    version: z.int().min(1),
    /** In the order in which they were asked. */
    asked: z.array(
      z.object({
        ...Member,
        why: z.string(),
        at: z.iso.datetime(),
        /** Consented, objected, or said something in a comment. */
        isHeard: z.boolean(),
      }),
    ),
    /** Of each member the last consent, and every objection, in the order in which they were said. */
    voices: z.array(Voice),
  })
  .meta({ id: 'Voices' })
export type Voices = z.output<typeof Voices>

/** Whoever was asked before is asked with the new reason; nobody is asked twice. */
export async function askFor(
  ctx: Ctx,
  { id: ref, members, why }: { id: string; members: readonly string[]; why: string },
): Promise<Voices> {
  const { id: record } = onlyOpen(await getRecord(ctx, decisions, ref, 'locked'), 'discussed')
  const wanted = [...new Set(members)]
  await mustBelong(ctx, wanted)
  await tablesOf(ctx)
    .insertInto('wanted_voice')
    .values(
      wanted.map((member) => ({
        ...{ record_id: record, member_id: member, why },
        ...{ asked_by: ctx.actor.id, asked_at: ctx.now },
      })),
    )
    .onConflict((conflict) => conflict.columns(['record_id', 'member_id']).doUpdateSet({ why }))
    .execute()
  ctx.touched.add(record)
  return voicesOn(ctx, record)
}

interface Said {
  id: string
  version?: number | undefined
  words: string
}

/** "I can live with it": whoever says so lifts what they objected before. */
export async function consent(ctx: Ctx, given: Said): Promise<Voices> {
  const record = await speak(ctx, 'consents', given)
  await tablesOf(ctx)
    .updateTable('voice')
    .set({ lifted_at: ctx.now })
    .where('record_id', '=', record)
    .where('member_id', '=', ctx.actor.id)
    .where('stance', '=', 'objects')
    .where('lifted_at', 'is', null)
    .execute()
  return voicesOn(ctx, record)
}

export async function object(ctx: Ctx, given: Said): Promise<Voices> {
  return voicesOn(ctx, await speak(ctx, 'objects', given))
}

async function speak(
  ctx: Ctx,
  stance: 'consents' | 'objects',
  { id: ref, version, words }: Said,
): Promise<string> {
  const proposal = onlyOpen(await getRecord(ctx, decisions, ref, 'locked'), 'discussed')
  if (version !== undefined && version > proposal.version)
    throw new CairnError(
      'invalid',
      'decisions.version.none',
      `"${proposal.title}" has no version ${version} yet.`,
      { hint: `Its newest is ${proposal.version}.` },
    )
  const { last } = await tablesOf(ctx)
    .selectFrom('voice')
    .select((e) => e.fn.coalesce(e.fn.max('position'), e.lit(0)).as('last'))
    .where('record_id', '=', proposal.id)
    .executeTakeFirstOrThrow()
  const voice = randomUUID()
  await tablesOf(ctx)
    .insertInto('voice')
    .values({
      ...{ voice_id: voice, record_id: proposal.id, position: last + 1 },
      ...{ member_id: ctx.actor.id, stance, words },
      ...{ version: version ?? proposal.version, said_at: ctx.now },
      ...{ answer: null, answered_by: null, answered_at: null, lifted_at: null },
    })
    .execute()
  if (words !== '') await keepSaidWords(ctx, { record: proposal.id, said: voice, text: words })
  ctx.touched.add(proposal.id)
  return proposal.id
}

/** Whoever answered may find better words; what somebody else answered stays. */
export async function answerObjection(
  ctx: Ctx,
  { objection: id, words }: { objection: string; words: string },
): Promise<Voices> {
  const objection = await openObjection(ctx, id)
  if (objection.answered_by !== null && objection.answered_by !== ctx.actor.id)
    throw new CairnError(
      'conflict',
      'decisions.objection.answered',
      'Somebody else answered this objection.',
      { hint: 'Say what is to be added in a comment.' },
    )
  await changeVoice(ctx, id, { answer: words, answered_by: ctx.actor.id, answered_at: ctx.now })
  const text = `${objection.words}\n\n${words}`
  await keepSaidWords(ctx, { record: objection.record_id, said: id, text })
  ctx.touched.add(objection.record_id)
  return voicesOn(ctx, objection.record_id)
}

export async function liftObjection(
  ctx: Ctx,
  { objection: id }: { objection: string },
): Promise<Voices> {
  const objection = await openObjection(ctx, id)
  if (objection.member_id !== ctx.actor.id)
    throw new CairnError(
      'forbidden',
      'decisions.objection.others',
      'Only whoever objected can lift an objection.',
      { hint: 'Answer it with decisions.answer: then it keeps nobody from deciding.' },
    )
  await changeVoice(ctx, id, { lifted_at: ctx.now })
  ctx.touched.add(objection.record_id)
  return voicesOn(ctx, objection.record_id)
}

/** Of a proposal that stays locked, how many objections nobody answered and nobody lifted. */
export async function unansweredOn(ctx: Ctx, record: string): Promise<number> {
  const { count } = await tablesOf(ctx)
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

async function openObjection(ctx: Ctx, id: string) {
  const row = await tablesOf(ctx)
    .selectFrom('voice')
    .selectAll()
    .where('voice_id', '=', id)
    .where('stance', '=', 'objects')
    .executeTakeFirst()
  if (row === undefined)
    throw new CairnError('not_found', 'decisions.objection.none', 'This objection is not there.', {
      hint: 'decisions.voices has the ids of those that are.',
    })
  // Locked in the order in which accepting locks: the proposal first.
  onlyOpen(await getRecord(ctx, decisions, row.record_id, 'locked'), 'discussed')
  const current = await tablesOf(ctx)
    .selectFrom('voice')
    .selectAll()
    .where('voice_id', '=', id)
    .executeTakeFirstOrThrow()
  if (current.lifted_at === null) return current
  throw new CairnError(
    'conflict',
    'decisions.objection.lifted',
    'Whoever objected has lifted this objection.',
  )
}

async function changeVoice(
  ctx: Ctx,
  id: string,
  change: {
    answer?: string
    answered_by?: string
    answered_at?: Date
    lifted_at?: Date
  },
): Promise<void> {
  await tablesOf(ctx).updateTable('voice').set(change).where('voice_id', '=', id).execute()
}

async function mustBelong(ctx: Ctx, members: readonly string[]): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select member_id as id from records.member where member_id = any(${[...members]}::uuid[])`.execute(
    ctx.db,
  )
  const known = new Set(rows.map(({ id }) => id))
  if (members.some((member) => !known.has(member)))
    throw new CairnError('not_found', 'member.none', 'Nobody of this id belongs to the workspace.')
}

function tablesOf({ db }: Pick<Ctx, 'db'>) {
  return db.withTables<DecisionTables>().withSchema('records')
}
