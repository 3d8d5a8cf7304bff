/** Begins a trial of a remedy: one decision on trial, with the numbers of today pinned to it, and what it is about linked. */
import { trialOf } from '#practices/decisions/review-rules.ts'
import { decisions, unsaid, type Decision } from '#practices/decisions/schema.ts'
import type { Tries } from '#practices/decisions/tries-shape.ts'
import { attempt } from '#practices/frictions/rules.ts'
import { frictions } from '#practices/frictions/schema.ts'
import { dayOf } from '#records/actions.ts'
import { addPin } from '#records/pins.ts'
import { addRecord, changeRecord } from '#records/record.ts'
import { calendarDayShown } from '#std/shown-dates.ts'
import { counted } from '#std/words.ts'
import type { Ctx } from '#verbs/ctx.ts'
import type { Planned } from './plan.ts'

export interface BeginWish {
  title?: string | undefined
  because?: string | undefined
  expected?: string | undefined
  /** What people answered to the question of the remedy before it began. */
  before?: string | undefined
  /** As a proposal, to be discussed first. */
  discuss: boolean
}

export async function beginTrial(
  ctx: Ctx,
  wish: BeginWish,
  { plan, baseline, cause, friction }: Planned,
): Promise<Decision> {
  const { startsOn, weeks, reviewOn, ask } = plan
  const expected = wish.expected ?? plan.expected
  const title = wish.title ?? plan.title
  const because = wish.because ?? plan.because
  const { discuss } = wish
  // What proposals are asked again for is the same: a day of review that lies ahead.
  const trial = trialOf(expected, reviewOn, dayOf(ctx.now))
  const tries: Tries = {
    ...{ remedy: plan.remedy.ref, cause, startsOn, weeks, expected },
    ...{ ask, before: wish.before ?? null },
  }
  const words = { ...unsaid, title, body: bodyOf(plan, { because, friction, discuss }), tries }
  const decision = await addRecord(
    ctx,
    decisions,
    discuss
      ? { ...words, status: 'open' }
      : {
          ...{ ...words, status: 'accepted', decidedAt: ctx.now.toISOString(), chosen: null },
          ...{ because, reviewOn, trial, reviewed: null },
        },
  )
  for (const [place, frozen] of baseline.entries()) {
    // Pins are told in the order of their time: the first is what the remedy is measured by before all else.
    const now = new Date(ctx.now.getTime() + place)
    await addPin({ ...ctx, now }, { record: decision.id, better: frozen.better, note: '' }, frozen)
  }
  if (friction !== null && !discuss) {
    const trying = `${title}, until ${calendarDayShown(reviewOn)}.`
    await changeRecord(ctx, frictions, { ref: friction.id }, (one) =>
      attempt(one, { trying, proposal: decision.id }),
    )
  }
  return decision
}

/** Its own words point at what it tries and what it is about, so that these point back. Why, what is decided says by itself. */
function bodyOf(
  { remedy: { ref, title }, startsOn, weeks }: Planned['plan'],
  {
    because,
    friction,
    discuss,
  }: { because: string; friction: Planned['friction']; discuss: boolean },
): string {
  const what = ref.includes('#') ? `${title} (${ref})` : `[${title}](/remedies/${ref})`
  const isNamed = discuss && friction !== null && because.includes(`friction#${friction.number}`)
  return [
    `A trial of the remedy ${what}: ${counted(weeks, 'week')} from ${calendarDayShown(startsOn)}.`,
    ...(discuss ? [because] : []),
    ...(friction === null || isNamed ? [] : [`It is about friction#${friction.number}.`]),
  ].join('\n\n')
}
