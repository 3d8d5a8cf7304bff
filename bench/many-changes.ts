/** As many change requests, jobs and test cases as a large team has in two years: each with eight events, two commits, and a tail of long waits. */
import { enterProject } from '#facts/forge/projects.ts'
import { numberedKey, type AccountSeen, type ForgeBatch } from '#facts/forge/seen.ts'
import { writeForge } from '#facts/forge/write.ts'
import type { Facts } from '#facts/facts.ts'
import { onConnectionOf, transactionOn } from '#facts/transaction.ts'
import { seeded } from '#std/statistics.ts'

const hourMs = 3_600_000
const start = Date.parse('2024-01-01T08:00:00Z')
const spanMs = 730 * 24 * hourMs
const batch = 1_000

export async function manyChanges(
  facts: Facts,
  { changes, jobs, tests = 0 }: { changes: number; jobs: number; tests?: number },
): Promise<number> {
  const random = seeded(7)
  return onConnectionOf(facts.pool, async (client) => {
    const seen = { forge: 'github', host: 'github.com', path: 'team/large' } as const
    const project = await transactionOn(client, async () => enterProject(client, seen))
    for (let from = 1; from <= changes; from += batch)
      await transactionOn(client, async () =>
        writeForge(client, project, changesFrom(from, { changes, random })),
      )
    for (let from = 1; from <= jobs; from += 20 * batch)
      await transactionOn(client, async () =>
        writeForge(client, project, jobsFrom(from, { jobs, random })),
      )
    for (let from = 1; from <= tests; from += 20 * batch)
      await transactionOn(client, async () =>
        writeForge(client, project, testsFrom(from, { tests, random })),
      )
    await transactionOn(client, async () =>
      writeForge(client, project, {
        coverage: (['reviews', 'comments', 'commits', 'events'] as const).flatMap((kind) =>
          Array.from({ length: changes }, (_, index) => ({
            ...{ kind, number: index + 1, version: start + 2 * spanMs },
          })),
        ),
      }),
    )
    return project.repositoryId
  })
}

const account = (id: number): AccountSeen => ({ id: String(id), login: `dev${id}`, type: 'user' })
const oidOf = (number: number) => number.toString(16).padStart(40, '0')

interface Many {
  random: () => number
}

function changesFrom(from: number, { changes, random }: Many & { changes: number }): ForgeBatch {
  const numbers = Array.from(
    { length: Math.min(batch, changes - from + 1) },
    (_, index) => from + index,
  )
  const told = numbers.map((number) => {
    const author = 1 + Math.floor(random() * 60)
    const openedAt = Math.round(start + (number / changes) * spanMs)
    const waits = Array.from({ length: 7 }, () => Math.round(hourMs * Math.exp(3 * random())))
    const times = waits.reduce<number[]>(
      (all, wait) => [...all, (all.at(-1) ?? openedAt) + wait],
      [],
    )
    return { number, author, openedAt, times }
  })
  return {
    requests: told.map(({ number, author, openedAt, times }) => {
      const mergedAt = times.at(-1) ?? openedAt
      return {
        ...{
          number,
          title: `Change ${number}`,
          author: account(author),
          state: 'merged' as const,
          isDraft: false,
        },
        ...{
          base: 'main',
          head: `topic-${number}`,
          headOid: oidOf(number),
          mergeOid: oidOf(number + 1e6),
          openedAt,
        },
        ...{
          closedAt: mergedAt,
          mergedAt,
          labels: [`area-${number % 9}`],
          milestone: null,
          version: mergedAt,
        },
      }
    }),
    sizes: told.map(({ number, openedAt }) => ({
      ...{
        number,
        commits: 2,
        comments: null,
        reviewComments: null,
        added: (number * 37) % 900,
        deleted: number % 90,
      },
      ...{ files: 3, version: openedAt },
    })),
    events: told.flatMap(({ number, author, times, openedAt }) =>
      [openedAt, ...times].map((at, index) => ({
        ...{ number, key: numberedKey('note', `${number}${index}`), at, version: at },
        actor: account(index % 3 === 0 ? author : 1 + ((author + index) % 60)),
        kind:
          (
            [
              'opened',
              'review_requested',
              'commented',
              'pushed',
              'reviewed',
              'line_commented',
              'force_pushed',
              'reviewed',
            ] as const
          )[index] ?? 'labeled',
        ...(index === 4
          ? { verdict: 'changes_requested' as const }
          : index === 7
            ? { verdict: 'approved' as const }
            : {}),
      })),
    ),
    commits: told.flatMap(({ number, author, openedAt, times }) =>
      [openedAt - 3 * hourMs, times[3] ?? openedAt].map((at, index) => ({
        ...{
          number,
          oid: oidOf(number * 10 + index),
          authoredAt: at,
          committedAt: at,
          author: account(author),
          email: null,
        },
      })),
    ),
  }
}

function jobsFrom(from: number, { jobs, random }: Many & { jobs: number }): ForgeBatch {
  const ids = Array.from(
    { length: Math.min(20 * batch, jobs - from + 1) },
    (_, index) => from + index,
  )
  const runs = ids.filter((id) => id % 10 === 1)
  const at = (id: number) => Math.round(start + (id / jobs) * spanMs)
  return {
    runs: runs.map((id) => ({
      ...{
        id: String(id),
        attempt: 1,
        workflow: `workflow ${id % 4}`,
        trigger: 'push',
        branch: 'main',
        oid: oidOf(id),
      },
      ...{ status: 'completed', conclusion: 'success', createdAt: at(id), startedAt: at(id) },
      ...{ endedAt: at(id) + hourMs, requestNumber: null, version: at(id) },
    })),
    jobs: ids.map((id) => {
      const queued = Math.round(60_000 * Math.exp(3 * random()))
      const isLost = random() < 0.01
      return {
        ...{
          id: String(id),
          runId: String(id - ((id - 1) % 10)),
          attempt: 1,
          workflow: null,
          name: `job ${id % 25}`,
        },
        ...{
          oid: null,
          queue: `pool ${id % 3}`,
          status: 'completed',
          conclusion: random() < 0.1 ? 'failure' : 'success',
        },
        ...{ createdAt: at(id), startedAt: isLost ? null : at(id) + queued },
        ...{ endedAt: at(id) + queued + 300_000, version: at(id) },
      }
    }),
  }
}

/** Reports of a thousand cases, every tenth on a commit that was tested before. */
function testsFrom(from: number, { tests, random }: Many & { tests: number }): ForgeBatch {
  const places = Array.from(
    { length: Math.min(20 * batch, tests - from + 1) },
    (_, index) => from - 1 + index,
  )
  return {
    testCases: places.map((place) => {
      const report = Math.floor(place / batch)
      return {
        ...{
          report: String(report),
          position: place % batch,
          name: `suite > case ${place % batch}`,
        },
        ...{ outcome: random() < 0.01 ? ('failed' as const) : ('passed' as const) },
        ...{
          ms: Math.round(100 * Math.exp(4 * random())),
          oid: oidOf(report - (report % 10 === 1 ? 1 : 0)),
        },
        at: Math.round(start + (place / tests) * spanMs),
      }
    }),
  }
}
