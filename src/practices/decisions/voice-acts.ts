/** Asks members what they say about a proposal, and takes down what they say: that they can live with it, or what speaks against it. */
import { randomUUID } from 'node:crypto'
import { mustBelong } from '#records/members.ts'
import { getRecord } from '#records/record.ts'
import { keepSaidWords } from '#records/words.ts'
import { CairnError } from '#std/errors.ts'
import type { Ctx } from '#verbs/ctx.ts'
import { onlyOpen } from './rules.ts'
import { decisions } from './schema.ts'
import { decisionTablesOf } from './tables.ts'
import type { Voices } from './voice-shape.ts'
import { voicesOn } from './voices.ts'

/** Whoever was asked before is asked with the new reason; nobody is asked twice. */
export async function askFor(
  ctx: Ctx,
  { id: ref, members, why }: { id: string; members: readonly string[]; why: string },
): Promise<Voices> {
  const { id: record } = onlyOpen(await getRecord(ctx, decisions, ref, 'locked'), 'discussed')
  const wanted = [...new Set(members)]
  await mustBelong(ctx, wanted)
  await decisionTablesOf(ctx)
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
  await decisionTablesOf(ctx)
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
  const { last } = await decisionTablesOf(ctx)
    .selectFrom('voice')
    .select((e) => e.fn.coalesce(e.fn.max('position'), e.lit(0)).as('last'))
    .where('record_id', '=', proposal.id)
    .executeTakeFirstOrThrow()
  const voice = randomUUID()
  await decisionTablesOf(ctx)
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

async function openObjection(ctx: Ctx, id: string) {
  const row = await decisionTablesOf(ctx)
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
  const current = await decisionTablesOf(ctx)
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
  await decisionTablesOf(ctx).updateTable('voice').set(change).where('voice_id', '=', id).execute()
}
