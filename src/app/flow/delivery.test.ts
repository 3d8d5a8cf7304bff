/** Delivery and the work in hand, asked as anybody asks: from what a forge told to the answer. */
import { describe, expect } from 'vitest'
import { enterProject } from '#facts/forge/projects.ts'
import { eventKey, numberedKey, type AccountSeen, type ForgeBatch } from '#facts/forge/seen.ts'
import { writeForge } from '#facts/forge/write.ts'
import type { Facts } from '#facts/facts.ts'
import { onConnectionOf, transactionOn } from '#facts/transaction.ts'
import { FlowDelivery } from '#insights/flow/delivery/shape.ts'
import { FlowWork } from '#insights/flow/delivery/work-shape.ts'
import { invariant } from '#std/errors.ts'
import { call } from '#verbs/call.ts'
import type { Session } from '#verbs/ctx.ts'
import type { Verb } from '#verbs/verb.ts'
import { test } from '../../../test/cairn.ts'
import { flowVerbs } from './verbs.ts'

const monday = Date.parse('2026-01-05T09:00:00Z')
const atHour = (hours: number) => monday + hours * 3_600_000
const oid = (number: number) => number.toString(16).padStart(40, '0')
const ana: AccountSeen = { id: '1', login: 'ana', type: 'user' }
const ben: AccountSeen = { id: '2', login: 'ben', type: 'user' }
const bot: AccountSeen = { id: '3', login: 'labels[bot]', type: 'bot' }

async function told(facts: Facts, path: string, batch: ForgeBatch): Promise<void> {
  await onConnectionOf(facts.pool, (client) =>
    transactionOn(client, async () => {
      const project = await enterProject(client, { forge: 'github', host: 'github.com', path })
      await writeForge(client, project, batch)
    }),
  )
}

function asker({ facts, session }: { facts: Facts; session: Session }) {
  const verbs: readonly Verb[] = flowVerbs(Promise.resolve({ facts, dataFolder: '/none' }))
  return async (name: string, given: Record<string, unknown> = {}): Promise<unknown> => {
    const verb = verbs.find((one) => one.name === name)
    invariant(verb !== undefined, name)
    return call(verb, session, given)
  }
}

type Requests = NonNullable<ForgeBatch['requests']>

function aRequest(number: number, wish: Partial<Requests[number]> = {}): Requests[number] {
  return {
    ...{ number, title: 'x', author: ana, state: 'open', isDraft: false, base: 'main', head: 'x' },
    ...{ headOid: null, mergeOid: null, openedAt: atHour(number), closedAt: null, mergedAt: null },
    ...{ labels: [], milestone: null, version: monday },
    ...wish,
  }
}

function aMerged(number: number): Requests[number] {
  const mergedAt = atHour(number + 10)
  return aRequest(number, { state: 'merged', mergeOid: oid(number), mergedAt })
}

/** Deployed at an hour, each with one status. */
function deployments(
  said: readonly (readonly [hours: number, state: string, environment: string, change: number])[],
): ForgeBatch {
  return {
    deployments: said.map(([hours, , environment, change], index) => ({
      ...{ id: String(index + 1), environment, component: null, oid: oid(change), ref: null },
      ...{ task: null, isProduction: null, createdAt: atHour(hours), version: atHour(hours) },
    })),
    deploymentStatuses: said.map(([hours, state], index) => ({
      ...{ id: String(index + 1), deploymentId: String(index + 1), state, at: atHour(hours) },
    })),
  }
}

function commits(numbers: readonly number[]): ForgeBatch {
  return {
    coverage: numbers.map((number) => ({ kind: 'commits', number, version: monday })),
    commits: numbers.map((number) => ({
      ...{ number, oid: oid(1_000 + number), authoredAt: atHour(number - 1), author: ana },
      ...{ committedAt: atHour(number - 1), email: null },
    })),
  }
}

