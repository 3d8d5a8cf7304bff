/** The jobs and deployments behind the numbers: as many as the numbers say, and corrected for everyone where people say so. */
import { expect } from 'vitest'
import type { ForgeBatch } from '#facts/forge/seen.ts'
import { FlowJob } from '#insights/flow/ci/job-shape.ts'
import { CiAnswer } from '#insights/flow/ci/shape.ts'
import { FlowDeployment } from '#insights/flow/delivery/deployment-shape.ts'
import { FlowDelivery } from '#insights/flow/delivery/shape.ts'
import { pageOf } from '#records/page.ts'
import { aForgeProject } from '../../../test/a-forge-project.ts'
import { test, told, type Ask } from '../../../test/asks-flow.ts'

const jobsOf = async (ask: Ask, given: object = {}) =>
  pageOf(FlowJob).parse(await ask('jobs', given))
const deploymentsOf = async (ask: Ask, given: object = {}) =>
  pageOf(FlowDeployment).parse(await ask('deployments', given))
const idsOf = ({ items }: { items: readonly { id: string }[] }) => items.map(({ id }) => id)

/** All pages, a few at a time. */
async function allPages<One extends { items: readonly { id: string }[]; next: string | null }>(
  page: (after: string | undefined) => Promise<One>,
): Promise<string[]> {
  const ids: string[] = []
  for (let after: string | null | undefined; after !== null;) {
    const read = await page(after)
    ids.push(...idsOf(read))
    after = read.next
  }
  return ids
}

const monday = Date.parse('2026-01-05T09:00:00Z')

/** One that failed on a commit, and turned green when it was run again an hour later; in a month of its own. */
const flaky: ForgeBatch = {
  runs: [1, 2].map((attempt) => ({
    ...{ id: '900', attempt, workflow: 'checks', trigger: 'push', branch: 'main' },
    ...{ oid: 'f'.repeat(40), status: 'completed', conclusion: 'success', requestNumber: null },
    ...{ createdAt: monday - 30 * 86_400_000, startedAt: null, endedAt: null, version: 1 },
  })),
  jobs: [1, 2].map((attempt) => {
    const at = monday - 30 * 86_400_000 + attempt * 3_600_000
    return {
      ...{ id: `90${attempt}`, runId: '900', attempt, workflow: 'checks', name: 'lint' },
      ...{ oid: null, queue: 'linux', status: 'completed' },
      conclusion: attempt === 1 ? 'failure' : 'success',
      ...{ createdAt: at, startedAt: at, endedAt: at + 60_000, version: 1 },
    }
  }),
}

test('jobs are told in time, a page after the other, with what each was taken for', async ({
  facts,
  ask,
}) => {
  await aForgeProject(facts)
  await told(facts, flaky)
  const inTime = ['901', '902', ...Array.from({ length: 12 }, (_, one) => String(one + 1))]
  for (const limit of [1, 3, 14])
    for (const [order, expected] of [
      ['oldest', inTime],
      ['newest', inTime.toReversed()],
    ] as const)
      expect(await allPages((after) => jobsOf(ask, { limit, order, after }))).toEqual(expected)
  const { items } = await jobsOf(ask, { only: 'never-started' })
  expect(items).toMatchObject([
    {
      ...{ id: '4', repository: 'app', name: 'test', outcome: 'cancelled', lost: 10, ran: null },
      ...{ isCounted: true, because: null },
      url: 'https://github.com/team/app/actions/runs/4/job/4',
    },
  ])
  expect(idsOf(await jobsOf(ask, { only: 'flaky' }))).toEqual(['901'])
  expect(idsOf(await jobsOf(ask, { only: 'rerun' }))).toEqual(['902'])
  expect(idsOf(await jobsOf(ask, { name: 'checks: lint' }))).toEqual(['901', '902'])
  expect(idsOf(await jobsOf(ask, { name: 'lint', window: '1w' }))).toEqual([])
  await expect(ask('jobs', { after: 'nowhere' })).rejects.toMatchObject({ code: 'input.cursor' })
})

