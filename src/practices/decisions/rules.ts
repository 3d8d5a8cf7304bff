/** What may happen to a decision, and what it is then. Pure: no clock, no database. */
import { CairnError } from '#std/errors.ts'
import type { Trial } from './review-shape.ts'
import type { Check } from './check-shape.ts'
import { placeInWords, type CodePlace } from './code-place.ts'
import type { Debt } from './debt-shape.ts'
import { mustDiffer, noOption } from './option-rules.ts'
import type { Decision, Status } from './schema.ts'

type In<State extends Status> = Extract<Decision, { status: State }>

export interface Choice {
  chosen: string | null
  because: string
  reviewOn: string | null
  trial: Trial | null
}

/**
 * Nobody's objection is passed over: each is answered, or lifted, before a proposal is accepted. An answer is enough; that
 * whoever objected is content with it is wished for, and not owed.
 */
export function accept(
  decision: Decision,
  choice: Choice,
  { now, unanswered }: { now: Date; unanswered: number },
): In<'accepted'> {
  const proposal = onlyOpen(decision, 'accepted')
  if (unanswered > 0)
    throw new CairnError(
      'conflict',
      'decisions.objection.open',
      `${unanswered === 1 ? 'An objection' : `${unanswered} objections`} to "${decision.title}" ${unanswered === 1 ? 'has' : 'have'} no answer yet.`,
      {
        hint: 'decisions.voices shows what speaks against it: answer each with decisions.answer. An answer is enough; nobody has to lift theirs.',
      },
    )
  const { chosen } = choice
  if (chosen !== null && !proposal.options.some(({ title }) => title === chosen))
    throw noOption(proposal, chosen, 'Or accept it without naming one.')
  return {
    ...proposal,
    status: 'accepted',
    decidedAt: now.toISOString(),
    reviewed: null,
    ...choice,
    tries: begunBy(proposal.tries, choice.trial, now),
  }
}

/** What was discussed for longer than it was planned begins with its acceptance, and expects what was agreed on. */
function begunBy(tries: In<'open'>['tries'], trial: Trial | null, now: Date): In<'open'>['tries'] {
  if (tries === null) return null
  const today = now.toISOString().slice(0, 10)
  const startsOn = tries.startsOn > today ? tries.startsOn : today
  return { ...tries, startsOn, expected: trial?.expected ?? tries.expected }
}

export function reject(decision: Decision, because: string, now: Date): In<'rejected'> {
  const proposal = onlyOpen(decision, 'rejected')
  return { ...proposal, status: 'rejected', decidedAt: now.toISOString(), because }
}

export function withdraw(decision: Decision, because: string): In<'withdrawn'> {
  return { ...onlyOpen(decision, 'withdrawn'), status: 'withdrawn', because }
}

export function supersede(decision: Decision, successor: Decision): In<'superseded'> {
  if (decision.id === successor.id)
    throw new CairnError('conflict', 'decisions.state', 'A decision cannot take its own place.')
  if (successor.status !== 'accepted')
    throw new CairnError(
      'conflict',
      'decisions.state',
      `"${successor.title}" is ${successor.status}; only an accepted decision can take another's place.`,
      { hint: 'Accept it first, or link the two as related.' },
    )
  const { status: _, ...standing } = onlyAccepted(decision, 'superseded')
  return { ...standing, status: 'superseded', successor: successor.id }
}

export function deprecate(decision: Decision, noLonger: string): In<'deprecated'> {
  const { status: _, ...standing } = onlyAccepted(decision, 'deprecated')
  return { ...standing, status: 'deprecated', noLonger }
}

/** Nobody can discuss it in time that is over; the day may still be the same somewhere. */
export function mustNotBeOver(until: string | null, today: string): void {
  if (until === null || until >= today) return
  throw new CairnError('invalid', 'decisions.until.past', `${until} is over already.`, {
    hint: 'Give today or a later day, or none.',
  })
}

type Words = {
  [Part in 'title' | 'body' | 'options' | 'until' | 'code' | 'related']?:
    | In<'open'>[Part]
    | undefined
} & { [Side in 'good' | 'bad']?: string[] | undefined }

/** What was decided stays as it was read when it was: only a proposal changes its words. */
export function edit(
  decision: Decision,
  { title, body, options, until, code, related, good, bad }: Words,
): In<'open'> {
  const proposal = onlyOpen(decision, 'edited')
  const { consequences } = proposal
  if (related?.includes(decision.id) === true)
    throw new CairnError(
      'invalid',
      'decisions.related.itself',
      'A decision is read with itself anyway.',
      {
        hint: 'Leave it out of the related ones.',
      },
    )
  if (options !== undefined) mustDiffer(options)
  return {
    ...proposal,
    title: title ?? proposal.title,
    body: body ?? proposal.body,
    options: options ?? proposal.options,
    until: until === undefined ? proposal.until : until,
    code: code ?? proposal.code,
    related: related ?? proposal.related,
    consequences: { good: good ?? consequences.good, bad: bad ?? consequences.bad },
  }
}

/** A proposal may be taken away; what became of others is there so that nobody has to ask again. */
export function mustBeRemovable(decision: Decision): void {
  onlyOpen(decision, 'removed')
}

const reasonsMax = 50

