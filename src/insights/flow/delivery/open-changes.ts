/** The changes that are open: where each stands, how old it is among all there were, and whether anybody is on it. Pure. */
import { reachedAt, survivalOf } from '#std/ageing.ts'
import { bothTimes, minutes } from '../lengths.ts'
import { isReviewKnown, type Beside, type FlowRow } from '../row.ts'
import type { FlowWork, OpenChange } from './work-shape.ts'

/** What is known of an open change beside its stages. Milliseconds since 1970. */
export interface OpenSeen {
  isDraft: boolean | null
  /** When a human being last did something; null where nobody did. */
  lastHumanAt: number | null
  /** Changes were requested, and its author brought nothing since. */
  awaitsAuthor: boolean
  author: 'gone' | 'bot' | 'human'
  /** When its author was last seen anywhere; null where never. */
  authorSeenAt: number | null
}

export interface OpenRow {
  repository: string
  row: FlowRow & { open: Beside }
  seen: OpenSeen
  /** The last that is known to have happened in its repository. */
  now: number
}

export interface Patience {
  staleDays: number
  silentDays: number
  /** How many are listed. */
  limit: number
  /** The last that is known to have happened anywhere. */
  now: number | null
}

const dayMs = 86_400_000

interface Among {
  /** The changes that ages are compared with, the open ones among them. */
  all: readonly FlowRow[]
  patience: Patience
}

export function inProgressOf(open: readonly OpenRow[], among: Among): FlowWork['inProgress'] {
  const { staleDays, silentDays, now, limit } = among.patience
  const items = openChangesOf(open, among)
  const aged = (isDraft: boolean) => {
    const rows = open.filter(({ seen }) => (seen.isDraft === true) === isDraft)
    return {
      n: rows.length,
      age: bothTimes(
        rows.map(({ row }) => row.open),
        0,
      ),
    }
  }
  const count = (test: (one: OpenChange) => boolean) => items.filter(test).length
  return {
    at: now === null ? null : new Date(now).toISOString(),
    n: items.length,
    ...{ ready: aged(false), drafts: aged(true) },
    stale: {
      n: count(({ isStale }) => isStale === true),
      notMeasurable: count(({ isStale }) => isStale === null),
      days: staleDays,
    },
    orphaned: {
      accountGone: count(({ orphaned }) => orphaned === 'account gone'),
      authorSilent: count(({ orphaned }) => orphaned === 'author silent'),
      days: silentDays,
    },
    items: items.slice(0, limit),
  }
}

/** All of them, the oldest first. */
export function openChangesOf(
  open: readonly OpenRow[],
  { all, patience: { staleDays, silentDays, now } }: Among,
): OpenChange[] {
  const survival = survivalOf(
    all.flatMap(({ open: its, outcome }) =>
      its === null ? [] : [{ value: minutes(its.elapsedMs), ended: outcome !== 'open' }],
    ),
  )
  return open
    .map((one): OpenChange => {
      const { row, seen, repository } = one
      const age = minutes(row.open.elapsedMs)
      const quiet = quietOf(one)
      return {
        ...{ repository, number: row.number, components: [...row.components] },
        ...{
          stage: stageNow(row, seen),
          age: { elapsed: age, working: minutes(row.open.workingMs) },
        },
        reached: reachedAt(survival, age),
        quiet: quiet.isKnown ? minutes(quiet.ms) : null,
        isStale: quiet.ms < staleDays * dayMs ? false : quiet.isKnown ? true : null,
        orphaned: orphanedBy(seen, { silentMs: silentDays * dayMs, now }),
      }
    })
    .sort(oldestFirst)
}

/** What was not read may have happened since; what was, did. */
function quietOf({ row, seen, now }: OpenRow): { ms: number; isKnown: boolean } {
  const since = Math.max(seen.lastHumanAt ?? row.openedAt, row.openedAt)
  const isKnown = !row.flags.draftUnknown && isReviewKnown(row)
  return { ms: Math.max(0, now - since), isKnown }
}

function stageNow(row: FlowRow, { isDraft, awaitsAuthor }: OpenSeen): OpenChange['stage'] {
  if (isDraft === true) return 'draft'
  if (!isReviewKnown(row)) return 'unknown'
  const { stages } = row
  if (stages.mergeWait.because === null) return 'merge wait'
  if (stages.pickup.because === null && stages.review.because === 'not yet') return 'pickup'
  return awaitsAuthor ? 'rework' : 'review'
}

/** A bot is never silent for good: it is set up, or it is not. */
function orphanedBy(
  { author, authorSeenAt }: OpenSeen,
  { silentMs, now }: { silentMs: number; now: number | null },
): OpenChange['orphaned'] {
  if (author === 'gone') return 'account gone'
  if (author === 'bot' || authorSeenAt === null || now === null) return null
  return now - authorSeenAt >= silentMs ? 'author silent' : null
}

function oldestFirst(a: OpenChange, b: OpenChange): number {
  return (
    b.age.elapsed - a.age.elapsed ||
    a.number - b.number ||
    (a.repository < b.repository ? -1 : a.repository > b.repository ? 1 : 0)
  )
}
