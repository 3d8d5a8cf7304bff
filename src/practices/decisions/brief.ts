/**
 * A decision on one page, to be sent around: the problem, what the evidence says, the options, who was heard, and what is asked. What
 * stands in it is what the workspace knows at that moment; the evidence is asked of a port.
 */
import { z } from 'zod'
import { listActions } from '#records/actions.ts'
import { membersOf } from '#records/members.ts'
import { PinComparison } from '#records/pin-shape.ts'
import { getRecord } from '#records/record.ts'
import { recordsOf } from '#records/store.ts'
import { TrialUntil, trialUntil } from '#records/trial.ts'
import type { Ctx } from '#verbs/ctx.ts'
import { briefInMarkdown } from './brief-markdown.ts'
import { CodePlace } from './code-place.ts'
import { Confirmation, confirmationOf } from './confirmation.ts'
import { Day, Debt } from './debt-shape.ts'
import { fixesThere } from './fixes.ts'
import { Review, Trial } from './review-shape.ts'
import { reviewsOn } from './reviews.ts'
import { type Decision, decisions, Option } from './schema.ts'
import { Voices } from './voice-shape.ts'
import { voicesOn } from './voices.ts'

/** What is so on some code over the last twelve months. */
export const Standing = z
  .discriminatedUnion('state', [
    z.object({
      state: z.literal('measured'),
      place: CodePlace,
      from: z.iso.datetime(),
      to: z.iso.datetime(),
      /** How many changes, in slices of equal length; empty where no change has a date. */
      activity: z.array(z.int().min(0)),
      ...fixesThere,
      /** The files where most effort goes, the first of them first. */
      files: z.array(
        z.object({ path: z.string(), changes: z.int().min(0), complexity: z.number() }),
      ),
    }),
    z.object({ state: z.literal('cannot tell'), place: CodePlace, why: z.string() }),
  ])
  .meta({ id: 'Standing' })
export type Standing = z.output<typeof Standing>

export interface Standings {
  of(place: CodePlace, now: Date): Promise<Standing>
}

const Related = z.object({
  number: z.int().min(1),
  title: z.string(),
  status: z.string(),
  trialUntil: TrialUntil,
})

/** A next step that is not done yet. */
const Step = z.object({
  text: z.string(),
  /** The name of whoever took it on; null while nobody did. */
  owner: z.string().nullable(),
  due: Day.nullable(),
})

export const BriefParts = z.object({
  decision: z.uuid(),
  number: z.int().min(1),
  title: z.string(),
  status: z.string(),
  until: z.string().nullable(),
  writtenAt: z.iso.datetime(),
  /** The words of the proposal, in Markdown. */
  problem: z.string(),
  evidence: z.array(Standing),
  /** What was pinned to it, beside what it is today. */
  pins: z.array(PinComparison),
  options: z.array(Option.extend({ isChosen: z.boolean() })),
  consequences: z.object({ good: z.array(z.string()), bad: z.array(z.string()) }),
  debt: Debt.nullable(),
  /** Both null while it is open. */
  because: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  asked: Voices.shape.asked,
  voices: Voices.shape.voices,
  confirmation: Confirmation.shape.state,
  /** null where it was accepted for good, or not at all. */
  trial: Trial.nullable(),
  /** When it is looked at again; null where no day is agreed on. */
  reviewOn: Day.nullable(),
  /** The newest review; null while there was none. */
  reviewed: Review.pick({ at: true, verdict: true, because: true }).nullable(),
  /** What is still to be done, the oldest first. */
  steps: z.array(Step),
  related: z.array(Related),
  /** What whoever reads it is asked for; null where nothing is. */
  ask: z.string().nullable(),
})
export type BriefParts = z.output<typeof BriefParts>

export const Brief = BriefParts.extend({ markdown: z.string() }).meta({ id: 'Brief' })
export type Brief = z.output<typeof Brief>

export async function briefOf(
  ctx: Pick<Ctx, 'db' | 'now'>,
  standings: Standings,
  { id: ref, pins }: { id: string; pins: PinComparison[] },
): Promise<Brief> {
  const decision = await getRecord(ctx, decisions, ref)
  const { id, number, title, status, until, body, options, consequences, debt } = decision
  const { asked, voices } = await voicesOn(ctx, id)
  const evidence: Standing[] = []
  for (const place of decision.code) evidence.push(await standings.of(place, ctx.now))
  const related = await shownOf(ctx, decision.related)
  const chosen = 'chosen' in decision ? decision.chosen : null
  const parts: BriefParts = {
    ...{ decision: id, number, title, status, until, problem: body, evidence },
    writtenAt: ctx.now.toISOString(),
    options: options.map((option) => ({ ...option, isChosen: option.title === chosen })),
    ...{ consequences, debt, asked, voices, related, pins },
    because: 'because' in decision ? decision.because : null,
    decidedAt: 'decidedAt' in decision ? decision.decidedAt : null,
    confirmation: (await confirmationOf(ctx, id, new Map())).state,
    trial: 'trial' in decision ? decision.trial : null,
    reviewOn: 'reviewOn' in decision ? decision.reviewOn : null,
    reviewed: await lastReview(ctx, id),
    steps: await openSteps(ctx, id),
    ask: askOf(decision),
  }
  return { ...parts, markdown: briefInMarkdown(parts) }
}

async function lastReview(ctx: Pick<Ctx, 'db'>, record: string): Promise<BriefParts['reviewed']> {
  const { items } = await reviewsOn(ctx, { record, limit: 1 })
  const [last] = items
  if (last === undefined) return null
  const { at, verdict, because } = last
  return { at, verdict, because }
}

const stepsMax = 50

async function openSteps(
  ctx: Pick<Ctx, 'db' | 'now'>,
  record: string,
): Promise<BriefParts['steps']> {
  const { items } = await listActions(ctx, { record, state: 'open', limit: stepsMax })
  const names = new Map((await membersOf(ctx)).map(({ id, name }) => [id, name]))
  return items.map(({ text, owner, due }) => ({
    ...{ text, due },
    owner: owner === null ? null : (names.get(owner) ?? null),
  }))
}

/** Those that are still there. */
async function shownOf(
  ctx: Pick<Ctx, 'db'>,
  ids: readonly string[],
): Promise<z.output<typeof Related>[]> {
  if (ids.length === 0) return []
  return recordsOf(ctx)
    .selectFrom('record')
    .select(['number', 'title', 'status', trialUntil().as('trialUntil')])
    .where('record_id', 'in', ids)
    .where('removed_at', 'is', null)
    .orderBy('number')
    .execute()
}

function askOf(decision: Decision): string | null {
  if (decision.status !== 'open') return null
  const by = decision.until === null ? '' : ` until ${decision.until}`
  return `Say${by} whether you can live with it. If you cannot, say what would go wrong, and for whom: each objection is answered before anything is decided.`
}
