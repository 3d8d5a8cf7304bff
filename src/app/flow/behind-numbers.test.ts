/** Each number leads to as many changes, jobs or deployments as it says. */
import { expect } from 'vitest'
import type { ForgeBatch } from '#facts/forge/seen.ts'
import { aForgeProject } from '../../../test/a-forge-project.ts'
import { test, told, type Ask } from '../../../test/asks-flow.ts'
import { changeMeasures } from '#insights/flow/measured.ts'
import { CiAnswer, FlowAnswer, FlowDelivery, FlowWork } from './verbs.ts'

const hourMs = 3_600_000
/** When the project's first change was opened, a Monday. */
const monday = Date.parse('2026-01-05T09:00:00Z')

/** Three whose reviews nobody read, a draft, one that is long open, and one that was closed. */
function changes(): NonNullable<ForgeBatch['requests']> {
  const one = (number: number, state: 'open' | 'merged' | 'closed', days = 2) => {
    const openedAt = monday - days * 24 * hourMs
    const endedAt = state === 'open' ? null : openedAt + 5 * hourMs
    return {
      ...{ number, title: `Change ${number}`, isDraft: number === 24, state, base: 'main' },
      ...{ author: { id: '1', login: 'dev1', type: 'user' as const }, head: `topic-${number}` },
      ...{ headOid: null, mergeOid: null, openedAt, closedAt: endedAt, labels: [] },
      ...{ mergedAt: state === 'merged' ? endedAt : null, milestone: null },
      version: endedAt ?? openedAt,
    }
  }
  return [
    ...[one(21, 'merged'), one(22, 'merged'), one(23, 'merged'), one(24, 'open')],
    ...[one(25, 'open', 40), one(26, 'closed')],
  ]
}

/** To two environments, one of which is no production; failed, mended, and one that is still broken. */
function deployments(): ForgeBatch {
  const states = ['failure', 'success', null, 'success', 'failure'] as const
  const at = (place: number) => monday + (20 + place) * 24 * hourMs
  return {
    deployments: states.map((_, place) => ({
      ...{ id: String(50 + place), environment: place === 3 ? 'test' : 'production' },
      ...{ component: null, oid: null, ref: 'main', task: 'deploy', isProduction: place !== 3 },
      ...{ createdAt: at(place), version: at(place) },
    })),
    deploymentStatuses: states.flatMap((state, place) =>
      state === null
        ? []
        : [{ id: String(80 + place), deploymentId: String(50 + place), state, at: at(place) }],
    ),
  }
}

/** One for each way to count: failed and green when run again, skipped, under way, and of which nobody knows how long it waited. */
function jobs(): ForgeBatch {
  const at = monday + hourMs
  const job = (id: number, wish: object) => ({
    ...{ id: String(id), runId: String(id), attempt: 1, workflow: 'checks', name: 'lint' },
    ...{ oid: null, queue: 'mac', status: 'completed', conclusion: 'success' },
    ...{ createdAt: at, startedAt: at + 60_000, endedAt: at + 120_000, version: at },
    ...wish,
  })
  return {
    runs: [1, 2].map((attempt) => ({
      ...{ id: '900', attempt, workflow: 'checks', trigger: 'push', branch: 'main' },
      ...{ oid: 'f'.repeat(40), status: 'completed', conclusion: 'success', requestNumber: null },
      ...{ createdAt: at, startedAt: null, endedAt: null, version: 1 },
    })),
    jobs: [
      job(901, { runId: '900', conclusion: 'failure' }),
      job(902, {
        runId: '900',
        attempt: 2,
        createdAt: at + hourMs,
        startedAt: at + hourMs,
        endedAt: at + hourMs + 9_000,
      }),
      job(903, { conclusion: 'skipped' }),
      job(904, { status: 'in_progress', conclusion: null, endedAt: null }),
      job(905, { createdAt: null, startedAt: at }),
      job(906, { conclusion: 'failure', endedAt: null }),
    ],
  }
}

/** How many are listed, a page after the other. */
async function lengthOf(ask: Ask, name: string, given: object): Promise<number> {
  let n = 0
  for (let after: string | null | undefined; after !== null;) {
    const page = Object(await ask(name, { ...given, after, limit: 200 }))
    n += page.items.length
    after = page.next
  }
  return n
}

