/** A change for tests: said in words, with hours after Monday, 5 January 2026, 09:00 UTC. */
import { inOrder, type Change, type Happening } from './change.ts'

export const monday = Date.parse('2026-01-05T09:00:00Z')
const hourMs = 3_600_000

export function atHour(hours: number): number {
  return monday + hours * hourMs
}

type Said = readonly [
  hours: number,
  kind: Happening['kind'],
  by?: Happening['by'],
  verdict?: Happening['verdict'],
]

interface Wish {
  ended?: number
  outcome?: Change['outcome']
  isDraft?: boolean
  said?: readonly Said[]
  firstAuthored?: number | null
  pushed?: readonly number[]
  knows?: Partial<Change['knows']>
  deployed?: number | 'unknown' | 'not yet' | 'no data'
}

/** Opened at hour 0, its first commit 2 hours before. */
export function aChange(wish: Wish = {}): Change {
  const { ended, outcome = ended === undefined ? 'open' : 'merged', deployed = 'no data' } = wish
  return {
    ...{
      number: 1,
      openedAt: monday,
      endedAt: ended === undefined ? null : atHour(ended),
      outcome,
    },
    isDraft: wish.isDraft ?? false,
    happenings: inOrder(
      (wish.said ?? []).map(([hours, kind, by = 'another', verdict = null]) => ({
        ...{ kind, at: atHour(hours), by, verdict, key: `${kind}:${hours}` },
      })),
    ),
    firstAuthoredAt: wish.firstAuthored === null ? null : atHour(wish.firstAuthored ?? -2),
    pushedAt: (wish.pushed ?? []).map(atHour),
    knows: { reviews: true, comments: true, commits: true, events: true, ...wish.knows },
    deployed:
      typeof deployed === 'number' ? { at: atHour(deployed) } : { at: null, because: deployed },
  }
}
