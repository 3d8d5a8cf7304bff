/** Numbers of the flow as they are pinned: the same that `cairn flow` tells, of the whole and of a place of production. */
import { expect } from 'vitest'
import { propose } from '#practices/decisions/verbs.ts'
import { pinVerbs } from '#records/pin-verbs.ts'
import { call } from '#verbs/call.ts'
import type { Verb } from '#verbs/verb.ts'
import { aForgeProject } from '../../../../test/a-forge-project.ts'
import { test as base } from '../../../../test/cairn.ts'
import { flowVerbs } from '../../flow/verbs.ts'
import { evidencePort } from '../evidence-port.ts'

/** As JSON gives it. */
// oxlint-disable-next-line typescript/no-explicit-any -- What is told is held against what is expected, whatever it is.
type Told = any

const test = base.extend<{ ask: (name: string, given?: object) => Promise<Told> }>({
  ask: async ({ facts, folder, session }, use) => {
    const evidence = Promise.resolve({ facts, dataFolder: folder })
    const verbs: readonly Verb[] = [
      ...flowVerbs(evidence),
      ...Object.values(pinVerbs(evidencePort(evidence))),
      propose,
    ]
    await use(async (name, given = {}) => {
      const verb = verbs.find((one) => one.name === name)
      return verb === undefined ? expect.fail(`${name} is no verb`) : call(verb, session, given)
    })
  },
})

test('each number is what the flow tells, and a pin keeps the answer it is read from', async ({
  facts,
  ask,
}) => {
  await aForgeProject(facts)
  const { items } = await ask('pins.measures', { evidence: 'flow' })
  const of = (name: string) => items.find(({ measure }: Told) => measure === name)?.figure.value
  const { stages, sums } = await ask('flow.stages')
  const ci = await ask('flow.ci')
  const work = await ask('flow.work')
  expect(
    ['pickup', 'merge_wait', 'open_time', 'ci_run', 'wip', 'review_effective'].map(of),
  ).toEqual([
    ...[stages.pickup.working.p50, stages.mergeWait.working.p50, sums.openTime.working.p50],
    ...[ci.run.p50, work.inProgress.n, work.reviews.effective],
  ])
  expect(of('rework')).toBeNull()
  const { id: record } = await ask('decisions.propose', { title: 'Review hours' })
  const pin = await ask('pins.add', {
    ...{ record, evidence: 'flow', with: ['repository=app'], measure: 'pickup' },
  })
  expect(pin).toMatchObject({
    ...{ verb: 'evidence.flow', input: { repository: 'app', window: 'all' }, better: 'lower' },
    frozen: { value: 180, n: 12, unit: 'working minutes', head: '' },
  })
  const { answer } = await ask('pins.get', { id: pin.id })
  expect(answer).toMatchObject({ n: 12, stages: { n: 12 }, ci: null, delivery: null })
})

test('delivery is told of each place of production, and of what is none not', async ({
  facts,
  ask,
}) => {
  await aForgeProject(facts)
  const wish = { evidence: 'flow', place: 'production' }
  const { items } = await ask('pins.measures', wish)
  expect(items.map(({ measure }: Told) => measure)).toEqual([
    ...['deploy_frequency', 'change_fail_rate', 'recovery_time', 'rework_rate'],
  ])
  const { items: places } = await ask('flow.delivery')
  expect(items[1].figure.value).toBe(places[0].changeFailRate.value)
  await expect(ask('pins.measures', { ...wish, place: 'staging' })).rejects.toMatchObject({
    code: 'pin.place',
  })
  expect(
    await ask('flow.compare', { measure: 'deploy_frequency', since: '2026-01-12' }),
  ).toMatchObject({ verdict: 'cannot tell', before: { weeks: 1, value: 7 } })
  expect(
    await ask('flow.compare', {
      ...{ measure: 'deploy_frequency', since: '2026-01-12', environment: 'staging' },
    }),
  ).toMatchObject({ because: 'nothing is known to be deployed there' })
})
