/** The case, and what a friction costs: from what a forge told to the page that is sent around. */
import { expect } from 'vitest'
import { report, editFriction } from '#practices/frictions/verbs.ts'
import { costVerb } from '#practices/frictions/measured.ts'
import { call } from '#verbs/call.ts'
import { aForgeProject } from '../../../test/a-forge-project.ts'
import { test } from '../../../test/cairn.ts'
import { measureCost } from '../frictions/measure-cost.ts'
import { casePage } from './case/page.ts'
import { caseVerbs } from './case-verbs.ts'

test('a case tells what is known and how surely, whom others helped, and what cannot be told', async ({
  facts,
  folder,
  session,
}) => {
  await aForgeProject(facts)
  const evidence = Promise.resolve({ facts, dataFolder: folder })
  const [verb] = caseVerbs(evidence)
  if (verb === undefined) return expect.fail('there is one')
  const cost = costVerb(measureCost(evidence))

  await call(report, session, {
    title: 'Nobody <b>looks</b>',
    flow: 'cause pickup',
    repository: 'app',
  })
  const told = await call(verb, session, {
    window: 'all',
    friction: '1',
    askHours: 52,
    ask: 'A *bell*.',
  })
  expect(told).toMatchObject({
    ...{
      title: 'What waiting for a first review costs, and what could be done',
      about: 'cause pickup',
    },
    // Twelve days are one whole week: there is nothing to be said per week.
    costs: [
      { what: 'pickup', n: 12, people: 5, weeks: 1, hours: { perWeek: null, perYear: null } },
    ],
    frictions: [{ number: 1, peopleMin: null, why: 'it began with it' }],
    trial: { measure: 'pickup' },
    ...{ rate: null, ask: { hours: 52 } },
  })
  expect(told.remedies[0]?.sources.length).toBeGreaterThan(0)
  expect(told.markdown).toContain('A \\*bell\\*.')
  expect(told.markdown).toContain('How much that is per week cannot be told')
  expect(told.markdown).toContain('paid back within a year if it won 1 h a week. Whether it does')
  expect(told.markdown).toContain('No money is told, for nobody said what an hour costs.')
  // No name of an account, and no promise.
  expect(told.markdown).not.toMatch(/dev\d|will save/)
  expect(casePage(told)).toContain('Nobody &lt;b&gt;looks&lt;/b&gt;')
  expect(casePage(told)).not.toContain('<b>')

  expect(await call(cost, session, { id: '1', window: 'all' })).toMatchObject({
    said: null,
    measured: { parts: [{ what: 'pickup', hours: 30, of: 'working time', n: 12 }], people: 5 },
  })
  const now = (flow: string | null, version: number) =>
    call(editFriction, session, {
      ...{ id: '1', version, flow, repository: flow === null ? null : 'gone' },
    })
  await now('queue mars', 1)
  expect(await call(cost, session, { id: '1' })).toMatchObject({
    measured: null,
    because: 'no repository of this workspace is called "gone"',
  })
  await now(null, 2)
  expect((await call(cost, session, { id: '1' })).because).toContain('names no part of the flow')

  const paid = await call(verb, session, {
    window: 'all',
    perHour: 80,
    currency: 'EUR',
    about: 'queue linux',
  })
  expect(paid).toMatchObject({
    rate: { perHour: 80, currency: 'EUR' },
    // Eleven that started and one that never did; machines cost no hours of people.
    costs: [
      { what: 'ci_queue', n: 11, moneyPerYear: null },
      { what: 'ci_never_started', n: 1 },
      { what: 'ran' },
    ],
  })
  await expect(call(verb, session, { about: 'weather' })).rejects.toMatchObject({
    code: 'flow.about',
  })
  await expect(call(verb, session, { perHour: 1 })).rejects.toMatchObject({ code: 'flow.currency' })
  await expect(
    call(editFriction, session, { id: '1', version: 3, flow: 'queue linux' }),
  ).rejects.toMatchObject({ code: 'frictions.flow' })
})
