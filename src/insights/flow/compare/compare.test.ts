/** What was tried is judged by the weeks before and after it: what helped is told so, and what may be chance is not. */
import { expect, test } from 'vitest'
import { beforeAfter } from '#std/before-after.ts'
import { seeded } from '#std/statistics.ts'
import { atHour, monday } from '../a-change.fixture.ts'
import { aRow } from '../a-row.fixture.ts'
import { outcomes, type Job } from '../ci/job.ts'
import { weeksAround } from '#std/whole-weeks.ts'
import { flowMeasures, type FlowMeasure } from './measures.ts'
import { weeksOfChanges } from './of-changes.ts'
import { weeksOfJobs } from './of-jobs.ts'

const weekHours = 168
const day = monday - 9 * 3_600_000 + 30 * 7 * 86_400_000
const since = new Date(day).toISOString().slice(0, 10)

/** Eight changes a week for sixty weeks; from the thirtieth on the wait is as much of what it was as `left` says. */
function rows(left: number, seed = 3) {
  const random = seeded(seed)
  return Array.from({ length: 480 }, (_, number) => {
    const ended = (number / 8) * weekHours
    const pickup = 30 * Math.exp(2 * random() - 1) * (ended >= 30 * weekHours ? left : 1)
    return aRow({ number, opened: ended - 100, ended, size: 10 + (number % 5), stages: { pickup } })
  })
}

function told(measure: FlowMeasure, given: ReturnType<typeof rows>) {
  const times = given.flatMap(({ endedAt }) => endedAt ?? [])
  const span = weeksAround(since, { first: Math.min(...times), newest: Math.max(...times) })
  const { better } = flowMeasures[measure]
  return beforeAfter(weeksOfChanges(measure, given, span), { ...span, better })
}

const seeds = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]

test('a wait that is less than half of what it was is told as better, mostly, with how much', () => {
  const found = seeds.map((seed) => told('pickup', rows(0.4, seed)))
  // Of a short history, what happens to fall already before is taken for no matter of that day.
  expect(found.filter(({ verdict }) => verdict === 'better').length).toBeGreaterThanOrEqual(7)
  expect(found.filter(({ verdict }) => verdict === 'worse')).toEqual([])
  for (const { difference, before, after } of found) {
    expect(difference?.high).toBeLessThan(0)
    // Working time is a third of what elapses: ten hours, in minutes.
    expect(before.value).toBeGreaterThan(450)
    expect(before.value).toBeLessThan(750)
    expect(after.value).toBeLessThan(350)
  }
})

test('a wait that doubled is worse, and one that is as ever cannot be told', () => {
  expect(told('pickup', rows(2.5)).verdict).toBe('worse')
  const verdicts = seeds.map((seed) => told('pickup', rows(1, seed)).verdict)
  expect(verdicts.filter((one) => one !== 'cannot tell').length).toBeLessThanOrEqual(1)
  expect(told('batch_size', rows(0.4)).verdict).toBe('cannot tell')
  expect(told('throughput', rows(0.4)).verdict).toBe('cannot tell')
})

test('too few weeks are told as such', () => {
  const few = rows(0.4).filter(({ endedAt }) => (endedAt ?? 0) < day + 2 * 7 * 86_400_000)
  expect(told('pickup', few)).toMatchObject({ verdict: 'cannot tell', difference: null })
})

test('jobs are dealt to the weeks in which they were made, and skipped ones to none', () => {
  const job: Job = {
    ...{
      workflow: 1,
      name: 2,
      queue: 3,
      createdAt: atHour(0) / 1000,
      queued: 120,
      ran: 600,
      lost: -1,
    },
    ...{ flakyWait: -1, outcome: outcomes.success, flags: 0, idHigh: 0, idLow: 0 },
  }
  const jobs = [
    job,
    { ...job, createdAt: atHour(weekHours) / 1000, queued: 60, lost: 5 },
    { ...job, outcome: outcomes.skipped },
  ]
  const span = { from: monday - 9 * 3_600_000, weeks: 2 }
  expect(weeksOfJobs('ci_queue', jobs, span)).toEqual({ of: 'median', weeks: [[2], [1]] })
  expect(weeksOfJobs('ci_run', jobs, span)).toEqual({ of: 'median', weeks: [[10], [10]] })
  expect(weeksOfJobs('ci_never_started', jobs, span)).toEqual({ of: 'rate', weeks: [0, 1] })
  expect(weeksOfJobs('ci_flaky_share', jobs, span)).toMatchObject({
    of: 'share',
    weeks: [{ all: 1 }, { all: 1 }],
  })
})
