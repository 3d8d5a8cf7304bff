/** What may happen to a remedy of the team's own, and what it is then. Pure: no clock, no database. */
import { CairnError } from '#std/errors.ts'
import type { Offer, Remedy, Status } from './schema.ts'

type In<State extends Status> = Extract<Remedy, { status: State }>

export interface Changed {
  title?: string | undefined
  body?: string | undefined
  helps?: Offer['helps'] | undefined
  weeks?: Offer['weeks'] | undefined
  effort?: Offer['effort'] | undefined
  measures?: Offer['measures'] | undefined
  ask?: Offer['ask'] | undefined
}

/** Without a measure or a question nobody could tell afterwards whether it helped. */
export function tellable<Given extends Pick<Offer, 'measures' | 'ask'>>(given: Given): Given {
  if (given.measures.length > 0 || given.ask !== null) return given
  throw new CairnError(
    'invalid',
    'remedies.measure.none',
    'Nothing would show whether this remedy helped.',
    { hint: 'Name a measure such as pickup, or a question that people answer before and after.' },
  )
}

/** What is retired keeps its words: somebody may have tried it as it was. */
export function edit(remedy: Remedy, changed: Changed): Remedy {
  if (remedy.status === 'retired')
    throw conflict(remedy, 'its words stay as they are', 'Reopen it first.')
  const { title, body, helps, weeks, effort, measures, ask } = remedy
  return tellable({
    ...remedy,
    title: changed.title ?? title,
    body: changed.body ?? body,
    helps: changed.helps ?? helps,
    weeks: changed.weeks ?? weeks,
    effort: changed.effort ?? effort,
    measures: changed.measures ?? measures,
    ask: changed.ask === undefined ? ask : changed.ask,
  })
}

export function retire(remedy: Remedy, because: string): In<'retired'> {
  if (remedy.status === 'retired') throw conflict(remedy, 'it is retired once only')
  return { ...remedy, status: 'retired', because }
}

export function reopen(remedy: Remedy): In<'offered'> {
  if (remedy.status === 'offered')
    throw new CairnError('conflict', 'remedies.state', `"${remedy.title}" is offered.`)
  const { because: _, ...offered } = remedy
  return { ...offered, status: 'offered' }
}

/** Nothing is built on it that would not say so by itself. */
export function mustBeRemovable(): void {
  // Each may go.
}

function conflict({ title }: Remedy, then: string, hint?: string): CairnError {
  return new CairnError(
    'conflict',
    'remedies.state',
    `"${title}" is retired; ${then}.`,
    hint === undefined ? {} : { hint },
  )
}
