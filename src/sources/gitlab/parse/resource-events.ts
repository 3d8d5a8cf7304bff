/** What GitLab keeps beside its notes: that a merge request was closed, reopened or merged, and that a label came or went. */
import { z } from 'zod'
import type { EventKind } from '#facts/forge/event-kinds.ts'
import { time } from '#facts/forge/fields.ts'
import { eventKey, type RequestEventSeen } from '#facts/forge/seen.ts'
import { account } from './account.ts'
import { turn } from './requests.ts'

const Event = z.object({
  user: account,
  created_at: time.refine((at) => at !== null),
  state: z.string().nullable().catch(null),
  action: z.string().nullable().catch(null),
})

const turns: Partial<Record<string, 'closed' | 'reopened' | 'merged'>> = {
  closed: 'closed',
  merged: 'merged',
  reopened: 'reopened',
  // That it was opened at first is no event.
  opened: 'reopened',
}

const kinds: Partial<Record<string, EventKind>> = { add: 'labeled', remove: 'unlabeled' }

/** Throws a ZodError where it does not say when; nothing for what is not kept. */
export function resourceEventSeen(raw: unknown, number: number): RequestEventSeen[] {
  const { user: actor, created_at: at, state, action } = Event.parse(raw)
  const become = turns[state ?? '']
  if (become !== undefined) return turn(number, become, at, actor)
  const kind = kinds[action ?? '']
  if (kind === undefined || at === null) return []
  return [{ number, key: eventKey(kind, at, { actor }), kind, at, actor, version: at }]
}
