/** What waiting costs, who is hit without a name, since when, and which part explains it. */
import { expect, test } from 'vitest'
import { makeCalendar } from '#std/working-time.ts'
import { seeded } from '#std/statistics.ts'
import { atHour } from '../a-change.fixture.ts'
import { aRow } from '../a-row.fixture.ts'
import { jobFlags, outcomes, packJobs, type Job } from '../ci/job.ts'
import { bottleneckOf } from './bottleneck.ts'
import { ledgerOf } from './ledger.ts'
import { sampleMax } from './causes.ts'
import { lotsOf, lotsOfJobs, waitsOfChanges } from './waits.ts'

const calendar = makeCalendar({
  ...{ zone: 'UTC', days: [1, 2, 3, 4, 5], from: 540, to: 1020, holidays: new Set<string>() },
})
const window = { label: 'all', from: null, to: null }
const asked = { window, calendar }

test('hours are summed by cause, the dearest first, in working time where it is known', () => {
  const rows = [
    aRow({
      number: 1,
      stages: { pickup: 30, review: 6, mergeWait: 9 },
      queue: { elapsedMs: 3 * 3_600_000, workingMs: 3_600_000 },
    }),
    aRow({ number: 2, author: 2, stages: { pickup: 3, deploy: 'not yet' } }),
  ]
  const ledger = ledgerOf(lotsOf(waitsOfChanges(rows, asked)), { perHour: 60 })
  expect(
    ledger.map(({ cause, n, hours, cost }) => [cause, n, hours.elapsed, hours.working, cost]),
  ).toEqual([
    ['pickup', 2, 33, 11, 660],
    ['merge_wait', 1, 6, 2, 120],
    ['review', 1, 6, 2, 120],
    ['merge_queue', 1, 3, 1, 60],
  ])
})

test('what nobody reviewed waited for no merge after review, though its stages sum to the whole', () => {
  const flags = { ...aRow().flags, unreviewed: true }
  const row = aRow({ stages: { pickup: 'unreviewed', mergeWait: 9 }, flags })
  expect(waitsOfChanges([row], asked)).toEqual([])
  expect(waitsOfChanges([{ ...row, flags: aRow().flags }], asked)).toMatchObject([
    { cause: 'merge_wait', elapsedMs: 9 * 3_600_000 },
  ])
})

test('people who are hit are told from five on in steps of five, and changes that are open, closed or left out are not', () => {
  const rows = (authors: number) =>
    Array.from({ length: 12 }, (_, number) =>
      aRow({ number, author: number % authors, stages: { pickup: 3 } }),
    )
  const people = (authors: number) =>
    ledgerOf(lotsOf(waitsOfChanges(rows(authors), asked)), { perHour: null })[0]?.people
  expect([4, 5, 9, 10].map(people)).toEqual([null, 5, 5, 10])
  const out = [
    aRow({ outcome: 'open', ended: null, stages: { pickup: 3 } }),
    aRow({ outcome: 'closed', stages: { pickup: 3 } }),
    aRow({ stages: { pickup: 3 }, flags: { ...aRow().flags, leftOut: true } }),
  ]
  expect(waitsOfChanges(out, asked)).toEqual([])
})

test('jobs wait for runners, for nothing, and for green; none of it is working time', () => {
  const job: Job = {
    ...{
      workflow: 1,
      name: 2,
      queue: 3,
      createdAt: atHour(0) / 1000,
      queued: 3_600,
      ran: 60,
      lost: -1,
    },
    ...{ flakyWait: 7_200, outcome: outcomes.success, flags: 0, idHigh: 0, idLow: 0 },
  }
  const kept = [
    packJobs([
      job,
      { ...job, queued: -1, ran: -1, lost: 36_000, flakyWait: -1 },
      { ...job, flags: jobFlags.leftOut },
    ]),
  ]
  const lots = lotsOfJobs(kept, { window, word: (id) => (id === 3 ? 'linux' : null) })
  expect(
    ledgerOf(lots, { perHour: 60 }).map(({ cause, hours, people, cost }) => [
      cause,
      hours,
      people,
      cost,
    ]),
  ).toEqual([
    ['ci_never_started', { elapsed: 10, working: null }, null, null],
    ['ci_flaky', { elapsed: 2, working: null }, null, null],
    ['ci_queue', { elapsed: 1, working: null }, null, null],
  ])
  expect(lots[0]?.sample[0]?.factors).toEqual({
    queue: ['linux'],
    workflow: ['unknown'],
    weekday: ['Monday'],
  })
})

