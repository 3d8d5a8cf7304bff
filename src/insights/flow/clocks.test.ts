import fc from 'fast-check'
import { expect, test } from 'vitest'
import { calendarOf } from './calendar.ts'
import { aChange, atHour } from './a-change.fixture.ts'
import { clocksIn } from './clocks.ts'
import { rowsOf } from './rows-of.ts'
import { lengthsOf } from './row.ts'
import { FlowSettings } from './settings.ts'
import { stageNames, stagesOf } from './stages.ts'

const calendar = calendarOf(FlowSettings.parse({}))
const zone = fc.constantFrom(
  ...[null, 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia', 'UTC'],
)

/** Any way of a change of which all is known. */
const change = fc
  .record({
    said: fc.array(
      fc.tuple(
        fc.integer({ min: 0, max: 900 }),
        fc.constantFrom(
          'reviewed' as const,
          'commented' as const,
          'closed' as const,
          'reopened' as const,
        ),
        fc.constantFrom('author' as const, 'another' as const, 'bot' as const),
        fc.constantFrom(null, 'approved' as const, 'changes_requested' as const),
      ),
      { maxLength: 8 },
    ),
    isDraft: fc.boolean(),
    pushed: fc.array(fc.integer({ min: 0, max: 900 }), { maxLength: 5 }),
    ended: fc.option(fc.integer({ min: 0, max: 1_000 }), { nil: undefined }),
    deployed: fc.integer({ min: 1_000, max: 1_200 }),
  })
  .map(({ ended, pushed, ...wish }) =>
    aChange({
      ...wish,
      pushed: pushed.toSorted((a, b) => a - b),
      ...(ended === undefined ? {} : { ended }),
    }),
  )

test('whoever’s clocks each stage is counted by, the stages sum to the whole', () => {
  fc.assert(
    fc.property(change, zone, zone, (given, author, reviewer) => {
      const staged = stagesOf(given, atHour(1_200))
      const { stages, open } = lengthsOf(staged, clocksIn(calendar)({ author, reviewer }))
      const sum = (part: 'elapsedMs' | 'workingMs') =>
        stageNames
          .filter((name) => name !== 'coding' && name !== 'deploy')
          .reduce((all, name) => all + (stages[name][part] ?? 0), 0)
      expect(open).toEqual({ elapsedMs: sum('elapsedMs'), workingMs: sum('workingMs') })
      // Other clocks change nothing of what elapses, and nothing of the stages that are the team's.
      const team = lengthsOf(staged, clocksIn(calendar)({ author: null, reviewer: null }))
      for (const name of stageNames)
        expect(stages[name].elapsedMs).toBe(team.stages[name].elapsedMs)
      for (const name of ['pickup', 'mergeWait', 'deploy'] as const)
        expect(stages[name]).toEqual(team.stages[name])
    }),
    { numRuns: 60 },
  )
})

test('rework is counted by the clocks of whoever does it, and review by those of the one who reviews', () => {
  // Monday at 9 in UTC: changes asked for at 17, a push at 22, approved at 23.
  const given = aChange({
    said: [
      [8, 'reviewed', 'another', 'changes_requested'],
      [14, 'reviewed', 'another', 'approved'],
    ],
    pushed: [13],
    ended: 15,
  })
  const worked = (author: string | null, reviewer: string | null) => {
    const more = { author: 1, size: null, components: [], title: '', base: null }
    const { rows } = rowsOf([{ ...given, ...more, clocks: { author, reviewer } }], {
      ...{ calendar, leftOut: new Set<number>() },
    })
    const { rework, review } = rows[0]?.stages ?? {}
    return [rework?.workingMs, review?.workingMs].map((ms) => (ms ?? 0) / 3_600_000)
  }
  expect(worked(null, null)).toEqual([0, 0])
  // There it is noon to 17.
  expect(worked('America/New_York', null)).toEqual([5, 0])
  // And 15 to 16 further west.
  expect(worked(null, 'America/Los_Angeles')).toEqual([0, 1])
})
