import { expect, test } from 'vitest'
import { coach } from '../../coach.ts'
import { english } from '../english.ts'
import { hostility } from './hostility.ts'
import { sentencesOf } from '../sentences.ts'

const hints = (text: string, asked: { soft?: boolean } = {}) =>
  coach(text, { language: english, models: [hostility], all: true, ...asked }).map(
    ({ kind, strength, start, end }) => [kind, strength, text.slice(start, end)],
  )

test('a hostile sentence that no rule knows is shown whole, and without the model it is not', () => {
  const text = 'I ran it twice. This is some retarded ass logic. The third run was fine.'
  expect(hints(text).map(([, , words]) => words)).not.toEqual([])
  const unknown = 'I ran it. Ugh, hate this sucky api, it sux so bad. Fine now.'
  expect(hints(unknown, { soft: true })).toContainEqual([
    'hostility',
    expect.any(String),
    expect.stringContaining('sux'),
  ])
  expect(coach(unknown, { language: english, soft: true }).map(({ kind }) => kind)).not.toContain(
    'hostility',
  )
})

test('what a rule has noticed keeps the reason of the rule', () => {
  expect(hints('You are an idiot.')).toEqual([['insult', 'firm', 'idiot']])
})

test('plain sentences are left alone', () => {
  for (const text of [
    'The index starts at zero, so the last element is left out.',
    'Could you rename this to something shorter?',
    'The outage began at 14:02, when the disk was full.',
  ])
    expect(hints(text, { soft: true })).toEqual([])
})

test('code and quotations are not read', () => {
  expect(hints('Call `fucking_stupid_ass()` as in "you stupid fuck".')).toEqual([])
})

test('sentences end where sentences end, and long ones are cut', () => {
  const shown = (text: string) =>
    [...sentencesOf(text)].map(({ start, end, text: words }) => [words, text.slice(start, end)])
  expect(shown('It is 3.5 s. Then? Yes\n\nno\n- one\n- two')).toEqual(
    ['It is 3.5 s.', 'Then?', 'Yes', 'no', '- one', '- two'].map((each) => [each, each]),
  )
  expect(shown('a b '.repeat(1_000)).length).toBeGreaterThan(5)
})
