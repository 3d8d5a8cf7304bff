/** What may happen to a decision, and what it is then. Pure: no clock, no database. */
import { CairnError } from '#std/errors.ts'
import type { Decision, Status } from './schema.ts'

type In<State extends Status> = Extract<Decision, { status: State }>

export interface Choice {
  chosen: string | null
  because: string
  reviewOn: string | null
}

export function accept(decision: Decision, choice: Choice, now: Date): In<'accepted'> {
  const proposal = onlyOpen(decision, 'accepted')
  const { chosen } = choice
  if (chosen !== null && !proposal.options.some(({ title }) => title === chosen))
    throw new CairnError(
      'invalid',
      'decisions.option.none',
      `"${chosen}" is not among the options of "${decision.title}".`,
      {
        hint:
          proposal.options.length === 0
            ? 'It lists none: add some, or accept it without naming one.'
            : `They are: ${proposal.options.map(({ title }) => title).join('; ')}.`,
      },
    )
  return { ...proposal, status: 'accepted', decidedAt: now.toISOString(), ...choice }
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

type Words = { [Part in 'title' | 'body' | 'options' | 'until']?: In<'open'>[Part] | undefined }

/** What was decided stays as it was read when it was: only a proposal changes its words. */
export function edit(decision: Decision, { title, body, options, until }: Words): In<'open'> {
  const proposal = onlyOpen(decision, 'edited')
  return {
    ...proposal,
    title: title ?? proposal.title,
    body: body ?? proposal.body,
    options: options ?? proposal.options,
    until: until === undefined ? proposal.until : until,
  }
}

function onlyOpen(decision: Decision, done: string): In<'open'> {
  if (decision.status === 'open') return decision
  throw new CairnError(
    'conflict',
    'decisions.state',
    `"${decision.title}" is ${decision.status}; only an open proposal can be ${done}.`,
    { hint: 'Propose a new decision; it can take the place of this one.' },
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
