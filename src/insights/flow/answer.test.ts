/** What the flow of several changes comes to, and of how many something cannot be told. */
import { expect, test } from 'vitest'
import { aRow } from './a-row.fixture.ts'
import { flowAnswer } from './answer.ts'
import { calendarOf } from './calendar.ts'
import type { FlowRow } from './row.ts'
import { FlowSettings } from './settings.ts'

const calendar = calendarOf(FlowSettings.parse({}))
const question = { window: { label: 'all', from: null, to: null }, component: null, by: null }

function sumsOf(...rows: FlowRow[]) {
  return flowAnswer(rows, { question, calendar }).sums
}

test('of whom nobody knows whether a review was asked for, or a queue passed, is not measurable', () => {
  const { flags } = aRow()
  const length = { elapsedMs: 60_000, workingMs: 60_000 }
  const { pickupFromRequest, mergeQueue } = sumsOf(
    aRow({ fromRequest: length, queue: length }),
    // It was asked of nobody, and waited in no queue: that is known.
    aRow({ stages: { pickup: 1 } }),
    aRow({ stages: { pickup: 'no data' } }),
    aRow({ flags: { ...flags, draftUnknown: true } }),
    // Told all the same.
    aRow({ flags: { ...flags, draftUnknown: true }, fromRequest: length, queue: length }),
  )
  const counts = ({ elapsed: { n, notMeasurable } }: typeof mergeQueue) => [n, notMeasurable]
  expect([counts(pickupFromRequest), counts(mergeQueue)]).toEqual([
    [2, 2],
    [2, 1],
  ])
})