test('what is said of a job corrects the numbers of CI for everyone, until it is taken back', async ({
  facts,
  ask,
}) => {
  await aForgeProject(facts)
  await told(facts, flaky)
  const ci = async () => CiAnswer.parse(await ask('ci'))
  const say = (subject: string, says: string) =>
    ask('dispute', { repository: 'app', subject, says, because: 'Seen by hand.' })
  expect(await ci()).toMatchObject({ n: 14, flaky: { failures: 1 }, neverStarted: { n: 1 } })

  const { correction } = numberOf(await say('job 901', 'not flaky'))
  expect((await ci()).flaky).toMatchObject({ failures: 0, ofFailures: 1, waitHours: 0 })
  expect(idsOf(await jobsOf(ask, { only: 'flaky' }))).toEqual([])
  await ask('undo', { correction })
  expect((await ci()).flaky?.failures).toBe(1)

  const again = numberOf(await say('run 900', 'not flaky'))
  expect((await ci()).flaky?.failures).toBe(0)
  await ask('undo', again)

  await say('job 4', 'leave out')
  await say('run 900', 'leave out')
  expect(await ci()).toMatchObject({ n: 11, flaky: { failures: 0 }, neverStarted: { n: 0 } })
  const out = await jobsOf(ask, { only: 'not-counted' })
  expect(out.items.map(({ id, because }) => [id, because])).toEqual(
    ['901', '902', '4'].map((id) => [id, 'people left it out']),
  )
  await expect(say('deployment 1', 'not flaky')).rejects.toMatchObject({
    code: 'flow.dispute.says',
  })
})

function numberOf(answer: unknown): { correction: number } {
  const { correction } = Object(answer)
  return { correction: Number(correction) }
}

test('deployments are told one by one, and what is said of one corrects delivery for everyone', async ({
  facts,
  ask,
}) => {
  await aForgeProject(facts)
  const say = (subject: string, says: string) =>
    ask('dispute', { repository: 'app', subject, says, because: 'Seen by hand.' })
  const counted = async () =>
    FlowDelivery.parse(await ask('delivery')).items.map(({ n, frequency }) => [
      n,
      frequency.failed,
    ])[0]
  const inTime = Array.from({ length: 12 }, (_, one) => String(one + 1))
  for (const limit of [5, 12])
    expect(await allPages((after) => deploymentsOf(ask, { limit, after }))).toEqual(inTime)
  expect((await deploymentsOf(ask, { limit: 1, order: 'newest' })).items).toMatchObject([
    {
      ...{ id: '12', environment: 'production', outcome: 'succeeded', isCounted: true },
      // Incidents were not read: whether it failed all the same, nobody can tell.
      ...{ incidents: null, isFailure: null, isRework: null },
      url: `https://github.com/team/app/commit/${'12'.padStart(40, '0')}`,
    },
  ])

  await say('deployment 3', 'leave out')
  await say('deployment 4', 'not production')
  await say('deployment 5', 'failed')
  expect(await counted()).toEqual([10, 1])
  expect((await deploymentsOf(ask, { only: 'not-counted' })).items).toMatchObject([
    { id: '3', because: 'people left it out' },
    { id: '4', because: 'it is not production' },
  ])
  expect((await deploymentsOf(ask, { only: 'failed' })).items).toMatchObject([
    { id: '5', isSaid: true, isFailure: true },
  ])
  // The stages are told from the same deployments: what was left out brought nothing to production.
  const all = await ask('changes', { limit: 4 })
  expect(all).toMatchObject({
    items: [{}, {}, { number: 3, stages: { deploy: { elapsed: (2 + 72) * 60 } } }, {}],
  })
  await expect(say('deployment 99', 'failed')).rejects.toMatchObject({
    hint: expect.stringContaining('cairn flow deployments'),
  })
})