/** What speaks for and against an option is gathered, from whoever finds it. A new one is added where that is meant: it may be mistyped. */
export function weigh(
  decision: Decision,
  { option, add, pros, cons }: { option: string; add: boolean; pros: string[]; cons: string[] },
): In<'open'> {
  const proposal = onlyOpen(decision, 'weighed')
  const listed = proposal.options.find(({ title }) => title === option)
  if (listed === undefined && !add)
    throw noOption(proposal, option, 'With `add`, a new one is listed.')
  if (listed === undefined && proposal.options.length === optionsMax)
    throw new CairnError(
      'conflict',
      'decisions.option.many',
      `"${decision.title}" has ${optionsMax} options, and no proposal has more.`,
      { hint: 'Take one away with decisions.edit, or make two proposals of it.' },
    )
  const { title, pros: before, cons: against } = listed ?? { title: option, pros: [], cons: [] }
  const weighed = { title, pros: together(before, pros), cons: together(against, cons) }
  const options =
    listed === undefined
      ? [...proposal.options, weighed]
      : proposal.options.map((each) => (each === listed ? weighed : each))
  if (listed === undefined) mustDiffer(options)
  return { ...proposal, options }
}

const optionsMax = 20

function together(before: readonly string[], more: readonly string[]): string[] {
  const all = [...new Set([...before, ...more])]
  if (all.length <= reasonsMax) return all
  throw new CairnError(
    'conflict',
    'decisions.reason.many',
    `No option has more than ${reasonsMax} reasons on one side.`,
    {
      hint: 'Put some of them into one sentence, with decisions.edit.',
    },
  )
}

export function onlyOpen(decision: Decision, done: string): In<'open'> {
  if (decision.status === 'open') return decision
  throw new CairnError(
    'conflict',
    'decisions.state',
    `"${decision.title}" is ${decision.status}; only an open proposal can be ${done}.`,
    {
      hint:
        decision.status === 'unknown'
          ? 'Say first what its status is: decisions.settle.'
          : 'Propose a new decision; it can take the place of this one.',
    },
  )
}

const checksMax = 20

/** Also after it was decided: how one would notice is no part of what was agreed on. */
export function expecting(decision: Decision, check: Check): Decision {
  const standing = openOrAccepted(decision)
  if (standing.checks.length === checksMax)
    throw new CairnError(
      'conflict',
      'decisions.check.many',
      `"${decision.title}" has ${checksMax} checks, and no decision has more.`,
      { hint: 'Take one away with decisions.unexpect, or make two decisions of it.' },
    )
  return { ...standing, checks: [...standing.checks, check] }
}

export function unexpecting(decision: Decision, check: string): Decision {
  const standing = openOrAccepted(decision)
  const checks = standing.checks.filter(({ id }) => id !== check)
  if (checks.length === standing.checks.length)
    throw new CairnError(
      'not_found',
      'decisions.check.gone',
      `"${decision.title}" expects nothing of this id.`,
      { hint: 'decisions.confirmation has the ids of what it expects.' },
    )
  return { ...standing, checks }
}

const placesMax = 20

/** Also of a decision that stands: that it was a debt may be noticed late. Its code is added to what the decision is about already. */
export function borrow(
  decision: Decision,
  { cost, paybackOn, code }: { cost: string; paybackOn: string; code: readonly CodePlace[] },
): Decision {
  const standing = openOrAccepted(decision, 'takes on no debt')
  const debt: Debt = { stance: 'takes', cost, paybackOn }
  return { ...standing, debt, code: bothPlaces(decision, code) }
}

function bothPlaces({ title, code }: Decision, more: readonly CodePlace[]): CodePlace[] {
  const all = new Map([...code, ...more].map((place) => [placeInWords(place), place]))
  if (all.size <= placesMax) return [...all.values()]
  throw new CairnError(
    'conflict',
    'decisions.code.many',
    `With these, "${title}" would be about more than ${placesMax} places in the code.`,
    { hint: 'Name the folder they lie in, or fewer of them.' },
  )
}

export function repay(decision: Decision, how: string, now: Date): In<'accepted'> {
  const standing = onlyAccepted(decision, 'paid back')
  const { debt } = standing
  if (debt?.stance !== 'takes')
    throw new CairnError(
      'conflict',
      'decisions.debt.none',
      debt?.stance === 'repaid'
        ? `What "${decision.title}" cost was paid back before.`
        : `"${decision.title}" takes on no debt.`,
      { hint: 'decisions.debts lists those that do.' },
    )
  const { cost, paybackOn } = debt
  const repaid: Debt = { stance: 'repaid', cost, paybackOn, repaidAt: now.toISOString(), how }
  return { ...standing, debt: repaid }
}

export function forgo(decision: Decision, cost: string): Decision {
  return { ...openOrAccepted(decision, 'declines nothing'), debt: { stance: 'declines', cost } }
}

function openOrAccepted(decision: Decision, so = 'needs no check'): In<'open'> | In<'accepted'> {
  if (decision.status === 'open' || decision.status === 'accepted') return decision
  throw new CairnError(
    'conflict',
    'decisions.state',
    `"${decision.title}" is ${decision.status}; what nobody holds to ${so}.`,
  )
}

function onlyAccepted(decision: Decision, done: string): In<'accepted'> {
  if (decision.status === 'accepted') return decision
  throw new CairnError(
    'conflict',
    'decisions.state',
    `"${decision.title}" is ${decision.status}; only an accepted decision can be ${done}.`,
  )
}
