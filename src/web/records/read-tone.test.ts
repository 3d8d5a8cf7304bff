import { expect, test } from 'vitest'
import { readTone } from './read-tone.ts'

const unforeseen = 'I ran it. Ugh, hate this sucky api, it sux so bad. Fine now.'

test('what no rule foresees the model tells beside a text box, too', () => {
  expect(readTone(unforeseen, []).map(({ kind }) => kind)).toEqual(['hostility'])
})

test('each place is told, so that the next one is when the first is fine', () => {
  const hints = readTone('You are an idiot. And he is a moron.', [])
  expect(hints.filter(({ kind }) => kind === 'insult').length).toBe(2)
})

test('what somebody never wishes to hear again is not told', () => {
  expect(readTone(unforeseen, ['hostility'])).toEqual([])
})
