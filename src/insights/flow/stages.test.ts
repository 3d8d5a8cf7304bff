/** The stages of a change, case by case as the definitions have them, and what holds of any change. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aChange, atHour, monday } from './a-change.fixture.ts'
import { inOrder, type Change, type Happening } from './change.ts'
import { lengthOf } from './spans.ts'
import { stageNames, stagesOf, wholeOf, type StageName } from './stages.ts'

const hourMs = 3_600_000
const now = atHour(1_000)

/** Hours of each stage, or why there are none. */
function told(change: Change): Record<StageName, number | string> {
  const { stages } = stagesOf(change, now)
  const hours = (name: StageName) => {
    const stage = stages[name]
    return stage.spans === null ? stage.because : lengthOf(stage.spans) / hourMs
  }
  return {
    ...{ coding: hours('coding'), draft: hours('draft'), pickup: hours('pickup') },
    ...{ review: hours('review'), rework: hours('rework'), mergeWait: hours('mergeWait') },
    deploy: hours('deploy'),
  }
}

test('a review of nobody who is named is none by somebody else, and takes none from it', () => {
  const unnamed = [4, 'reviewed', 'unknown', 'approved'] as const
  const change = aChange({ ended: 10, said: [unnamed] })
  const unknown = { pickup: 'unknown reviewer', review: 'unknown reviewer' }
  expect(told(change)).toMatchObject({ ...unknown, mergeWait: 'unknown reviewer' })
  expect(stagesOf(change, now).isUnreviewed).toBe(false)
  const said = [unnamed, [5, 'reviewed', 'another', 'approved']] as const
  expect(told(aChange({ ended: 10, said }))).toMatchObject({ pickup: 5, review: 0, mergeWait: 5 })
  const late = [11, 'reviewed', 'unknown', 'approved'] as const
  expect(stagesOf(aChange({ ended: 10, said: [late] }), now).isUnreviewed).toBe(true)
})

test('a change that ended at an unknown time has no length that hangs on its end, and was never open for nought', () => {
  const said = [[3, 'reviewed', 'another', 'approved']] as const
  const unknown = 'ended at an unknown time'
  const waits = { draft: unknown, pickup: unknown, review: unknown, rework: unknown }
  const merged = aChange({ outcome: 'merged', said, deployed: 14 })
  expect(told(merged)).toEqual({ coding: 2, ...waits, mergeWait: unknown, deploy: unknown })
  expect(told({ ...merged, outcome: 'closed' }).deploy).toBe('not merged')
  const { open, isUnreviewed } = stagesOf({ ...merged, happenings: [] }, now)
  expect([open, isUnreviewed]).toEqual([[], false])
})

describe('a change that was reviewed', () => {
  test('goes from its first commit to production without a gap', () => {
    const change = aChange({
      ended: 10,
      said: [
        [3, 'commented'],
        [5, 'reviewed', 'another', 'changes_requested'],
        [8, 'reviewed', 'another', 'approved'],
        [10, 'merged', 'author'],
      ],
      pushed: [6],
      deployed: 14,
    })
    expect(told(change)).toEqual({
      ...{ coding: 2, draft: 'none', pickup: 3, review: 4, rework: 1, mergeWait: 2, deploy: 4 },
    })
    expect(wholeOf(stagesOf(change, now))).toBe(16 * hourMs)
  })

  test('ends its review with the last approval, else the last review, else the last comment', () => {
    const approved = aChange({
      ended: 9,
      said: [
        [1, 'reviewed', 'another', 'approved'],
        [4, 'reviewed', 'another', 'approved'],
        [6, 'reviewed', 'another', 'commented'],
      ],
    })
    expect(told(approved)).toMatchObject({ pickup: 1, review: 3, mergeWait: 5 })
    const dismissed = aChange({
      ended: 9,
      said: [
        [1, 'reviewed', 'another', 'dismissed'],
        [4, 'reviewed', 'another', 'commented'],
        [6, 'commented'],
      ],
    })
    expect(told(dismissed)).toMatchObject({ pickup: 1, review: 3, mergeWait: 5 })
    const commented = aChange({
      ended: 9,
      said: [
        [1, 'line_commented'],
        [6, 'commented'],
      ],
    })
    expect(told(commented)).toMatchObject({ pickup: 1, review: 5, mergeWait: 3 })
  })

  test('is awaited once where changes are requested again before anything came', () => {
    const change = aChange({
      ended: 10,
      said: [
        [1, 'reviewed', 'another', 'changes_requested'],
        [2, 'reviewed', 'another', 'changes_requested'],
        [6, 'reviewed', 'another', 'changes_requested'],
        [9, 'reviewed', 'another', 'approved'],
      ],
      pushed: [0.5, 4],
    })
    // From 1 to 4, and from 6 to the approval, before which nothing came.
    expect(told(change)).toMatchObject({ review: 2, rework: 6, mergeWait: 1 })
  })

  test('whose pushes were not read has neither review nor rework where changes were requested', () => {
    const said = [
      [1, 'reviewed', 'another', 'changes_requested'],
      [4, 'reviewed', 'another', 'approved'],
    ] as const
    const unread = { ended: 5, knows: { commits: false } }
    expect(told(aChange({ ...unread, said }))).toMatchObject({
      ...{ coding: 'no data', review: 'no data', rework: 'no data', mergeWait: 1 },
    })
    expect(told(aChange({ ...unread, said: [said[1]] }))).toMatchObject({
      review: 0,
      rework: 'none',
    })
  })
})

