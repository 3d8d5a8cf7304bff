/** What may happen on trial and at a review. Pure: no clock, no database. */
import type { PinComparison } from '#records/pin-shape.ts'
import { CairnError } from '#std/errors.ts'
import type { Measured, Trial, Review } from './review-shape.ts'
import type { Decision } from './schema.ts'

type Accepted = Extract<Decision, { status: 'accepted' }>

/** A trial without an end is no trial. */
export function trialOf(
  expected: string | null,
  reviewOn: string | null,
  today: string,
): Trial | null {
  if (expected === null) return null
  if (reviewOn === null)
    throw new CairnError(
      'invalid',
      'decisions.review.owed',
      'A trial ends with a review, and no day is given for it.',
      { hint: 'Give the day as reviewOn.' },
    )
  mustLieAhead(reviewOn, today)
  return { state: 'running', expected }
}

/** What was said, and when it is asked again. */
export function review(
  decision: Decision,
  { verdict, nextOn }: Pick<Review, 'verdict' | 'nextOn'>,
  { at, today }: { at: string; today: string },
): Accepted {
  const accepted = reviewable(decision)
  if (nextOn !== null) mustLieAhead(nextOn, today)
  return {
    ...accepted,
    trial: ended(accepted, verdict, nextOn),
    reviewOn: nextOn,
    reviewed: { at, verdict },
  }
}

export function reviewable(decision: Decision): Accepted {
  if (decision.status === 'accepted') return decision
  throw new CairnError(
    'conflict',
    'decisions.state',
    `"${decision.title}" is ${decision.status}; only an accepted decision is reviewed.`,
  )
}

function ended(
  { title, trial }: Accepted,
  verdict: Review['verdict'],
  nextOn: string | null,
): Trial | null {
  if (trial?.state !== 'running') return trial
  if (verdict !== 'cannot tell')
    return { state: 'over', expected: trial.expected, worked: verdict === 'worked' }
  if (nextOn !== null) return trial
  throw new CairnError(
    'conflict',
    'decisions.review.owed',
    `"${title}" is on trial; as long as it cannot be told, another day of review is owed.`,
    { hint: 'Give the day as next, or deprecate the decision.' },
  )
}

/** What people answered is kept with the reason, below the question; where nothing else would tell, it is owed. */
export function withAnswer(
  { because, answered }: { because: string; answered?: string | undefined },
  {
    decision: { title, tries },
    pinCount,
  }: { decision: Pick<Decision, 'title' | 'tries'>; pinCount: number },
): string {
  const ask = tries?.ask ?? null
  if (ask === null) {
    if (answered === undefined) return because
    throw new CairnError(
      'invalid',
      'decisions.review.unasked',
      `"${title}" asks no question that could be answered.`,
      { hint: 'Say it in the reason.' },
    )
  }
  if (answered !== undefined) return `${because}\n\n**${ask}**\n\n${answered}`
  if (pinCount > 0) return because
  throw new CairnError(
    'invalid',
    'decisions.review.asked',
    `"${title}" is judged by a question, and nobody has said what people answer: ${ask}`,
    { hint: 'Ask it around, and give what was said as answered.' },
  )
}

function mustLieAhead(day: string, today: string): void {
  if (day > today) return
  throw new CairnError('invalid', 'decisions.review.past', `${day} does not lie ahead.`, {
    hint: 'Give a day after today.',
  })
}

/** Of a decision with several pins; null where nothing is pinned. */
export function measuredBy(compared: readonly Pick<PinComparison, 'verdict'>[]): Measured | null {
  if (compared.length === 0) return null
  const says = (verdict: PinComparison['verdict']) =>
    compared.some((one) => one.verdict === verdict)
  if (says('better')) return says('worse') ? 'mixed' : 'better'
  return says('worse') ? 'worse' : 'cannot tell'
}
