/** A project of a forge for tests that flows for many weeks: each change waits for its review as long as its week says. */
import type pg from 'pg'
import { enterProject } from '#facts/forge/projects.ts'
import { numberedKey, type AccountSeen } from '#facts/forge/seen.ts'
import { writeForge } from '#facts/forge/write.ts'
import type { Facts } from '#facts/facts.ts'
import { onConnectionOf, transactionOn } from '#facts/transaction.ts'
import { seeded } from '#std/statistics.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const weekMs = 7 * dayMs
/** A Monday, as work begins. */
const firstMorning = Date.parse('2025-01-06T09:00:00Z')

interface Wish {
  weeks: number
  perWeek?: number
  /** Hours of working time until somebody looks at a change of this week; each is up to two fifths longer or shorter. */
  waitHours: (week: number) => number
  /** Who reviews, of so many: by number from nought. */
  reviewerOf?: (number: number) => number
  path?: string
}

const account = (id: number): AccountSeen => ({ id: String(id), login: `dev${id}`, type: 'user' })
const oidOf = (number: number) => String(number).padStart(40, '0')

/** Its repository. All happens within a day of work, so that working time is what elapses. */
export async function aFlowingProject(
  facts: Facts,
  { weeks, perWeek = 6, waitHours, reviewerOf = (number) => number % 6, path = 'team/app' }: Wish,
): Promise<number> {
  const random = seeded(11)
  const changes = Array.from({ length: weeks * perWeek }, (_, index) => {
    const week = Math.floor(index / perWeek)
    const openedAt = firstMorning + week * weekMs + ((index % perWeek) % 5) * dayMs
    const reviewedAt = openedAt + Math.round(waitHours(week) * (0.6 + 0.8 * random()) * hourMs)
    return { number: index + 1, openedAt, reviewedAt, mergedAt: reviewedAt + hourMs / 2 }
  })
  return onConnectionOf(facts.pool, async (client: pg.ClientBase) =>
    transactionOn(client, async () => {
      const project = await enterProject(client, { forge: 'github', host: 'github.com', path })
      await writeForge(client, project, {
        requests: changes.map(({ number, openedAt, mergedAt }) => ({
          ...{ number, title: `Change ${number}`, author: account(20 + (number % 5)) },
          ...{ isDraft: false, state: 'merged', base: 'main', head: `topic-${number}` },
          ...{ headOid: null, mergeOid: oidOf(number), openedAt, closedAt: mergedAt, mergedAt },
          ...{ labels: [], milestone: null, version: mergedAt },
        })),
        sizes: changes.map(({ number, mergedAt }) => ({
          ...{ number, commits: 1, comments: 0, reviewComments: 0, added: 20, deleted: 2 },
          ...{ files: 1, version: mergedAt },
        })),
        events: changes.map(({ number, reviewedAt: at }) => ({
          ...{ number, key: numberedKey('review', String(number)), kind: 'reviewed', at },
          ...{ version: at, actor: account(1 + reviewerOf(number)), verdict: 'approved' },
        })),
        coverage: changes.flatMap(({ number, mergedAt: version }) =>
          (['reviews', 'comments', 'events'] as const).map((kind) => ({ kind, number, version })),
        ),
      })
      return project.repositoryId
    }),
  )
}

/** The day on which a week of the project begins. */
export function dayOfWeek(week: number): string {
  return new Date(firstMorning + week * weekMs).toISOString().slice(0, 10)
}