test('numbers of changes lead to as many changes, in any span', async ({ facts, ask }) => {
  await aForgeProject(facts)
  await told(facts, { requests: changes(), ...deployments() })
  await ask('dispute', {
    ...{ repository: 'app', subject: 'request 3', says: 'leave out', because: 'A test.' },
  })
  for (const window of ['all', '2026-01-01..2026-01-09']) {
    const list = (given: object) => lengthOf(ask, 'changes', { window, ...given })
    const flow = FlowAnswer.parse(await ask('stages', { window }))
    const { throughput, inProgress, size, large, reviews } = FlowWork.parse(
      await ask('work', { window }),
    )
    expect(await list({ outcome: 'merged', only: 'counted' })).toBe(flow.n)
    for (const [name, { elapsed, without }] of Object.entries(flow.stages)) {
      expect([name, await list({ measure: name })]).toEqual([name, elapsed.n])
      expect([name, await list({ measure: name, told: 'unknown' })]).toEqual([
        name,
        elapsed.notMeasurable,
      ])
      expect([name, await list({ measure: name, told: 'without' })]).toEqual([
        name,
        without.reduce((sum, { count }) => sum + count, 0),
      ])
    }
    const { unreviewed, ...sums } = flow.sums
    for (const [name, { elapsed }] of Object.entries(sums)) {
      expect([name, await list({ measure: name })]).toEqual([name, elapsed.n])
      expect([name, await list({ measure: name, told: 'unknown' })]).toEqual([
        name,
        elapsed.notMeasurable,
      ])
    }
    expect(await list({ only: 'unreviewed' })).toBe(unreviewed.elapsed.n)
    expect(await list({ measure: 'pickup', told: 'unknown' })).toBe(
      unreviewed.elapsed.notMeasurable,
    )
    expect(await list({ measure: 'size' })).toBe(size.n)
    expect(await list({ measure: 'size', told: 'unknown' })).toBe(size.notMeasurable)
    expect(await list({ only: 'large' })).toBe(large.count ?? 0)
    expect(await list({ only: 'opened' })).toBe(throughput.opened)
    expect(await list({ outcome: 'merged', only: 'counted' })).toBe(throughput.merged)
    expect(await list({ outcome: 'closed', only: 'counted' })).toBe(throughput.closed)
    expect(await list({ outcome: 'open', only: 'counted' })).toBe(inProgress.n)
    expect(await list({ only: 'drafts' })).toBe(inProgress.drafts.n)
    expect(await list({ only: 'stale' })).toBe(inProgress.stale.n)
    expect(await list({ only: 'stale-unknown' })).toBe(inProgress.stale.notMeasurable)
    const { accountGone, authorSilent } = inProgress.orphaned
    expect(await list({ only: 'orphaned' })).toBe(accountGone + authorSilent)
    expect(await list({ only: 'reviewed' })).toBe(reviews.changes)
    const out = new Map(flow.leftOut.map(({ what, count }) => [what, count]))
    const leftOut = {
      'changes that are still open': { outcome: 'open', only: 'counted' },
      'changes closed without being merged': { outcome: 'closed', only: 'counted' },
      'changes that ended at an unknown time': { only: 'end-unknown' },
      'changes that people left out': { outcome: 'merged', only: 'left-out' },
    }
    for (const [what, given] of Object.entries(leftOut))
      expect([what, await list(given)]).toEqual([what, out.get(what) ?? 0])
  }
  // That it could go wrong: there is something of each.
  const flow = FlowAnswer.parse(await ask('stages'))
  expect(flow.leftOut.map(({ count }) => count)).toEqual([3, 1, 1])
  expect(flow.stages.pickup.elapsed).toMatchObject({ n: 11, notMeasurable: 3 })
  await expect(ask('changes', { told: 'known' })).rejects.toMatchObject({
    code: 'flow.changes.told',
  })
  await expect(ask('changes', { environment: 'production' })).rejects.toMatchObject({
    code: 'flow.changes.environment',
  })
  expect(Object.keys(flow.stages).every((name) => changeMeasures.some((one) => one === name))).toBe(
    true,
  )
})

