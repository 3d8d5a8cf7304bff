import fc from 'fast-check'
import { expect, test } from 'vitest'
import { calendarOf } from '../calendar.ts'
import { outcomes, packJobs, type Job } from '../ci/job.ts'
import { aRow } from '../a-row.fixture.ts'
import { monday } from '../a-change.fixture.ts'
import { FlowSettings } from '../settings.ts'
import { costOfFlow } from './cost.ts'
import { subjectFrom, type Subject } from './subject.ts'

const week = 7 * 24
const words = new Map<number, string>([
  ...([
    [1, 'checks'],
    [2, 'test'],
    [3, 'linux'],
    [4, 'mac'],
  ] as const),
])

/** One change merged in each of twenty weeks, which waited nine hours of three worked ones for its review. */
const rows = Array.from({ length: 21 }, (_, index) =>
  aRow({
    ...{ number: index + 1, opened: index * week, ended: index * week + 10, author: index },
    stages: { pickup: 9, mergeWait: 1 },
    components: index % 2 === 0 ? ['api'] : [],
  }),
)

const aJob = (of: Partial<Job>): Job => ({
  ...{ workflow: 1, name: 2, queue: 3, createdAt: monday / 1000, queued: 0, ran: 0, lost: -1 },
  ...{ flakyWait: -1, outcome: outcomes.success, flags: 0, idHigh: 0, idLow: 0, ...of },
})

function told(
  subject: Subject | null,
  jobs: readonly Job[] = [],
  ofComponent: readonly Job[] | null = null,
) {
  return costOfFlow(subject, {
    ...{ rows, jobs: [packJobs(jobs)], window: { label: 'all', from: null, to: null } },
    ...{ calendar: calendarOf(FlowSettings.parse({})), perHour: 100 },
    ofComponent: ofComponent && [packJobs(ofComponent)],
    word: (id) => words.get(id) ?? null,
  })
}

test('a cause costs what its waits come to, per week as well, and working hours cost money', () => {
  const { parts } = told({ kind: 'cause', name: 'pickup' })
  expect(parts.map(({ line }) => line.cause)).toEqual(['pickup'])
  expect(parts[0]?.line).toMatchObject({ n: 21, hours: { working: 63 }, people: 20, cost: 6300 })
  expect(parts[0]?.weekly).toMatchObject({ weeks: 20, perWeek: { value: 3, low: 3, high: 3 } })
})

test('a component costs what the waits of its changes come to, and those of its jobs where these are known', () => {
  const { parts } = told({ kind: 'component', name: 'api' }, [aJob({ queued: 60 })])
  expect(parts.map(({ line: { cause, n, hours } }) => [cause, n, hours.working])).toEqual([
    ['pickup', 11, 33],
    ['merge_wait', 11, 3.6667],
  ])
  const its = Array.from({ length: 70 }, (_, index) =>
    aJob({ createdAt: monday / 1000 + index * 2 * 86_400, queued: 3_600 }),
  )
  const all = [...its, aJob({ createdAt: monday / 1000 + 20 * week * 3_600, queued: 3_600 })]
  const queue = told({ kind: 'component', name: 'api' }, all, its).parts.find(
    ({ line }) => line.cause === 'ci_queue',
  )
  expect(queue?.line).toMatchObject({ n: 70, hours: { elapsed: 70 } })
  // Which weeks are known all jobs say, and not those of the component alone.
  expect(queue?.weekly.weeks).toBe(20)
})

test('of a queue and of a job only its own jobs count; how long they ran is told beside', () => {
  const jobs = Array.from({ length: 70 }, (_, index) =>
    aJob({
      ...{ createdAt: monday / 1000 + index * 86_400, queued: 3_600, ran: 7_200 },
      queue: index % 7 === 0 ? 4 : 3,
    }),
  )
  const { parts, ran } = told({ kind: 'queue', name: 'mac' }, jobs)
  expect(parts.map(({ line: { cause, n, hours } }) => [cause, n, hours])).toEqual([
    ['ci_queue', 10, { elapsed: 10, working: null }],
  ])
  expect(parts[0]?.weekly.perWeek).toMatchObject({ value: 1 })
  expect(ran).toMatchObject({ n: 10, hours: 20, weekly: { perWeek: { value: 2 } } })
  expect(told({ kind: 'job', name: 'checks: test' }, jobs).ran?.n).toBe(70)
  expect(told({ kind: 'job', name: 'test' }, jobs).ran?.n).toBe(70)
  expect(told({ kind: 'job', name: 'none' }, jobs)).toEqual({ parts: [], lots: [], ran: null })
})

test('too few waits, or too few weeks, have no number per week, and say why', () => {
  const few = [aJob({ queued: 60 }), aJob({ queued: 60, createdAt: monday / 1000 + 86_400 * 90 })]
  expect(told({ kind: 'queue', name: 'linux' }, few).parts[0]?.weekly).toMatchObject({
    perWeek: null,
    because: 'it happened 2 times, too seldom for a number per week',
  })
  const short = Array.from({ length: 20 }, () => aJob({ queued: 60 }))
  expect(told({ kind: 'queue', name: 'linux' }, short).parts[0]?.weekly.because).toBe(
    '0 whole weeks of it are known; 8 are needed',
  )
})

test('the whole ledger is what its causes are one by one', () => {
  const all = told(null)
  for (const { line, weekly } of all.parts)
    expect(told({ kind: 'cause', name: line.cause }).parts).toEqual([{ line, weekly }])
})

test('a part of the flow is read as it is written, and of nonsense there is none', () => {
  expect(subjectFrom('job checks: test (a, b)')).toEqual({
    kind: 'job',
    name: 'checks: test (a, b)',
  })
  expect(subjectFrom('cause weather')).toBeUndefined()
  fc.assert(
    fc.property(fc.string(), (text) => {
      const subject = subjectFrom(text)
      expect(subject === undefined || text.trim() === `${subject.kind} ${subject.name}`).toBe(true)
    }),
  )
})
