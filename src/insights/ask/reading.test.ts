import { expect, test } from 'vitest'
import { readAsk } from './reading.ts'
import type { AskAnswer } from './schema.ts'

type Item = AskAnswer['items'][number]

const answer = (...people: [Item['knows'], Item['when']][]): AskAnswer => ({
  window: { label: 'all', from: null, to: null },
  n: 20,
  leftOut: [],
  file: 'src/a.ts',
  cannotTell: null,
  items: people.map(([knows, when], index) => ({
    name: ['Ana', 'Bela', 'Carlo', 'Dana', 'Eve'][index] ?? '',
    email: `${index}@example.org`,
    reasons: [],
    placeInterval: { low: 1, high: 3, level: 0.9, method: 'Poisson bootstrap' },
    knows,
    when,
  })),
  namesakes: [],
})
const says = (...people: Parameters<typeof answer>) =>
  readAsk(answer(...people)).map((reading) => reading.says)

test('who clearly knows it best is named, and who was there lately beside them', () => {
  expect(
    says(
      ['best', 'in the last month'],
      ['less', 'in the last month'],
      ['less', 'in the last six months'],
      ['less', 'years ago'],
      ['once', 'more than a year ago'],
    ),
  ).toEqual([
    'Ana knows it best and last touched it in the last month; Bela and Carlo touched it recently.',
  ])
})

test('who knows it best need not stand first, and it is said why', () => {
  expect(says(['less', 'in the last month'], ['best', 'in the last year'])).toEqual([
    'Bela knows it best, but last touched it in the last year; Ana touched it recently. So that not all questions go to one person, others stand first.',
  ])
})

test('where nobody stands out it says so, and what it rests on', () => {
  const now = 'in the last month'
  expect(says(['alike', now], ['alike', now], ['less', now])).toEqual([
    'Ana and Bela both touched it recently, and nobody clearly more: ask whoever is free.',
  ])
  expect(says(['alike', now], ['alike', 'years ago'])[0]).toMatch(/^Nobody clearly knows it best/)
})

test('where little can be told, little is said', () => {
  expect(says(['best', 'in the last month'])).toEqual([])
  expect(says(['beside', null], ['beside', null])).toEqual([])
  expect(says(['best', null], ['once', 'years ago'])).toEqual([
    'Ana is the one active person who knows it.',
  ])
  const cannotTell = 'Cannot tell.'
  expect(readAsk({ ...answer(['best', null], ['less', null]), cannotTell })).toEqual([])
})

test('who is active but was not here for long is told as both', () => {
  expect(says(['best', 'more than a year ago'], ['once', 'years ago'])).toEqual([
    'Of those who know it only Ana is still active, but last touched it more than a year ago.',
  ])
  expect(says(['best', 'in the last month'], ['once', 'years ago'])).toEqual([
    'Ana is the one active person who knows it and last touched it in the last month.',
  ])
})

test('two entries of one name are asked about, and the command that would make them one is given', () => {
  const namesakes = [{ name: 'Ana', emails: ['ana@example.org', "a'n@home.example"] }]
  expect(readAsk({ ...answer(['best', null]), namesakes })[0]).toEqual({
    level: 'calm',
    says: 'Two entries are called Ana. If they are one person, say so:',
    command: `cairn people merge ana@example.org 'a'\\''n@home.example'`,
  })
})
