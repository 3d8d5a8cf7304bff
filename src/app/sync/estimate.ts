/** How long the rest of a kind takes, by the pace so far and by what the forge still grants. */
import type { Usage } from '#facts/forge/port.ts'

export interface Pace {
  /** Things read in this run of the sync, how long that took, and how many requests. */
  read: number
  tookMs: number
  requests: number
  /** Things still to be read; null where nobody knows. */
  left: number | null
  /** What the forge grants: null where it does not say. */
  budget: Pick<Usage, 'limit' | 'remaining' | 'resetsAt' | 'periodMs'>
  /** Milliseconds since 1970. */
  now: number
}

/** Milliseconds; null before anything was read, or where nobody knows how much there is. */
export function leftMs({ read, tookMs, requests, left, budget, now }: Pace): number | null {
  if (left === null || read === 0) return null
  const work = (tookMs / read) * left
  const { limit, remaining, resetsAt, periodMs } = budget
  const needed = (requests / read) * left
  if (remaining === null || resetsAt === null || needed <= remaining) return Math.round(work)
  // Budgets come one after the other; the last is not used up.
  const more = Math.floor((needed - remaining) / Math.max(1, limit ?? remaining))
  return Math.round(Math.max(work, Math.max(0, resetsAt - now) + more * periodMs))
}
