import { expect, test } from 'vitest'
import { ioFor } from '../cairn.fixture.ts'
import { showDue, showReview, showReviews } from './reviews.ts'

const terminal = ioFor({ columns: 60 })
const review = {
  ...{ at: '2026-03-02T09:00:00.000Z', verdict: 'did not', because: 'We were wrong.\n\nSorry.' },
  ...{ nextOn: '2026-09-01', alsoDecided: [{ number: 5, title: 'Use Kysely' }], compared: [] },
}

test('what people say stands beside what is pinned', () => {
  expect(showReview(terminal, review)).toBe(`2 March 2026: It did not work.
We were wrong.

Sorry.

Nothing is pinned to it.
Also decided meanwhile: 5. Use Kysely.
Asked again on 1 September 2026.
`)
  const mixed = { ...review, verdict: 'cannot tell', nextOn: null, alsoDecided: [] }
  expect(showReviews(terminal, { items: [mixed, review], next: 'x' })).toMatch(
    /: It cannot be told yet\.\n[^]*Nothing is pinned to it\.\n\n2 March[^]*\n\nThere are more: --after 'x'/,
  )
  expect(showReviews(terminal, { items: [], next: null })).toBe(
    'Nobody has asked yet whether it worked.\n',
  )
})

test('what is to be reviewed has its day, its pins and what a trial should change', () => {
  const one = { number: 4, title: 'Split the core', reviewOn: '2026-02-01', isOverdue: true }
  const items = [
    { ...one, expected: 'A third of the changes.', pins: 2 },
    { ...one, reviewOn: '2026-05-01', isOverdue: false, expected: null, pins: 0 },
  ]
  expect(showDue(terminal, { items, next: null })).toBe(`4. Split the core
   overdue since 1 February 2026, 2 pins
   on trial: A third of the changes.
4. Split the core
   on 1 May 2026, nothing pinned
`)
  expect(showDue(terminal, { items: [], next: null })).toBe('Nothing is to be reviewed.\n')
})

test('it is said how many of how many pins say what', () => {
  const window = { label: 'all', from: null, to: null }
  const frozen = { label: 'changes', value: 1, unit: '', n: 1, window }
  const pin = {
    ...{ id: 'x', verb: 'evidence.batches', input: {}, place: null, frozen, note: '' },
    ...{ pinnedAt: '2026-01-05T09:00:00.000Z', removedAt: null },
  }
  const compared = (verdict: string) => ({
    ...{ pin, now: null, difference: null, since: '2026-01-05', verdict, because: 'so' },
    ...{ how: null, change: null },
  })
  const told = (...verdicts: string[]) =>
    showReview(terminal, { ...review, compared: verdicts.map(compared) })
  expect(told('better')).toContain('Its pin says: better.')
  expect(told('cannot tell', 'better', 'cannot tell')).toContain(
    'Its 3 pins say: better 1, cannot tell 2.',
  )
})
