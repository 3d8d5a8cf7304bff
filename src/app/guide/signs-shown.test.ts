/** What a guide takes for a sign, and in which order. */
import { expect, test } from 'vitest'
import { signsShown } from './signs-shown.ts'

const nothing = {
  errors: [],
  hasTrace: false,
  hasFailingTest: false,
  isInOwnCode: true,
  daysSinceChange: null,
}
const signs = (shown: Parameters<typeof signsShown>[0]) => signsShown(shown).map(({ sign }) => sign)

test('what the error says comes first, each sign once and with what told it', () => {
  const errors = [
    { type: 'OutOfMemoryError', message: 'Java heap space' },
    { type: null, message: 'it timed out' },
  ]
  const failing = { ...nothing, errors, hasTrace: true, hasFailingTest: true }
  expect(signs(failing)).toEqual(['memory', 'hang', 'stack-trace', 'failing-test'])
  expect(signsShown(failing)[1]?.because).toBe('the error says “timed out”')
})

test('a change of the last two weeks is a sign, an older one none', () => {
  expect(signs({ ...nothing, daysSinceChange: 14 })).toContain('regression')
  expect(signs({ ...nothing, daysSinceChange: 14.1 })).not.toContain('regression')
})

test('a place alone is code that somebody asks about; a trace in code of others is about a dependency', () => {
  expect(signs(nothing)).toEqual(['wrong-result', 'unknown-code'])
  expect(signs({ ...nothing, hasTrace: true, isInOwnCode: false })).toEqual([
    'dependency',
    'stack-trace',
  ])
})
