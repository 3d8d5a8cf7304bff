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

/** Also one that was put aside: it may fit now. */
export function goInto(idea: Idea, proposal: string): In<'proposed'> {
  if (idea.id === proposal)
    throw new CairnError('conflict', 'ideas.state', 'An idea cannot go into itself.')
  return { ...said(notProposed(idea, 'taken into another proposal')), status: 'proposed', proposal }
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
