/** Jobs of CI, case by case as forges tell of them, and the numbers that come of them. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ciAnswer } from './answer.ts'
import { eachJob, jobFlags, jobId, outcomes, packJobs, pickJobs, type Job } from './job.ts'
import { judged, type SeenJob } from './judge.ts'
import { jobsOfComponent } from './of-component.ts'

const at = Date.parse('2026-01-05T09:00:00Z') / 1000

/** A job of five minutes that waited for half a minute; seconds after nine o'clock. */
function aJob(wish: Partial<SeenJob> = {}): SeenJob {
  const time = (name: 'createdAt' | 'startedAt' | 'endedAt' | 'runEndedAt', usual: number) => {
    const said = wish[name] ?? usual
    return said < 0 ? -1 : at + said
  }
  return {
    ...{
      workflow: 1,
      name: 2,
      queue: 3,
      attempt: 1,
      outcome: outcomes.success,
      commit: 7,
      isLeftOut: false,
      isNotFlaky: false,
    },
    ...{ idHigh: 0, idLow: 0 },
    ...wish,
    ...{ createdAt: time('createdAt', 0), startedAt: time('startedAt', 30) },
    ...{ endedAt: time('endedAt', 330), runEndedAt: time('runEndedAt', 400) },
  }
}

const one = (wish: Partial<SeenJob>) => {
  const [job] = judged([aJob(wish)])
  return { queued: job?.queued, ran: job?.ran, lost: job?.lost }
}
const all = { from: null, to: null, limit: 10, word: String }
const told = (seen: readonly SeenJob[]) => ciAnswer([packJobs(judged(seen))], all)

test('keeps its number, however large, among all that is kept of it', () => {
  fc.assert(
    fc.property(fc.array(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })), (ids) => {
      const jobs = judged(
        ids.map((id) => ({
          ...aJob(),
          ...{ idHigh: Number(id >> 32n), idLow: Number(BigInt.asIntN(32, id)) },
        })),
      )
      const kept: string[] = []
      eachJob(packJobs(jobs), (job) => kept.push(jobId(job)))
      expect(kept).toEqual(ids.map(String))
    }),
  )
})

describe('a job', () => {
  test('waits from created to started, and runs until it ends', () => {
    expect(one({})).toEqual({ queued: 30, ran: 300, lost: -1 })
  })

  test('of a later attempt tells nothing of the queue', () => {
    expect(one({ attempt: 2 })).toEqual({ queued: -1, ran: 300, lost: -1 })
  })

  test('that never started waited until its run ended, and is lost', () => {
    const never = { startedAt: -1, outcome: outcomes.cancelled }
    expect(one({ ...never, endedAt: 380 })).toEqual({ queued: -1, ran: -1, lost: 400 })
    expect(one({ ...never, endedAt: 380, runEndedAt: -1 })).toMatchObject({ lost: 380 })
    expect(one({ ...never, endedAt: -1, runEndedAt: -1 })).toMatchObject({ lost: -1 })
    expect(one({ startedAt: -1, endedAt: -1, outcome: outcomes.running })).toMatchObject({
      lost: -1,
    })
  })

  test('that was taken over or skipped neither waited nor ran', () => {
    for (const outcome of [outcomes.carriedOver, outcomes.skipped])
      expect(one({ outcome, attempt: 2, createdAt: 5_000 })).toEqual({
        queued: -1,
        ran: -1,
        lost: -1,
      })
  })

  test('of a later attempt that had started before it was made was taken over', () => {
    expect(one({ attempt: 2, createdAt: 5_000 })).toEqual({ queued: -1, ran: -1, lost: -1 })
    const failed = aJob({ outcome: outcomes.failure })
    expect(told([failed, aJob({ attempt: 2, createdAt: 5_000 })])).toMatchObject({
      ...{ n: 1, flaky: { failures: 0 }, rerun: { n: 0 } },
    })
  })

  test('whose clock is off by a second waited no time, and by more for nobody knows how long', () => {
    expect(one({ startedAt: 0, createdAt: 1 })).toMatchObject({ queued: 0 })
    expect(one({ startedAt: 0, createdAt: 10 })).toMatchObject({ queued: -1 })
    expect(one({ startedAt: 331, endedAt: 330 })).toMatchObject({ ran: 0 })
  })
})

describe('flaky', () => {
  const failed = aJob({ outcome: outcomes.failure })
  const green = aJob({ attempt: 2, startedAt: 1_000, endedAt: 1_300 })

  test('is what failed and succeeded on one commit; it costs its run, and the wait for green', () => {
    const { flaky, rerun } = told([failed, green])
    expect(flaky).toMatchObject({ failures: 1, ofFailures: 1, runnerMinutes: 5, share: null })
    expect(flaky.waitHours).toBeCloseTo((1_300 - 330) / 3_600, 3)
    expect(rerun).toEqual({ n: 1, runnerMinutes: 5 })
  })

  test.for([
    ['another commit', { commit: 8 }],
    ['another name', { name: 5 }],
    ['another workflow', { workflow: 5 }],
    ['no known commit', { commit: -1 }],
    ['a cancelled attempt', { outcome: outcomes.cancelled }],
    ['an attempt that was taken over', { outcome: outcomes.carriedOver }],
  ] as const)('is nothing with %s', ([, wish]) => {
    expect(told([failed, aJob({ attempt: 2, ...wish })]).flaky.failures).toBe(0)
  })

  test('what never started says nothing of its tests: it is lost, and neither flaky nor a failure of them', () => {
    const never = aJob({ outcome: outcomes.failure, startedAt: -1, endedAt: 60, runEndedAt: 60 })
    expect(told([never, green])).toMatchObject({
      ...{ neverStarted: { n: 1 }, flaky: { failures: 0, ofFailures: 0, waitHours: 0 } },
    })
  })

  test('a green that came first was no wait', () => {
    expect(told([aJob({ endedAt: 40 }), failed]).flaky).toMatchObject({ failures: 1, waitHours: 0 })
  })
})

