import { expect, test } from 'vitest'
import { readCoupling } from './reading.ts'
import type { CouplingAnswer, CouplingItem } from './shape.ts'

const interval = { low: 0.7384, high: 0.9665, level: 0.9, method: 'Wilson' }
const item = (more: Partial<CouplingItem>): CouplingItem => ({
  rank: 1,
  a: 'core/parser.ts',
  b: 'web/grammar.css',
  shared: 18,
  revisionsA: 20,
  revisionsB: 30,
  degree: 0.72,
  degreeInterval: interval,
  confidenceAB: 0.9,
  confidenceBA: 0.6,
  interval,
  rankInterval: { ...interval, low: 1, high: 2 },
  counterEvidence: [],
  degreeWithout: 0.7,
  rankWithout: 1,
  sameDirectory: false,
  expected: null,
  namedIn: null,
  lastSharedAt: null,
  ...more,
})
const answer = (...items: CouplingItem[]): CouplingAnswer => ({
  window: { label: '12m', from: null, to: null },
  n: 100,
  leftOut: [],
  level: 'file',
  ranked: items.length,
  items,
})

test('a pair is told by what whoever changes one must know, with how sure that is', () => {
  expect(readCoupling(answer(item({})))).toEqual([
    {
      level: 'act',
      says: 'core/parser.ts changes with web/grammar.css: in 18 of its 20 changes in 12m (at least 74 %, nine times in ten).',
      ask: 'What do the two share that could be said in one place?',
    },
  ])
})

test('what speaks against a pair is said, and it then calls for no action', () => {
  const [reading] = readCoupling(
    answer(item({ degreeWithout: 0.1, counterEvidence: [{ what: 'bot', share: 0.9 }] })),
  )
  expect(reading?.level).toBe('watch')
  expect(reading?.says).toContain("against it: 90 % were a bot's.")
})

test('what was left out as bulk is told as a share of all, as it is counted: 8 of 17, not 8 more on 9', () => {
  const [reading] = readCoupling(
    answer(item({ counterEvidence: [{ what: 'cut-off', share: 0.4706 }] })),
  )
  expect(reading?.says).toContain('against it: 47 % of all changes to both were left out as bulk.')
})

test('pairs that surprise come before those that do not, which are told with their rule', () => {
  const expected = item({ a: 'refs.h', b: 'refs.c', expected: 'a header and its implementation' })
  const readings = readCoupling(answer(expected, item({})))
  expect(readings.map(({ level }) => level)).toEqual(['act', 'watch'])
  expect(readings[1]?.says).toMatch(/No surprise: a header and its implementation\.$/)
  expect(readings[1]?.ask).toBe(null)
})

test('where every pair is expected, none of them is the headline, and nothing is asked', () => {
  const expected = item({ expected: 'a test and what it tests' })
  const readings = readCoupling(answer(expected, expected))
  expect(readings).toEqual([
    {
      level: 'watch',
      says: 'No surprise among these: files that belong together change together. With --surprising they are left out.',
      ask: null,
    },
  ])
})

test('what the imports of one say, and one folder, are told too; what nothing explains comes first', () => {
  const named = item({ namedIn: ['web/grammar.css'], sameDirectory: true })
  const readings = readCoupling(answer(named, item({ namedIn: [], sameDirectory: true })))
  expect(readings.map(({ says }) => says.slice(says.indexOf('. ') + 2))).toEqual([
    'They stand in one folder.',
    'The code says why: the imports of web/grammar.css name the other.',
  ])
})