describe('what is no review', () => {
  const reviewed = [6, 'reviewed', 'another', 'approved'] as const

  test.for([
    ['the author’s own', [1, 'reviewed', 'author', 'commented']],
    ['a bot’s', [1, 'commented', 'bot']],
    ['one before it was opened', [-1, 'commented']],
    ['one after it was merged', [11, 'commented']],
    ['a label', [1, 'labeled']],
    ['that somebody was asked', [1, 'review_requested', 'author']],
  ] as const)('%s', ([, one]) => {
    const without = aChange({ ended: 10, said: [reviewed] })
    expect(told(aChange({ ended: 10, said: [one, reviewed] }))).toEqual(told(without))
    expect(told(aChange({ ended: 10, said: [one] }))).toMatchObject({
      ...{ pickup: 'unreviewed', review: 'unreviewed', rework: 'unreviewed', mergeWait: 10 },
    })
  })

  test('one while it was closed', () => {
    const change = aChange({
      ended: 10,
      said: [[2, 'closed', 'author'], [3, 'commented'], [5, 'reopened', 'author'], reviewed],
    })
    expect(told(change)).toMatchObject({ pickup: 3, review: 0, mergeWait: 4 })
    expect(stagesOf(change, now).flags.reopened).toBe(true)
  })

  test('comments that were not read: that there are none says nothing', () => {
    for (const knows of [{ reviews: false }, { comments: false }])
      expect(told(aChange({ ended: 10, said: [reviewed], knows }))).toMatchObject({
        ...{ pickup: 'no data', review: 'no data', rework: 'no data', mergeWait: 'no data' },
      })
  })
})

describe('a draft', () => {
  test('is one until it is last said to be ready before anybody reviews it', () => {
    const change = aChange({
      ended: 12,
      said: [
        [1, 'ready', 'author'],
        [2, 'draft', 'author'],
        [4, 'ready', 'author'],
        [7, 'reviewed', 'another', 'approved'],
        [8, 'draft', 'author'],
        [9, 'ready', 'author'],
      ],
    })
    expect(told(change)).toMatchObject({ draft: 4, pickup: 3, review: 0, mergeWait: 5 })
  })

  test('that is made one later was not opened as one', () => {
    const change = aChange({
      ended: 12,
      said: [
        [1, 'draft', 'author'],
        [4, 'ready', 'author'],
        [7, 'commented'],
      ],
    })
    expect(told(change)).toMatchObject({ draft: 'none', pickup: 7 })
  })

  test('that is one to this day waits for nobody', () => {
    expect(told(aChange({ isDraft: true }))).toMatchObject({
      draft: 1_000,
      pickup: 'not yet',
      mergeWait: 'not yet',
    })
  })

  test('of which nothing was read may have been one', () => {
    const change = aChange({ ended: 5, said: [[2, 'reviewed']], knows: { events: false } })
    expect(told(change)).toMatchObject({ draft: 'no data', pickup: 2 })
    expect(stagesOf(change, now).flags.draftUnknown).toBe(true)
  })
})

describe('what cannot be told', () => {
  test('when work began on what was opened before its first commit, or has no date', () => {
    for (const firstAuthored of [1, null])
      expect(told(aChange({ firstAuthored })).coding).toBe('opened before its first commit')
    expect(told(aChange({ firstAuthored: 0 })).coding).toBe(0)
  })

  test.for(['unknown', 'not yet', 'no data'] as const)('a deployment that is %s', (deployed) => {
    const because = deployed === 'unknown' ? 'unknown deployment' : deployed
    expect(told(aChange({ ended: 5, deployed })).deploy).toBe(because)
  })

  test('a deployment of what was never merged', () => {
    expect(told(aChange({ ended: 5, outcome: 'closed', deployed: 6 })).deploy).toBe('not merged')
    expect(told(aChange({ deployed: 6 })).deploy).toBe('not yet')
  })
})

test('beside the sum stand the wait since somebody was asked, and the merge queue', () => {
  const change = aChange({
    ended: 10,
    said: [
      [1, 'review_requested', 'author'],
      [2, 'review_requested', 'author'],
      [4, 'reviewed', 'another', 'approved'],
      [5, 'queued', 'author'],
      [6, 'unqueued', 'bot'],
      [8, 'queued', 'author'],
    ],
  })
  const { fromRequest, queue } = stagesOf(change, now)
  expect(fromRequest).toEqual({ from: atHour(1), to: atHour(4) })
  expect(lengthOf(queue)).toBe(3 * hourMs)
})