describe('flow.delivery', () => {
  const ask = async (cairn: { facts: Facts; session: Session }, given = {}) =>
    FlowDelivery.parse(await asker(cairn)('flow.delivery', given))

  test('tells what a forge told of deployments, and follows settings and corrections', async ({
    facts,
    session,
  }) => {
    const numbers = [1, 2, 3, 4, 5, 6, 7, 8]
    await told(facts, 'team/app', {
      requests: numbers.map(aMerged),
      ...commits(numbers),
      ...deployments([
        [5, 'success', 'production', 900],
        [30, 'success', 'production', 8],
        [40, 'failure', 'production', 8],
        [20, 'success', 'shop', 8],
      ]),
      issues: [
        {
          ...{ number: 50, title: 'down', author: null, state: 'closed', labels: ['Incident'] },
          ...{ milestone: null, createdAt: atHour(31), closedAt: atHour(33), version: monday },
        },
      ],
    })
    const before = await ask({ facts, session })
    expect(before.items).toHaveLength(1)
    // Change n: one hour of coding, ten open, 30 - (n + 10) to production: 31 - n.
    expect(before.items[0]).toMatchObject({
      ...{ repository: 'app', component: null, environment: 'production', n: 3 },
      leadTime: { elapsed: { n: 8, p50: (31 - 4.5) * 60 } },
      changeFailRate: { count: 2, by: { status: 1, said: 0, incident: 1 } },
      recovery: { elapsed: { n: 1, notMeasurable: 1 } },
      reworkRate: { count: 0 },
    })
    expect(before.leftOut.map(({ count }) => count)).toEqual([1])

    const say = asker({ facts, session })
    const correct = (subject: string, says: string) =>
      say('flow.dispute', { repository: 'app', subject, says, because: 'seen by hand' })
    await correct('deployment 3', 'succeeded')
    await correct('deployment 2', 'not production')
    const after = await ask({ facts, session })
    // What was deployed before the incident was so more than a day before it.
    expect(after.items[0]).toMatchObject({
      n: 2,
      leadTime: { elapsed: { n: 8, p50: (41 - 4.5) * 60 } },
      changeFailRate: { count: 0 },
    })
    // The stages are told from the same deployments.
    expect(await say('flow.stages')).toMatchObject({
      sums: { leadTime: { elapsed: { n: 8, p50: (41 - 4.5) * 60 } } },
    })

    await say('flow.set', { production: ['shop'] })
    const elsewhere = await ask({ facts, session })
    expect(elsewhere.items.map(({ environment }) => environment)).toEqual(['shop'])
    expect((await ask({ facts, session }, { environment: 'production' })).because).toContain(
      'nothing of production',
    )
  })

  test('ends each repository where it ended, whatever went on in another', async ({
    facts,
    session,
  }) => {
    const deployed = deployments([[30, 'success', 'production', 1]])
    await told(facts, 'team/app', { requests: [aMerged(1)], ...deployed })
    await told(facts, 'team/other', { requests: [aRequest(2_000)] })
    const [item] = (await ask({ facts, session })).items
    expect(item?.frequency.weeks.map(({ from }) => from)).toEqual(['2026-01-05'])
  })

  test('of a repository without deployments points to releases', async ({ facts, session }) => {
    await told(facts, 'team/app', { requests: [aMerged(1)] })
    expect(await ask({ facts, session })).toMatchObject({
      because: 'no deployments were read',
      hint: expect.stringContaining('cairn releases'),
      items: [],
    })
  })

  test('does not take issues without any label of incidents for peace', async ({
    facts,
    session,
  }) => {
    await told(facts, 'team/app', {
      requests: [aMerged(1)],
      ...deployments([[5, 'success', 'production', 1]]),
      coverage: [{ kind: 'issues', number: 0, version: 0 }],
    })
    const answer = await ask({ facts, session })
    expect(answer.incidents.because).toBe('no issue carries a label of incidents')
    expect(answer.items[0]?.changeFailRate).toMatchObject({ value: null, n: 1 })
  })
})

describe('flow.work', () => {
  test('asks what people did, in any repository, and tells of nobody', async ({
    facts,
    session,
  }) => {
    const acts: ForgeBatch['events'] = [
      // Only a bot was there since.
      { number: 1, key: 'a', kind: 'labeled', at: atHour(2_400), actor: bot, version: 1 },
      { number: 2, key: 'b', kind: 'commented', at: atHour(2_390), actor: ben, version: 1 },
      {
        ...{ number: 3, key: 'c', kind: 'reviewed', at: atHour(2_395), actor: ben, version: 1 },
        verdict: 'changes_requested',
      },
    ]
    await told(facts, 'team/app', {
      requests: [
        ...[aRequest(1), aRequest(2, { author: null }), aRequest(3, { author: bot })],
        aRequest(4, { isDraft: true }),
      ],
      events: acts,
      coverage: (['reviews', 'comments', 'events', 'review_comments'] as const).flatMap((kind) =>
        [1, 2, 3, 4].map((number) => ({ kind, number, version: monday })),
      ),
    })
    const ask = async () => FlowWork.parse(await asker({ facts, session })('flow.work'))
    const before = await ask()
    const items = before.inProgress.items.toSorted((a, b) => a.number - b.number)
    expect(items.map(({ stage }) => stage)).toEqual(['pickup', 'review', 'rework', 'draft'])
    expect(items.map(({ isStale }) => isStale)).toEqual([true, false, false, true])
    expect(items.map(({ orphaned }) => orphaned)).toEqual([
      ...['author silent', 'account gone', null, 'author silent'],
    ])
    expect(before.reviews).toMatchObject({ n: 1, effective: null })
    expect(JSON.stringify(before)).not.toMatch(/ana|ben/)

    await told(facts, 'team/other', {
      requests: [aRequest(9)],
      events: [
        { number: 9, key: 'd', kind: 'commented', at: atHour(2_000), actor: ana, version: 1 },
      ],
    })
    const after = await ask()
    expect(after.inProgress.orphaned).toMatchObject({ accountGone: 1, authorSilent: 0 })
  })

  test('counts an approval once that was sent and noted', async ({ facts, session }) => {
    const [noted, sent] = [atHour(20) + 400, atHour(20) + 7_000]
    const approval = { number: 1, kind: 'reviewed', verdict: 'approved', actor: ben } as const
    await told(facts, 'team/app', {
      requests: [aRequest(1)],
      events: [
        { ...approval, key: numberedKey('note', '5'), at: noted, version: noted },
        { ...approval, key: eventKey('reviewed', sent, { actor: ben }), at: sent, version: sent },
        // And one by an account that is gone, and one of nobody who is named.
        ...(
          [
            [20, numberedKey('note', '6')],
            [21, eventKey('reviewed', atHour(21), { actor: null })],
          ] as const
        ).map(([hours, key]) => ({
          ...{ ...approval, key, actor: null, at: atHour(hours), version: 1 },
        })),
      ],
    })
    const { reviews } = FlowWork.parse(await asker({ facts, session })('flow.work'))
    expect(reviews.n).toBe(2)
  })
})
