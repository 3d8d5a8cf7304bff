/** What patterns would take in is what they take in once they are set. */
import { expect } from 'vitest'
import { aForgeProject } from '../../../test/a-forge-project.ts'
import { test } from '../../../test/asks-flow.ts'
import { CiAnswer, FlowDelivery } from './verbs.ts'

test('how many jobs, deployments and changes fit is told before anything is set, and holds then', async ({
  facts,
  ask,
}) => {
  await aForgeProject(facts)
  expect(await ask('fitting')).toEqual({
    ...{ changes: { n: 0, of: 13 }, jobs: { n: 0, of: 12 }, deployments: { n: 0, of: 12 } },
    issues: { n: 0, of: 0 },
  })
  expect(
    await ask('fitting', { jobs: ['lint', 'build: *'], environments: ['web-*'] }),
  ).toMatchObject({ jobs: { n: 0 }, deployments: { n: 0 } })
  const patterns = { jobs: ['checks: T*'], environments: ['prod*'] }
  const fitting = Object(await ask('fitting', patterns))
  expect(fitting).toMatchObject({ jobs: { n: 12 }, deployments: { n: 12 } })
  await ask('set', { components: [{ name: 'api', ...patterns }] })
  expect(CiAnswer.parse(await ask('ci', { component: 'api' })).n).toBe(fitting.jobs.n)
  expect(FlowDelivery.parse(await ask('delivery', { component: 'api' })).n).toBe(
    fitting.deployments.n,
  )
})
