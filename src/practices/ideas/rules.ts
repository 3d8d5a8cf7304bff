/** What may happen to an idea, and what it is then. Pure: no clock, no database. */
import { CairnError } from '#std/errors.ts'
import type { Idea, Status } from './schema.ts'

type In<State extends Status> = Extract<Idea, { status: State }>

export function explore(idea: Idea, trying: string): In<'exploring'> {
  return { ...said(notProposed(idea, 'tried out')), status: 'exploring', trying }
}

export function keep(
  idea: Idea,
  { because, thanks }: { because: string; thanks: string },
): In<'kept'> {
  return { ...said(notProposed(idea, 'put aside')), status: 'kept', because, thanks }
}

/** Also one that was put aside: it may fit now. What is decided, or no proposal, takes nothing in any more. */
export function goInto(idea: Idea, proposal: Target): In<'proposed'> {
  const open = notProposed(idea, 'taken into another proposal')
  if (proposal.kind !== 'decision')
    throw new CairnError(
      'conflict',
      'ideas.proposal.kind',
      `"${proposal.title}" is no proposal (its kind is ${proposal.kind}).`,
      { hint: 'Open a proposal with decisions.propose, or name one that is open.' },
    )
  if (proposal.status !== 'open')
    throw new CairnError(
      'conflict',
      'ideas.proposal.closed',
      `"${proposal.title}" is ${proposal.status}; an idea goes into an open proposal only.`,
      {
        hint: 'decisions.list with the status open has those there are; decisions.propose opens another.',
      },
    )
  return { ...said(open), status: 'proposed', proposal: proposal.id }
}

interface Target {
  id: string
  kind: string
  title: string
  status: string
}

export function reopen(idea: Idea): In<'open'> {
  if (idea.status === 'open')
    throw new CairnError('conflict', 'ideas.state', `"${idea.title}" is open.`)
  return { ...said(idea), status: 'open' }
}

/** Its words may change as long as nobody built on them. */
export function edit(
  idea: Idea,
  {
    title = idea.title,
    body = idea.body,
  }: { title?: string | undefined; body?: string | undefined },
): Idea {
  return { ...notProposed(idea, 'edited'), title, body }
}

/** Whose idea it was stays with the proposal. */
export function mustBeRemovable(idea: Idea): void {
  notProposed(idea, 'removed')
}

function notProposed(idea: Idea, done: string): Exclude<Idea, In<'proposed'>> {
  if (idea.status !== 'proposed') return idea
  throw new CairnError(
    'conflict',
    'ideas.state',
    `"${idea.title}" went into a proposal; it cannot be ${done} any more.`,
    { hint: 'Say it in the proposal, or open the idea again first.' },
  )
}

/** What an idea is in every state. */
function said({ id, number, title, body, author, tags, version, createdAt, updatedAt }: Idea) {
  return { id, number, title, body, author, tags, version, createdAt, updatedAt }
}