test('a planted bottleneck is found: since when, in which component, with how much', () => {
  const random = seeded(5)
  const rows = Array.from({ length: 600 }, (_, number) => {
    const ended = number * 2.8
    const isWeb = number % 3 === 0
    const usual = isWeb ? 60 : 6
    const pickup = usual * Math.exp(random() - 0.5)
    return aRow({
      number,
      opened: ended - 70,
      ended,
      components: [isWeb ? 'web' : 'api'],
      stages: { pickup },
    })
  })
  const waits = waitsOfChanges(rows, asked)
  const [line] = ledgerOf(lotsOf(waits), { perHour: null })
  if (line === undefined) return expect.fail('there is a line')
  const found = bottleneckOf(line, waits, calendar)
  expect(found.explains[0]).toMatchObject({
    factor: 'component',
    level: 'web',
    isClear: true,
    size: 'large',
  })
  expect(found.explains[0]?.shareOfHours).toBeGreaterThan(0.6)
  expect(found.explains.filter(({ factor, isClear }) => factor === 'weekday' && isClear)).toEqual(
    [],
  )
  expect(found.reading.says).toMatch(
    /Changes of web wait .* where others wait .*\(a large difference\)/,
  )
  expect(found.reading.says).not.toMatch(/undefined|NaN|null/)
})

test('a wait that is longer since a week is told so, and one that is as ever is told as no clear point', () => {
  const random = seeded(9)
  const rows = (jump: number) =>
    Array.from({ length: 1_000 }, (_, number) =>
      aRow({
        ...{ number, opened: number * 4 - 50, ended: number * 4 },
        stages: { review: (number > 500 ? jump : 1) * 6 * Math.exp(2 * random() - 1) },
      }),
    )
  const since = (jump: number) => {
    const waits = waitsOfChanges(rows(jump), asked)
    const [line] = ledgerOf(lotsOf(waits), { perHour: null })
    return line === undefined ? undefined : bottleneckOf(line, waits, calendar)
  }
  const jumped = since(3)
  expect(jumped?.since.shape).toBe('step')
  // The 501st ended two thousand hours after that Monday: in the week of 30 March.
  expect(
    Math.abs(Date.parse(jumped?.since.week ?? '') - Date.parse('2026-03-30')) / 86_400_000,
  ).toBeLessThanOrEqual(7)
  expect(jumped?.reading.says).toContain('in the week of')
  expect(since(1)?.since).toMatchObject({ shape: 'none', week: null, difference: null })
})

test('of many jobs all hours are summed, and what explains them is looked for in every so many-th', () => {
  const jobs = Array.from({ length: 10_000 }, (_, index): Job => ({
    ...{
      workflow: 1,
      name: 2,
      queue: 3 + (index % 2),
      createdAt: atHour(index) / 1000,
      queued: index % 2 ? 600 : 60,
    },
    ...{
      ran: 60,
      lost: -1,
      flakyWait: -1,
      outcome: outcomes.success,
      flags: 0,
      idHigh: 0,
      idLow: 0,
    },
  }))
  const lots = lotsOfJobs([packJobs(jobs)], { window, word: String })
  expect(lots).toMatchObject([{ cause: 'ci_queue', n: 10_000, elapsedMs: 5_000 * 660_000 }])
  expect(lots[0]?.sample.length).toBeGreaterThan(sampleMax / 2)
  expect(lots[0]?.sample.length).toBeLessThanOrEqual(sampleMax + 5)
  const ofQueue = (queue: string) =>
    lots[0]?.sample.filter(({ factors }) => factors.queue?.[0] === queue).length ?? 0
  expect(Math.abs(ofQueue('3') - ofQueue('4'))).toBeLessThan(50)
})
