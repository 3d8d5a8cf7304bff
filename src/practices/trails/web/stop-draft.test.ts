/** Of a stop while it is written. */
import { expect, test } from 'vitest'
import { halfSaid, newStop } from './stop-draft.ts'

const whole = newStop(undefined)
const asked = { ...whole, check: { question: 'What comes first?', answer: '' } }
const gap = { ...whole, blank: { asks: 'It begins with', fits: ' ' } }

test('a question without its answer says which stop it is of, since that may be folded', () => {
  expect(halfSaid([whole, asked])).toBe('Stop 2: a question needs its answer, and a gap what fits.')
  expect(halfSaid([gap, whole, asked])).toMatch(/^Stops 1, 3: /)
  expect(halfSaid([whole, { ...asked, check: { question: '', answer: '' } }])).toBeNull()
})
