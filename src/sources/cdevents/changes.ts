/** What happened to a change, where the event has its number: of a change by another name nobody knows which request it is. */
import type { EventKind } from '#facts/forge/event-kinds.ts'
import type { LeftOut } from '#facts/forge/dump/understood.ts'
import { eventKey, type ForgeBatch } from '#facts/forge/seen.ts'
import { thingIn, type CdEvent } from './event.ts'

const kinds: Partial<Record<string, EventKind>> = {
  'change.created': 'opened',
  'change.reviewed': 'reviewed',
  'change.merged': 'merged',
  'change.abandoned': 'closed',
}

/** Null for an event that is not of a change. `repository` is owner/name. */
export function changeIn(event: CdEvent, repository: string): ForgeBatch | LeftOut | null {
  const kind = kinds[event.kind]
  if (kind === undefined) return null
  const told = thingIn(event.content, 'repository')?.id.toLowerCase() ?? ''
  const wanted = repository.toLowerCase()
  if (told.includes('/') && told !== wanted && !told.endsWith(`/${wanted}`))
    return { leftOut: 'of another repository' }
  const number = numberOf(event.subject.id)
  if (number === null) return { leftOut: 'changes without a number' }
  const { at } = event
  // No event says who it was.
  const key = eventKey(kind, at, { actor: null })
  return { events: [{ number, key, kind, at, actor: null, version: at }] }
}

/** `12`, `#12`, `!12`, or the address of a request. */
function numberOf(id: string): number | null {
  const digits =
    /^(?:[#!]|https?:\/\/.*\/(?:pull|pulls|pull-requests|merge_requests)\/)?(\d{1,9})$/.exec(
      id,
    )?.[1]
  return digits === undefined || Number(digits) === 0 ? null : Number(digits)
}