test('numbers of delivery lead to as many deployments, and lead time to its changes', async ({
  facts,
  ask,
}) => {
  await aForgeProject(facts)
  await told(facts, { requests: changes(), ...deployments() })
  await ask('dispute', {
    ...{ repository: 'app', subject: 'deployment 3', says: 'leave out', because: 'A test.' },
  })
  for (const window of ['all', '1w']) {
    const answer = FlowDelivery.parse(await ask('delivery', { window }))
    const to = (given: object) => lengthOf(ask, 'deployments', { window, ...given })
    const out = answer.leftOut.filter(({ what }) => what.startsWith('deployments'))
    expect(await to({ only: 'not-counted' })).toBe(out.reduce((sum, { count }) => sum + count, 0))
    expect(await to({ only: 'counted' })).toBe(answer.n)
    for (const { environment, component, n, recovery, frequency, leadTime } of answer.items) {
      const place = { environment, component: component ?? 'none' }
      expect(await to({ ...place, only: 'counted' })).toBe(n)
      expect(await to({ ...place, only: 'failed' })).toBe(frequency.failed)
      expect(await to({ ...place, only: 'recovered' })).toBe(recovery.elapsed.n)
      expect(await to({ ...place, only: 'unrecovered' })).toBe(recovery.elapsed.notMeasurable)
      const led = (how: string) =>
        lengthOf(ask, 'changes', { window, ...place, measure: 'leadTime', told: how })
      expect(await led('known')).toBe(leadTime.elapsed.n)
      expect(await led('unknown')).toBe(leadTime.elapsed.notMeasurable)
    }
  }
  const [place] = FlowDelivery.parse(await ask('delivery')).items
  expect(place).toMatchObject({
    ...{ n: 14, recovery: { elapsed: { n: 1, notMeasurable: 1 } } },
    leadTime: { elapsed: { n: 12, notMeasurable: 3 } },
  })
})

test('where several places fit, a comparison names them and what would tell them apart', async ({
  facts,
  ask,
}) => {
  await aForgeProject(facts)
  await told(facts, deployments())
  await ask('set', { production: ['production', 'test'] })
  const compared = { measure: 'deploy_frequency', since: '2026-01-12' }
  expect(await ask('compare', compared)).toMatchObject({
    because:
      '2 places of production fit, and each is told by itself: app in production and app in test; name one, by environment',
  })
  expect(await ask('compare', { ...compared, environment: 'production' })).toMatchObject({
    after: { weeks: 2 },
  })
})

test('numbers of CI lead to as many jobs, of a component and of a queue as well', async ({
  facts,
  ask,
}) => {
  await aForgeProject(facts)
  await told(facts, jobs())
  await ask('set', {
    components: [{ name: 'api', paths: [], labels: [], environments: [], jobs: ['lint'] }],
  })
  await ask('dispute', {
    ...{ repository: 'app', subject: 'job 4', says: 'leave out', because: 'A test.' },
  })
  for (const given of [{}, { window: '2026-01-05..2026-01-08' }, { component: 'api' }]) {
    const list = (more: object) => lengthOf(ask, 'jobs', { ...given, ...more })
    const { n, run, queue, neverStarted, flaky, rerun, leftOut, queues } = CiAnswer.parse(
      await ask('ci', given),
    )
    for (const [only, count] of Object.entries({
      ...{ counted: n, ran: run.n, 'run-unknown': run.notMeasurable },
      ...{ waited: queue.n, 'wait-unknown': queue.notMeasurable, rerun: rerun?.n },
      ...{ 'never-started': neverStarted?.n, failed: flaky?.ofFailures, flaky: flaky?.failures },
      'not-counted': leftOut.reduce((sum, one) => sum + one.count, 0),
    }))
      expect([given, only, await list({ only })]).toEqual([given, only, count])
    for (const one of queues) expect(await list({ only: 'waited', queue: one.queue })).toBe(one.n)
  }
  expect(CiAnswer.parse(await ask('ci'))).toMatchObject({
    ...{ run: { notMeasurable: 1 }, flaky: { failures: 1, ofFailures: 2 }, neverStarted: { n: 0 } },
  })
  await ask('set', { components: [{ name: 'web', paths: ['web'], labels: [], environments: [] }] })
  await expect(ask('jobs', { component: 'web' })).rejects.toMatchObject({
    code: 'flow.jobs.component',
  })
})
