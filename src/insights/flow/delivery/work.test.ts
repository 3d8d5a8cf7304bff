/** The work in hand, each number worked by hand. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { atHour } from '../a-change.fixture.ts'
import { aRow } from '../a-row.fixture.ts'
import { calendarOf } from '../calendar.ts'
import type { FlowRow } from '../row.ts'
import { FlowSettings } from '../settings.ts'
import type { OpenSeen } from './open-changes.ts'
import type { Review } from './review-load.ts'
import { FlowWork } from './work-shape.ts'
import { workAnswer, type WorkQuestion } from './work.ts'

const day = 24
const hour = 60

interface Scene {
  rows?: readonly FlowRow[]
  open?: Readonly<Record<number, Partial<OpenSeen>>>
  reviews?: readonly Review[]
  newest?: number
  question?: Partial<WorkQuestion>
}

function workOf({ rows = [], open = {}, reviews = [], newest = 1_000, question }: Scene): FlowWork {
  const seen = (wish: Partial<OpenSeen>): OpenSeen => ({
    ...{ isDraft: false, lastHumanAt: atHour(newest), awaitsAuthor: false },
    ...{ author: 'human', authorSeenAt: atHour(newest) },
    ...wish,
  })
  return workAnswer(
    [
      {
        ...{ repository: 'app', rows, reviews, newestAt: atHour(newest) },
        open: new Map(Object.entries(open).map(([number, wish]) => [Number(number), seen(wish)])),
      },
    ],
    {
      question: {
        ...{ window: { label: 'all', from: null, to: null }, component: null },
        ...{ staleDays: 14, silentDays: 90, limit: 50 },
        ...question,
      },
      calendar: calendarOf(FlowSettings.parse({})),
    },
  )
}

function anOpen(number: number, opened: number, wish: Parameters<typeof aRow>[0] = {}): FlowRow {
  const age = { elapsedMs: (1_000 - opened) * 3_600_000, workingMs: (1_000 - opened) * 1_200_000 }
  return aRow({
    ...{ number, opened, ended: null, outcome: 'open', open: age },
    stages: { pickup: 'no data' },
    ...wish,
  })
}

describe('throughput', () => {
  test('counts what was opened, merged and closed, by week as it was', () => {
    const { throughput, n } = workOf({
      rows: [
        aRow({ number: 1, opened: 0, ended: 10 }),
        aRow({ number: 2, opened: 1, ended: 15 * day }),
        aRow({ number: 3, opened: 2, ended: 15 * day, outcome: 'closed' }),
        anOpen(4, 15 * day),
      ],
      newest: 20 * day,
      open: { 4: {} },
    })
    expect(n).toBe(2)
    expect(throughput).toMatchObject({ opened: 4, merged: 2, closed: 1 })
    expect(
      throughput.weeks.map(({ from, opened, merged, closed, isWhole }) => [
        ...[from, opened, merged, closed, isWhole],
      ]),
    ).toEqual([
      ['2026-01-05', 3, 1, 0, false],
      ['2026-01-12', 0, 0, 0, true],
      ['2026-01-19', 1, 1, 1, false],
    ])
  })

  test('counts neither what people left out nor what is of another component', () => {
    const leftOut = { ...aRow().flags, leftOut: true }
    const answer = workOf({
      rows: [
        aRow({ number: 1, components: ['api'] }),
        aRow({ number: 2, components: ['web'] }),
        aRow({ number: 3, components: ['api'], flags: leftOut }),
      ],
      question: { component: 'api' },
    })
    expect(answer.throughput).toMatchObject({ opened: 1, merged: 1 })
    expect(answer.leftOut.map(({ count }) => count)).toEqual([1])
  })
})

describe('work in progress', () => {
  test('is told with its age, and how many such changes were open no longer', () => {
    const done = Array.from({ length: 8 }, (_, index) =>
      aRow({ number: index + 1, opened: 0, ended: (index + 1) * 10 }),
    )
    const { inProgress } = workOf({
      rows: [...done, anOpen(20, 955), anOpen(21, 985)],
      open: { 20: {}, 21: { isDraft: true } },
    })
    expect(inProgress).toMatchObject({ n: 2, ready: { n: 1 }, drafts: { n: 1 } })
    const [older, younger] = inProgress.items
    expect(older).toMatchObject({ number: 20, age: { elapsed: 45 * hour, working: 15 * hour } })
    // Kaplan and Meier by hand. 10 h: 9/10 left; 15 h cut off; 20, 30, 40 h: 7/8 · 6/7 · 5/6 of it.
    expect(older?.reached?.share).toBeCloseTo(1 - (9 / 10) * (5 / 8), 4)
    expect(younger?.reached?.share).toBeCloseTo(0.1, 4)
    expect(workOf({ rows: [anOpen(1, 900)], open: { 1: {} } }).inProgress.items[0]?.reached).toBe(
      null,
    )
  })

  test('says of each in which stage it is', () => {
    const stages = { review: 'not yet', mergeWait: 'not yet' } as const
    const reviewed = { pickup: 1, review: 2, mergeWait: 'not yet' } as const
    const { inProgress } = workOf({
      rows: [
        anOpen(1, 1, { stages: { ...stages, pickup: 5 } }),
        anOpen(2, 2, { stages: reviewed }),
        anOpen(3, 3, { stages: reviewed }),
        anOpen(4, 4, { stages: { ...reviewed, mergeWait: 3 } }),
        anOpen(5, 5, { stages: { ...stages, pickup: 5 } }),
        anOpen(6, 6),
      ],
      open: { 1: {}, 2: {}, 3: { awaitsAuthor: true }, 4: {}, 5: { isDraft: true }, 6: {} },
    })
    expect(inProgress.items.map(({ stage }) => stage)).toEqual([
      ...['pickup', 'review', 'rework', 'merge wait', 'draft', 'unknown'],
    ])
  })

  test('is stale after fourteen days without anybody, where all that happened was read', () => {
    const known = { stages: { pickup: 3 } }
    const { inProgress } = workOf({
      rows: [anOpen(1, 0, known), anOpen(2, 1, known), anOpen(3, 2), anOpen(4, 3), anOpen(5, 990)],
      open: {
        1: { lastHumanAt: atHour(1_000 - 14 * day) },
        2: { lastHumanAt: atHour(1_000 - 14 * day + 1) },
        3: { lastHumanAt: atHour(10) },
        4: { lastHumanAt: atHour(999) },
        5: { lastHumanAt: null },
      },
    })
    expect(inProgress.items.map(({ isStale }) => isStale)).toEqual([
      true,
      false,
      null,
      false,
      false,
    ])
    expect(inProgress.stale).toEqual({ n: 1, notMeasurable: 1, days: 14 })
    expect(inProgress.items.map(({ quiet }) => quiet)).toEqual([
      ...[14 * day * hour, (14 * day - 1) * hour, null, null, null],
    ])
  })

  test('is orphaned where its author’s account is gone, or was seen nowhere for ninety days', () => {
    const { inProgress } = workOf({
      rows: [1, 2, 3, 4, 5].map((number) => anOpen(number, number)),
      open: {
        1: { author: 'gone', authorSeenAt: null },
        2: { authorSeenAt: atHour(1_000 - 90 * day) },
        3: { authorSeenAt: atHour(1_000 - 90 * day + 1) },
        4: { author: 'bot', authorSeenAt: atHour(-9_000) },
        5: { authorSeenAt: null },
      },
    })
    expect(inProgress.items.map(({ orphaned }) => orphaned)).toEqual([
      ...['account gone', 'author silent', null, null, null],
    ])
    expect(inProgress.orphaned).toEqual({ accountGone: 1, authorSilent: 1, days: 90 })
  })

  test('lists the oldest first, and no more than asked', () => {
    const { inProgress } = workOf({
      rows: [anOpen(1, 5), anOpen(2, 3), anOpen(3, 4)],
      open: { 1: {}, 2: {}, 3: {} },
      question: { limit: 2 },
    })
    expect(inProgress.n).toBe(3)
    expect(inProgress.items.map(({ number }) => number)).toEqual([2, 3])
  })
})

describe('size', () => {
  test('is told in lines, and a large change has more than 400', () => {
    const sizes = [null, 10, 20, 30, 40, 50, 60, 400, 401]
    const { size, large } = workOf({
      rows: sizes.map((lines, index) => aRow({ number: index, size: lines })),
    })
    expect(size).toMatchObject({ n: 8, notMeasurable: 1, p50: 45, p75: 145, unit: 'lines' })
    expect(large).toMatchObject({ value: 0.125, count: 1, n: 8, above: 400 })
  })
})

describe('the share of unreviewed changes', () => {
  test('is of those whose reviews were read', () => {
    const unreviewed = { ...aRow().flags, unreviewed: true }
    const rows = [
      aRow({ number: 1, flags: unreviewed, stages: { pickup: 'unreviewed' } }),
      ...[2, 3, 4].map((number) => aRow({ number, stages: { pickup: 1 } })),
      aRow({ number: 5, stages: { pickup: 'no data' } }),
    ]
    expect(workOf({ rows }).unreviewed).toMatchObject({
      ...{ value: 0.25, count: 1, n: 4, notMeasurable: 1, because: null },
    })
    const blind = [aRow({ stages: { pickup: 'no data' } })]
    expect(workOf({ rows: blind }).unreviewed).toMatchObject({
      ...{ value: null, because: 'no reviews were read', notMeasurable: 1 },
    })
    expect(workOf({}).unreviewed).toMatchObject({ value: null, because: 'nothing was merged' })
  })
})

describe('the load of reviews', () => {
  const by = (...counts: readonly number[]): Review[] =>
    counts.flatMap((count, reviewer) =>
      Array.from({ length: count }, () => {
        return { repository: 'app', number: 1, reviewer, at: atHour(5) }
      }),
    )
  const load = (reviews: readonly Review[]) =>
    workOf({ rows: [aRow({ stages: { pickup: 1 } })], reviews }).reviews

  test('is told as a shape', () => {
    expect(load(by(2, 2, 2, 2, 2))).toMatchObject({ n: 10, effective: 5, topShare: 0.2 })
    // 1 / (0.6² + 4 · 0.1²) = 2.5
    expect(load(by(6, 1, 1, 1, 1))).toMatchObject({ n: 10, effective: 2.5, topShare: 0.6 })
  })

  test('is not told of fewer than five reviewers, or of a few reviews', () => {
    expect(load(by(20, 20, 20, 20))).toMatchObject({
      ...{ n: 80, effective: null, topShare: null, because: 'fewer than 5 reviewers' },
    })
    expect(load(by(1, 1, 1, 1, 1, 1, 1))).toMatchObject({ n: 7, effective: null, topShare: null })
    const gone = by(4, 4, 4, 4).concat(by(4).map((one) => ({ ...one, reviewer: null })))
    expect(load(gone).effective).toBe(null)
    expect(workOf({ rows: [aRow({ stages: { pickup: 'no data' } })] }).reviews.because).toBe(
      'no reviews were read',
    )
  })
})

test('months sum to the whole, and the order of changes changes nothing', () => {
  const aChange = fc.record({
    opened: fc.integer({ min: 0, max: 3_000 }),
    took: fc.option(fc.integer({ min: 0, max: 400 })),
    size: fc.option(fc.integer({ min: 0, max: 900 })),
    outcome: fc.constantFrom<'merged' | 'closed'>('merged', 'closed'),
  })
  fc.assert(
    fc.property(fc.array(aChange, { maxLength: 30 }), (changes) => {
      const rows = changes.map(({ opened, took, size, outcome }, number) =>
        took === null
          ? anOpen(number, opened, { size })
          : aRow({ number, opened, ended: opened + took, size, outcome, stages: { pickup: 1 } }),
      )
      const reviews = rows.map(({ number, openedAt }) => {
        return { repository: 'app', number, reviewer: number % 6, at: openedAt }
      })
      const open = Object.fromEntries(rows.map(({ number }) => [number, {}]))
      const answer = workOf({ rows, open, reviews, newest: 3_500 })
      expect(FlowWork.parse(answer)).toEqual(answer)
      const turned = { rows: rows.toReversed(), reviews: reviews.toReversed() }
      expect(workOf({ ...turned, open, newest: 3_500 })).toEqual(answer)
      const sum = (of: (month: FlowWork['months'][number]) => number) =>
        answer.months.reduce((all, month) => all + of(month), 0)
      expect(sum(({ merged }) => merged)).toBe(answer.throughput.merged)
      expect(sum(({ opened }) => opened)).toBe(rows.length)
      expect(sum(({ reviews: { n } }) => n)).toBe(reviews.length)
      expect(sum(({ large }) => large.count ?? 0)).toBe(answer.large.count ?? 0)
    }),
  )
})