const kinds = [
  ...['ready', 'draft', 'review_requested', 'reviewed', 'commented', 'line_commented', 'dismissed'],
  ...['closed', 'reopened', 'queued', 'unqueued', 'force_pushed', 'labeled'],
] as const
const anHour = fc.integer({ min: -5, max: 60 })
const aHappening: fc.Arbitrary<Happening> = fc
  .record({
    kind: fc.constantFrom(...kinds),
    hour: anHour,
    by: fc.constantFrom('author' as const, 'another' as const, 'another' as const, 'bot' as const),
    verdict: fc.constantFrom(
      null,
      'approved' as const,
      'changes_requested' as const,
      'commented' as const,
    ),
    key: fc.string({ minLength: 1, maxLength: 3 }),
  })
  .map(({ hour, verdict, ...one }) => ({
    ...{ ...one, at: atHour(hour), verdict: one.kind === 'reviewed' ? verdict : null },
  }))
const anyChange: fc.Arbitrary<Change> = fc
  .record({
    ended: fc.option(fc.integer({ min: 0, max: 50 })),
    isMerged: fc.boolean(),
    isDraft: fc.boolean(),
    happenings: fc.array(aHappening, { maxLength: 12 }),
    firstAuthoredAt: fc.option(anHour.map(atHour)),
    pushedAt: fc
      .array(anHour.map(atHour), { maxLength: 5 })
      .map((times) => times.sort((a, b) => a - b)),
    deployed: fc.option(fc.integer({ min: 0, max: 20 })),
  })
  .map(({ ended, isMerged, deployed, happenings, ...rest }) => ({
    ...{ number: 1, openedAt: monday, endedAt: ended === null ? null : atHour(ended), ...rest },
    outcome: ended === null ? 'open' : isMerged ? 'merged' : 'closed',
    happenings: inOrder(happenings),
    knows: { reviews: true, comments: true, commits: true, events: true },
    deployed:
      deployed === null
        ? { at: null, because: 'not yet' }
        : { at: atHour((ended ?? 0) + deployed) },
  }))

const inReview = ['draft', 'pickup', 'review', 'rework', 'mergeWait'] as const

test('the stages of any change sum to the time it was open, and with coding and deploy to the whole', () => {
  fc.assert(
    fc.property(anyChange, (change) => {
      const staged = stagesOf(change, now)
      const of = (name: StageName) => lengthOf(staged.stages[name].spans ?? [])
      expect(inReview.reduce((sum, name) => sum + of(name), 0)).toBe(lengthOf(staged.open))
      expect(wholeOf(staged)).toBe(lengthOf(staged.open) + of('coding') + of('deploy'))
      for (const name of stageNames)
        for (const { from, to } of staged.stages[name].spans ?? [])
          expect(to).toBeGreaterThanOrEqual(from)
    }),
    { numRuns: 2_000 },
  )
})

test('no two stages share a moment', () => {
  fc.assert(
    fc.property(anyChange, (change) => {
      const { stages } = stagesOf(change, now)
      const all = stageNames
        .flatMap((name) => stages[name].spans ?? [])
        .sort((a, b) => a.from - b.from)
      for (const [index, { from }] of all.entries())
        expect(from).toBeGreaterThanOrEqual(all[index - 1]?.to ?? -Infinity)
    }),
    { numRuns: 1_000 },
  )
})

test('any order of what happened gives the same, and what a bot did changes nothing', () => {
  fc.assert(
    fc.property(
      anyChange.chain((change) =>
        fc.tuple(
          fc.constant(change),
          fc.shuffledSubarray([...change.happenings], { minLength: change.happenings.length }),
          fc.array(aHappening.filter(({ kind }) => kind !== 'closed' && kind !== 'reopened')),
        ),
      ),
      ([change, shuffled, more]) => {
        const again = stagesOf({ ...change, happenings: inOrder(shuffled) }, now)
        expect(again).toEqual(stagesOf(change, now))
        const bots = more
          .filter(
            ({ kind }) => kind === 'reviewed' || kind === 'commented' || kind === 'line_commented',
          )
          .map((one) => ({ ...one, by: 'bot' as const }))
        const withBots = { ...change, happenings: inOrder([...change.happenings, ...bots]) }
        expect(stagesOf(withBots, now).stages).toEqual(stagesOf(change, now).stages)
      },
    ),
    { numRuns: 1_000 },
  )
})

test('a week later it is the same', () => {
  const weekMs = 7 * 24 * hourMs
  const later = (at: number) => at + weekMs
  fc.assert(
    fc.property(anyChange, (change) => {
      const shifted: Change = {
        ...change,
        ...{ openedAt: later(change.openedAt), endedAt: change.endedAt && later(change.endedAt) },
        happenings: change.happenings.map((one) => ({ ...one, at: later(one.at) })),
        firstAuthoredAt: change.firstAuthoredAt && later(change.firstAuthoredAt),
        pushedAt: change.pushedAt.map(later),
        deployed: change.deployed.at === null ? change.deployed : { at: later(change.deployed.at) },
      }
      expect(told(shifted)).toEqual(
        change.outcome === 'open'
          ? expect.objectContaining({ coding: told(change).coding })
          : told(change),
      )
    }),
    { numRuns: 500 },
  )
})
