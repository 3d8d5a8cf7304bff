import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { coach } from '../../coach.ts'
import { english } from '../english.ts'
import { models } from '../models.ts'
import { proseOf } from '../../markdown/prose.ts'
import { seenIn } from './reading.ts'
import { reproach } from './reproach.ts'

const hints = (text: string, asked: { soft?: boolean } = {}) =>
  coach(text, { language: english, models, all: true, ...asked }).map(
    ({ kind, strength, start, end }) => [kind, strength, text.slice(start, end)],
  )

function seenOf(text: string) {
  const prose = proseOf(text)
  const prepared = english.prepare(prose)
  return seenIn({ prose, prepared, people: english.peopleIn(prepared, prose) })
}

test('a plain sentence that blames, and that no rule knows, is shown whole; without the model it is not', () => {
  const text =
    'We met at nine. Your people switched the pumps off and went to dinner. We met again.'
  expect(hints(text)).toEqual([
    ['reproach', 'firm', 'Your people switched the pumps off and went to dinner.'],
  ])
  expect(coach(text, { language: english })).toEqual([])
})

test('whom the sentence speaks of decides what is suggested', () => {
  const suggested = (text: string) =>
    coach(text, { language: english, models: [reproach], soft: true }).map(
      ({ suggestion }) => suggestion,
    )
  expect(suggested('Olga told the auditors a different story than she told us.')).toEqual([
    'Tell what happened and what it rested on, without the person.',
  ])
  expect(suggested('You turn every meeting into a lecture.')).toEqual([
    'Speak of the work: what you see in it, and what you would like to know.',
  ])
})

test('who is named does not matter', () => {
  const kinds = ['Olga', 'Kwame', 'The night shift', 'Mr. Lindqvist', '@mei'].map((who) =>
    hints(`${who} told the auditors a different story than we were told.`, { soft: true }).map(
      ([kind]) => kind,
    ),
  )
  expect(new Set(kinds.flat())).toEqual(new Set(['reproach']))
})

test('a wording of a rule is soft in a sentence that the model finds harmless, and firm in one that it does not', () => {
  const helps =
    'The answer is still no for this quarter, because the port does not allow it; I gladly hear more.'
  expect(hints(helps)).toEqual([])
  expect(hints(helps, { soft: true })).not.toEqual([])
  expect(coach(helps, { language: english })).not.toEqual([])
  expect(hints('My answer is no, end of story.')).not.toEqual([])
})

test('what reports are full of stays firm, whatever the model thinks of the sentence', () => {
  expect(hints('Contributing factors: human error.')).toEqual([
    ['error-label', 'firm', 'human error'],
  ])
})

test('among many sentences the bar is higher', () => {
  const one = 'You turn every meeting into a lecture.'
  const many = Array.from({ length: 200 }, (_, at) => `The index of part ${at} starts at zero.`)
  const ofReproach = (text: string) => hints(text).filter(([kind]) => kind === 'reproach')
  expect(ofReproach(one)).toHaveLength(1)
  expect(ofReproach([one, ...many].join('\n\n')).length).toBeLessThanOrEqual(1)
  const [alone, among] = [one, [one, ...many].join('\n\n')].map(
    (text) => seenOf(text)[0]?.handicap ?? 0,
  )
  expect(alone).toBe(0)
  expect(among).toBeGreaterThan(0.3)
})

test('what helps is left alone, also where it speaks of people', () => {
  for (const text of [
    'The index starts at zero, so the last element is left out.',
    'Could you rename this to something shorter?',
    'Tom and I looked at the graphs together, and he found the gap at 10:02.',
    'Thanks, you were right about the lock; I moved it.',
    'The outage began at 14:02, when the disk was full.',
  ])
    expect([text, hints(text, { soft: true })]).toEqual([text, []])
})

test('our own rewordings, reasons and guides give no firm hint', () => {
  const root = join(import.meta.dirname, '../../../..')
  const guides = globSync(['README.md', 'ARCHITECTURE.md', 'docs/*.md', 'src/**/about.md'], {
    cwd: root,
  })
  const texts = [
    ...english.rules.flatMap(({ why, suggestion }) => [why, suggestion.replaceAll('"', '')]),
    ...guides.map((path) => readFileSync(join(root, path), 'utf8')),
  ]
  expect(texts.flatMap((text) => hints(text).filter(([kind]) => kind === 'reproach'))).toEqual([])
})