test('percentiles are told from eight on, lost hours and what is left out always', () => {
  const seen = [
    ...Array.from({ length: 8 }, (_, index) =>
      aJob({ startedAt: 60 * index, endedAt: 60 * index + 60, commit: index }),
    ),
    aJob({ startedAt: -1, outcome: outcomes.cancelled, runEndedAt: 7_200 }),
    aJob({ outcome: outcomes.skipped }),
    aJob({ outcome: outcomes.carriedOver }),
    aJob({ isLeftOut: true }),
  ]
  const answer = told(seen)
  expect(answer).toMatchObject({
    ...{ n: 9, jobs: 9, neverStarted: { n: 1, hours: 2 } },
    queue: { n: 8, notMeasurable: 0, p50: 3.5, p90: 6.3, unit: 'minutes' },
    run: { n: 8, p50: 1 },
    weeks: [{ week: '2026-01-05', jobs: 9, neverStarted: 1 }],
    queues: [{ queue: 3, n: 8 }],
  })
  expect(answer.leftOut.map(({ count }) => count)).toEqual([1, 1, 1])
  expect(told(seen.slice(1)).queue).toMatchObject({ n: 7, p50: null })
})

const anyJob = fc
  .record({
    name: fc.integer({ min: 1, max: 3 }),
    attempt: fc.integer({ min: 1, max: 3 }),
    commit: fc.integer({ min: -1, max: 3 }),
    outcome: fc.constantFrom(...Object.values(outcomes)),
    startedAt: fc.integer({ min: -1, max: 500 }),
    endedAt: fc.integer({ min: -1, max: 2_000 }),
  })
  .map(aJob)

test('any order of jobs and any cut into months gives the same', () => {
  fc.assert(
    fc.property(
      fc
        .array(anyJob, { maxLength: 30 })
        .chain((seen) =>
          fc.tuple(
            fc.constant(seen),
            fc.shuffledSubarray(seen, { minLength: seen.length }),
            fc.nat(30),
          ),
        ),
      ([seen, shuffled, cut]) => {
        const jobs = judged(shuffled)
        const again = ciAnswer([packJobs(jobs.slice(cut)), packJobs(jobs.slice(0, cut))], all)
        expect(again).toEqual(told(seen))
      },
    ),
    { numRuns: 300 },
  )
})

test('what took equally long is told by name, whichever was heard of first', () => {
  const names = ['', 'test', 'lint', 'build']
  const namesOf = (order: readonly number[]) => {
    const numbered = (id: number) => names[order[id - 1] ?? 0] ?? ''
    const seen = [1, 2, 3].map((name) => aJob({ workflow: name, name, queue: name, commit: name }))
    const { items, queues } = ciAnswer([packJobs(judged(seen))], {
      ...{ ...all, limit: 2, word: numbered },
    })
    return [items.map(({ name }) => numbered(name)), queues.map(({ queue }) => numbered(queue))]
  }
  for (const order of [
    [1, 2, 3],
    [3, 1, 2],
    [2, 3, 1],
  ])
    expect(namesOf(order)).toEqual([
      ['build', 'lint'],
      ['build', 'lint'],
    ])
})

test('what is kept is read as it was, whatever its place in memory', () => {
  const jobs = judged([aJob(), aJob({ attempt: 2, outcome: outcomes.failure })])
  const bytes = Buffer.concat([Buffer.alloc(1), packJobs(jobs)]).subarray(1)
  const read: Job[] = []
  eachJob(bytes, (job) => read.push({ ...job }))
  expect(read).toEqual(jobs)
  expect(read[1]?.flags).toBe(jobFlags.rerun | jobFlags.flakyFailure)
})

describe('a component', () => {
  const names = new Map<number, string>([
    ...([
      [1, 'api'],
      [2, 'web'],
    ] as const),
    ...([
      [3, 'test (linux)'],
      [4, 'lint'],
      [5, 'api-test'],
    ] as const),
  ])
  const word = (id: number) => names.get(id) ?? null
  const fitting = (patterns: readonly string[]) => {
    const wants = jobsOfComponent(patterns, word)
    return [1, 2].flatMap((workflow) =>
      [0, 3, 4, 5].filter((name) => wants({ workflow, name })).map((name) => [workflow, name]),
    )
  }

  test('has the jobs whose names fit, and of one workflow where it stands before them', () => {
    const [everywhere, ofApi] = [(name: number) => [1, 2].map((flow) => [flow, name]), [1, 4]]
    expect(fitting(['LINT'])).toEqual(everywhere(4))
    expect(fitting(['api*'])).toEqual(everywhere(5))
    expect(fitting(['api: lint'])).toEqual([ofApi])
    expect(fitting(['api: *'])).toEqual([3, 4, 5].map((name) => [1, name]))
    expect(fitting(['test', ''])).toEqual([])
  })

  test('and all others together are all jobs, each in its place', () => {
    fc.assert(
      fc.property(fc.array(anyJob, { maxLength: 30 }), fc.nat(3), (seen, which) => {
        const bytes = packJobs(judged(seen))
        const isIts = ({ name }: Readonly<Job>) => name === which
        const [its, others] = [isIts, (job: Readonly<Job>) => !isIts(job)].map((wants) =>
          pickJobs(bytes, wants),
        )
        expect(its?.equals(packJobs(judged(seen).filter(isIts)))).toBe(true)
        expect((its?.length ?? 0) + (others?.length ?? 0)).toBe(bytes.length)
      }),
    )
  })
})
