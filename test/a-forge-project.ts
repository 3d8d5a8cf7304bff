/** A project of a forge for tests: twelve changes that were merged, one that is open, jobs of CI, a deployment each day. */
import type pg from 'pg'
import { enterProject } from '#facts/forge/projects.ts'
import { numberedKey, type AccountSeen, type ForgeBatch } from '#facts/forge/seen.ts'
import { writeForge } from '#facts/forge/write.ts'
import type { Facts } from '#facts/facts.ts'
import { onConnectionOf, transactionOn } from '#facts/transaction.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
/** A Monday. */
const start = Date.parse('2026-01-05T09:00:00Z')

const account = (id: number): AccountSeen => ({ id: String(id), login: `dev${id}`, type: 'user' })
const oidOf = (number: number) => String(number).padStart(40, '0')

/** Its repository, which is `repositoryId` where there is one. Each change waits three hours for its review, and two to be merged. */
export async function aForgeProject(
  facts: Facts,
  { repositoryId, path = 'team/app' }: { repositoryId?: number; path?: string } = {},
): Promise<number> {
  return onConnectionOf(facts.pool, async (client: pg.ClientBase) =>
    transactionOn(client, async () => {
      const seen = { forge: 'github', host: 'github.com', path } as const
      const project = await enterProject(client, seen, repositoryId)
      await writeForge(client, project, {
        requests: Array.from({ length: 13 }, (_, index) => request(index + 1)),
        sizes: Array.from({ length: 13 }, (_, index) => sizeOf(index + 1)),
        events: Array.from({ length: 12 }, (_, index) => reviewOf(index + 1)),
        commits: Array.from({ length: 13 }, (_, index) => commitOf(index + 1)),
        ...ci(),
        ...deployments(),
        coverage: coverage(),
      })
      return project.repositoryId
    }),
  )
}

function coverage(): NonNullable<ForgeBatch['coverage']> {
  const ofProject = (['deployments', 'jobs'] as const).map((kind) => ({
    ...{ kind, number: 0, version: 0 },
  }))
  const ofRequests = Array.from({ length: 13 }, (_, index) => request(index + 1)).flatMap(
    ({ number, version }) =>
      (['reviews', 'comments', 'events'] as const).map((kind) => ({ kind, number, version })),
  )
  return [...ofProject, ...ofRequests]
}

function openedAt(number: number): number {
  return start + (number - 1) * dayMs
}

function request(number: number): NonNullable<ForgeBatch['requests']>[number] {
  const mergedAt = number > 12 ? null : openedAt(number) + 5 * hourMs
  return {
    ...{ number, title: `Change ${number}`, author: account(number % 6), isDraft: false },
    ...{ state: mergedAt === null ? 'open' : 'merged', base: 'main', head: `topic-${number}` },
    ...{
      headOid: null,
      mergeOid: mergedAt === null ? null : oidOf(number),
      openedAt: openedAt(number),
    },
    ...{
      closedAt: mergedAt,
      mergedAt,
      labels: [],
      milestone: null,
      version: mergedAt ?? openedAt(number),
    },
  }
}

function sizeOf(number: number): NonNullable<ForgeBatch['sizes']>[number] {
  return {
    ...{
      number,
      commits: 1,
      comments: 0,
      reviewComments: 0,
      added: number * 10,
      deleted: number,
      files: 1,
    },
    version: request(number).version,
  }
}

function reviewOf(number: number): NonNullable<ForgeBatch['events']>[number] {
  const at = openedAt(number) + 3 * hourMs
  return {
    ...{ number, key: numberedKey('review', String(number)), kind: 'reviewed', at, version: at },
    ...{ actor: account((number + 1) % 6), verdict: 'approved' },
  }
}

function commitOf(number: number): NonNullable<ForgeBatch['commits']>[number] {
  const at = openedAt(number) - hourMs
  return {
    ...{ number, oid: oidOf(100 + number), authoredAt: at, committedAt: at },
    ...{ author: account(number % 6), email: null },
  }
}

function ci(): ForgeBatch {
  const at = (number: number) => openedAt(number)
  return {
    runs: Array.from({ length: 12 }, (_, index) => ({
      ...{
        id: String(index + 1),
        attempt: 1,
        workflow: 'checks',
        trigger: 'pull_request',
        branch: 'main',
      },
      ...{
        oid: oidOf(100 + index),
        status: 'completed',
        conclusion: 'success',
        requestNumber: index + 1,
      },
      ...{
        createdAt: at(index + 1),
        startedAt: at(index + 1),
        endedAt: at(index + 1) + 600_000,
        version: at(index + 1),
      },
    })),
    jobs: Array.from({ length: 12 }, (_, index) => ({
      ...{
        id: String(index + 1),
        runId: String(index + 1),
        attempt: 1,
        workflow: 'checks',
        name: 'test',
      },
      ...{
        oid: null,
        queue: 'linux',
        status: 'completed',
        conclusion: index === 3 ? 'cancelled' : 'success',
      },
      ...{ createdAt: at(index + 1), startedAt: index === 3 ? null : at(index + 1) + 60_000 },
      ...{ endedAt: at(index + 1) + 600_000, version: at(index + 1) },
    })),
  }
}

function deployments(): ForgeBatch {
  const at = (number: number) => openedAt(number) + 7 * hourMs
  return {
    deployments: Array.from({ length: 12 }, (_, index) => ({
      ...{
        id: String(index + 1),
        environment: 'production',
        component: null,
        oid: oidOf(index + 1),
      },
      ...{
        ref: 'main',
        task: 'deploy',
        isProduction: true,
        createdAt: at(index + 1),
        version: at(index + 1),
      },
    })),
    deploymentStatuses: Array.from({ length: 12 }, (_, index) => ({
      ...{
        id: String(index + 1),
        deploymentId: String(index + 1),
        state: 'success',
        at: at(index + 1),
      },
    })),
  }
}
