/** What may happen to a friction, and what it is then. Pure: no clock, no database. */
import { CairnError } from '#std/errors.ts'
import type { Friction, Hits, Measurable, Status } from './schema.ts'

type In<State extends Status> = Extract<Friction, { status: State }>

export function confirm(friction: Friction, checked: string): In<'confirmed'> {
  if (friction.status !== 'reported' && friction.status !== 'confirmed')
    throw new CairnError(
      'conflict',
      'frictions.state',
      `"${friction.title}" is ${friction.status}; only what is reported is confirmed.`,
      { hint: 'Take it up again first, or say it in a comment.' },
    )
  return { ...said(friction), status: 'confirmed', checked }
}

export function attempt(
  friction: Friction,
  { trying, proposal }: { trying: string; proposal: string | null },
): In<'trying'> {
  return { ...said(unmerged(friction, 'worked on')), status: 'trying', trying, proposal }
}

/** What it became stays known, unless another is named. */
export function ease(
  friction: Friction,
  { helped, proposal }: { helped: string; proposal: string | null },
): In<'eased'> {
  const open = unmerged(friction, 'eased')
  const before = 'proposal' in open ? open.proposal : null
  return { ...said(open), status: 'eased', helped, proposal: proposal ?? before }
}

export function park(
  friction: Friction,
  { because, thanks }: { because: string; thanks: string },
): In<'parked'> {
  return { ...said(unmerged(friction, 'parked')), status: 'parked', because, thanks }
}

export function reopen(friction: Friction): In<'reported'> {
  if (friction.status === 'reported')
    throw new CairnError('conflict', 'frictions.state', `"${friction.title}" is reported.`)
  return { ...said(unmerged(friction, 'taken up again')), status: 'reported' }
}

/** One of two that mean the same. Never into one that is itself part of another: so none goes round in a circle. */
export function merge(friction: Friction, into: Friction): In<'merged'> {
  const one = unmerged(friction, 'merged into another one')
  if (into.id === one.id)
    throw new CairnError('conflict', 'frictions.same', 'A friction is not merged into itself.', {
      hint: 'Name the other one.',
    })
  if (into.status === 'merged')
    throw new CairnError(
      'conflict',
      'frictions.merged',
      `"${into.title}" was merged into another one itself.`,
      { hint: `Merge it into that one: cairn frictions get ${into.number} names it.` },
    )
  return { ...said(one), status: 'merged', mergedInto: into.id, before: standing(one) }
}

/** It is what it was before. */
export function unmerge(friction: Friction): Exclude<Friction, In<'merged'>> {
  if (friction.status !== 'merged')
    throw new CairnError(
      'conflict',
      'frictions.state',
      `"${friction.title}" is ${friction.status}, and part of no other.`,
    )
  return { ...said(friction), ...friction.before }
}

interface Words {
  title?: string | undefined
  body?: string | undefined
  area?: string | null | undefined
  hits?: Hits | null | undefined
  flow?: Measurable | null | undefined
}

/** Its words may change as long as nobody built on them. */
export function edit(friction: Friction, words: Words): In<'reported'> {
  if (friction.status !== 'reported')
    throw new CairnError(
      'conflict',
      'frictions.state',
      `"${friction.title}" is ${friction.status}; its words stay as they were read.`,
      { hint: 'Say in a comment what is to be added, or take it up again first.' },
    )
  const { title, body, area, hits, flow } = friction
  const given = Object.entries(words).filter(([, value]) => value !== undefined)
  return { ...friction, title, body, area, hits, flow, ...Object.fromEntries(given) }
}

/** What was tried, and what helped, is for the next one to read. */
export function mustBeRemovable(friction: Friction): void {
  if (friction.status !== 'trying' && friction.status !== 'eased') return
  throw new CairnError(
    'conflict',
    'frictions.state',
    `"${friction.title}" is ${friction.status}; what was tried about it stays to be read.`,
    { hint: 'Park it with a reason, or take it up again first.' },
  )
}

function unmerged(friction: Friction, done: string): Exclude<Friction, In<'merged'>> {
  if (friction.status !== 'merged') return friction
  throw new CairnError(
    'conflict',
    'frictions.merged',
    `"${friction.title}" was merged into another one; it cannot be ${done}.`,
    { hint: 'Say it there, or undo the merging first: frictions.unmerge.' },
  )
}

function standing(friction: Exclude<Friction, In<'merged'>>): In<'merged'>['before'] {
  switch (friction.status) {
    case 'reported':
      return { status: 'reported' }
    case 'confirmed':
      return { status: 'confirmed', checked: friction.checked }
    case 'trying':
      return { status: 'trying', trying: friction.trying, proposal: friction.proposal }
    case 'eased':
      return { status: 'eased', helped: friction.helped, proposal: friction.proposal }
    case 'parked':
      return { status: 'parked', because: friction.because, thanks: friction.thanks }
  }
}

/** What a friction is in every state. */
function said(friction: Friction) {
  const { id, number, title, body, area, hits, flow, author, tags, version } = friction
  const { createdAt, updatedAt } = friction
  return {
    ...{ id, number, title, body, area, hits, flow, author, tags, version },
    ...{ createdAt, updatedAt },
  }
}
