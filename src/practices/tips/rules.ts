/** What may happen to a tip of the team's own, and what it is then. Pure: no clock, no database. */
import { CairnError } from '#std/errors.ts'
import type { Offer, Status, Tip } from './schema.ts'

type In<State extends Status> = Extract<Tip, { status: State }>

type Changed = { [Key in keyof Offer | 'title' | 'body']?: Tip[Key] | undefined }

/** What is retired keeps its words: somebody may have gone by them. */
export function edit(tip: Tip, changed: Changed): Tip {
  mustBeOffered(tip, 'its words stay as they are')
  return {
    ...tip,
    title: changed.title ?? tip.title,
    body: changed.body ?? tip.body,
    fits: changed.fits ?? tip.fits,
    runtimes: changed.runtimes ?? tip.runtimes,
    minutes: changed.minutes ?? tip.minutes,
  }
}

export function retire(tip: Tip, because: string): In<'retired'> {
  mustBeOffered(tip, 'it is retired once only')
  return { ...tip, status: 'retired', because }
}

export function restore(tip: Tip): In<'offered'> {
  if (tip.status === 'offered')
    throw new CairnError('conflict', 'tips.state', `"${tip.title}" is offered.`)
  const { because: _, ...offered } = tip
  return { ...offered, status: 'offered' }
}

/** Nothing is built on it that would not say so by itself. */
export function mustBeRemovable(): void {
  // Each may go.
}

function mustBeOffered({ status, title }: Tip, then: string): void {
  if (status === 'offered') return
  throw new CairnError('conflict', 'tips.state', `"${title}" is retired; ${then}.`, {
    hint: 'Offer it again first, with tips.restore.',
  })
}
