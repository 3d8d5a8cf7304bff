/** What the timeline of a request says happened to it. */
import { z } from 'zod'
import type { EventKind } from '#facts/forge/event-kinds.ts'
import { name, time } from '#facts/forge/fields.ts'
import { eventKey, type AccountSeen, type RequestEventSeen } from '#facts/forge/seen.ts'
import { parseJson } from '#std/json/parse-json.ts'
import { account } from './account.ts'
import { saysDraft, turn } from './requests.ts'
import { commentSeen } from './said.ts'

const Item = z.object({
  type: z.string(),
  user: account,
  created_at: time,
  body: z.string().catch(''),
  ...{ old_title: name, new_title: name },
  assignee: account,
  removed_assignee: z.boolean().catch(false),
})

type Item = z.output<typeof Item>

/** Null for what is not kept. Reviews and comments on lines have lists of their own. */
export function timelineSeen(raw: unknown, number: number): RequestEventSeen | null {
  const item = Item.parse(raw)
  if (item.type === 'comment') return commentSeen(raw, number)
  const at = z.number().parse(item.created_at, { error: () => 'an event without a time' })
  const { user: actor } = item
  const ends = turns[item.type]
  if (ends !== undefined) return turn(number, ends, at, actor)[0] ?? null
  const kind = kindOf(item)
  if (kind === null) return null
  const isAsked = kind === 'review_requested' || kind === 'review_request_removed'
  return happened(kind, { of: number, at, actor, ...(isAsked ? { subject: item.assignee } : {}) })
}

const turns: Partial<Record<string, 'closed' | 'reopened' | 'merged'>> = {
  close: 'closed',
  reopen: 'reopened',
  merge_pull: 'merged',
}

function kindOf({ type, body, old_title, new_title, removed_assignee }: Item): EventKind | null {
  if (type === 'pull_push') return isForced(body) ? 'force_pushed' : 'pushed'
  if (type === 'review_request')
    return removed_assignee ? 'review_request_removed' : 'review_requested'
  if (type === 'label') return body === '1' ? 'labeled' : 'unlabeled'
  if (type === 'change_title') return titled(old_title ?? '', new_title ?? '')
  return kinds[type] ?? null
}

const kinds: Partial<Record<string, EventKind>> = {
  dismiss_review: 'dismissed',
  pull_scheduled_merge: 'auto_merge',
  pull_cancel_scheduled_merge: 'auto_merge_off',
}

function isForced(body: string): boolean {
  try {
    return z.object({ is_force_push: z.boolean() }).parse(parseJson(body)).is_force_push
  } catch {
    return false
  }
}

/** A draft is one by its title, and no other event tells that it became one or ready. */
export function titled(before: string, after: string): 'draft' | 'ready' | null {
  if (saysDraft(before) === saysDraft(after)) return null
  return saysDraft(after) ? 'draft' : 'ready'
}

export interface Happening {
  /** The request. */
  of: number
  at: number
  actor: AccountSeen
  /** Whose review is asked for. */
  subject?: AccountSeen
}

export function happened(kind: EventKind, { of, at, ...who }: Happening): RequestEventSeen {
  return { number: of, key: eventKey(kind, at, who), kind, at, ...who, version: at }
}
