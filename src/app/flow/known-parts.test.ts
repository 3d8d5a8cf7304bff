/** What is asked of a part of the flow that nobody knows is refused, with those that are known; and what is said of accounts, once. */
import { expect } from 'vitest'
import { enterProject } from '#facts/forge/projects.ts'
import { writeForge } from '#facts/forge/write.ts'
import type { Facts } from '#facts/facts.ts'
import { onConnectionOf, transactionOn } from '#facts/transaction.ts'
import { invariant } from '#std/errors.ts'
import { call } from '#verbs/call.ts'
import type { Verb } from '#verbs/verb.ts'
import { aForgeProject } from '../../../test/a-forge-project.ts'
import { test as base } from '../../../test/cairn.ts'
import { makeTexts } from '../texts/texts.ts'
import { practices } from '../verbs.ts'
import { nothingDelivered } from '../delivery/ways-verb.ts'

const test = base.extend<{ ask: (name: string, given?: object) => Promise<unknown> }>({
  ask: async ({ facts, folder, session }, use) => {
    const evidence = { facts, dataFolder: folder }
    const place = { ...evidence, texts: makeTexts(), delivery: nothingDelivered }
    const opened = Promise.resolve(place)
    const verbs: readonly Verb[] = [
      ...(await practices.flow.load(opened)),
      ...(await practices.frictions.load(opened)),
    ]
    await use(async (name, given = {}) => {
      const verb = verbs.find((one) => one.name === name)
      invariant(verb !== undefined, name)
      return call(verb, session, given)
    })
  },
})

test('a component that nobody named is refused, before and after there are some', async ({
  facts,
  ask,
}) => {
  await aForgeProject(facts)
  const none = { code: 'flow.part.none', kind: 'not_found' }
  await expect(ask('flow.stages', { component: 'api' })).rejects.toMatchObject({
    ...none,
    hint: expect.stringContaining('flow set --components'),
  })
  await ask('flow.set', { components: [{ name: 'Web' }, { name: 'billing' }] })
  for (const verb of ['stages', 'changes', 'bottlenecks', 'delivery', 'deployments', 'work'])
    await expect(ask(`flow.${verb}`, { component: 'api' }), verb).rejects.toMatchObject({
      ...none,
      hint: 'There are "Web" and "billing".',
    })
  await expect(ask('flow.stages', { component: 'biling' })).rejects.toMatchObject({
    hint: 'Did you mean "billing"?',
  })
  expect(await ask('flow.stages', { component: 'billing' })).toMatchObject({ n: 0 })
})

test('a friction and a case are about parts that are known', async ({ facts, ask }) => {
  await aForgeProject(facts)
  const report = async (flow: string, repository = 'app') =>
    ask('frictions.report', { title: 'It waits', flow, repository })
  await expect(report('queue windows')).rejects.toMatchObject({
    code: 'flow.part.none',
    hint: 'There is "linux".',
  })
  await expect(report('job tests')).rejects.toMatchObject({ code: 'flow.part.none' })
  await expect(report('cause boredom')).rejects.toMatchObject({
    code: 'flow.about',
    hint: expect.stringContaining('pickup'),
  })
  await expect(report('queue linux', 'elsewhere')).rejects.toMatchObject({
    code: 'repository.none',
  })
  for (const part of ['queue linux', 'job test', 'job checks: test', 'cause pickup'])
    expect(await report(part)).toMatchObject({ flow: { part, repository: 'app' } })
  // Nobody named a component so far: which there are cannot be told.
  expect(await report('component api')).toMatchObject({ number: 5 })
  await expect(
    ask('frictions.edit', { id: '1', version: 1, flow: 'queue mac', repository: 'app' }),
  ).rejects.toMatchObject({ code: 'flow.part.none' })
  await expect(ask('flow.case', { about: 'queue windows' })).rejects.toMatchObject({
    code: 'flow.part.none',
  })
})

test('an account that is known by its login and by its number is told once', async ({
  facts,
  ask,
}) => {
  await aForgeProject(facts)
  await seen(facts, [
    { id: '77', login: 'Copilot', type: 'bot' },
    { id: null, login: 'Copilot', type: 'bot' },
  ])
  expect(await ask('flow.accounts')).toMatchObject({
    items: [{ login: 'Copilot', key: 'github.com#77' }],
  })
})

async function seen(
  facts: Facts,
  accounts: readonly { id: string | null; login: string; type: 'bot' }[],
): Promise<void> {
  const at = Date.parse('2026-02-01T09:00:00Z')
  await onConnectionOf(facts.pool, (client) =>
    transactionOn(client, async () => {
      const project = { forge: 'github', host: 'github.com', path: 'team/app' } as const
      await writeForge(client, await enterProject(client, project), {
        events: accounts.map((actor, place) => ({
          ...{ number: 1, key: `comment:${place}`, kind: 'commented', at, actor, version: at },
        })),
      })
    }),
  )
}
