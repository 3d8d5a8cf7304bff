import { expect, test } from 'vitest'
import { readKnowledge } from './reading.ts'
import type { KnowledgeAnswer } from './schema.ts'

const interval = { low: 2, high: 3, level: 0.9, method: 'bootstrap' }
const answer: KnowledgeAnswer = {
  window: { label: 'all', from: null, to: null },
  n: 100,
  leftOut: [],
  touches: 120,
  fileFilter: 'source and test files',
  truckFactor: 2,
  truckFactorInterval: interval,
  truckFactorSweep: [
    { what: 'source files only', value: 5 },
    { what: 'nothing left', value: null },
  ],
  files: 40,
  authors: 4,
  withoutAuthor: 4,
  withoutHistory: 0,
  namesakes: 0,
  filesWithOneAuthor: 30,
  filesWithSilentAuthors: 10,
  areas: [
    {
      path: 'src/billing',
      without: [],
      isCode: true,
      files: 12,
      people: 1,
      peopleInterval: { ...interval, low: 1, high: 1 },
      topShare: 0.9,
      topShareInterval: interval,
      atRisk: true,
      risk: 'one author',
      because: 'all its authors are one person',
      isWorkedOn: false,
      withoutAuthor: 0,
      changes: 50,
      counterEvidence: [],
    },
  ],
}

test('the truck factor is told with its span and its file filter', () => {
  expect(readKnowledge(answer)[0]).toEqual({
    level: 'watch',
    says: 'If 2 people left, more than half of 40 files would have no author (truck factor 2; 2 to 5 under other choices of files, window and threshold). Counted: source and test files.',
    ask: 'Who would like to learn a part of it from somebody else?',
  })
})

test('an area at risk invites to pair', () => {
  expect(readKnowledge(answer).at(-1)).toEqual({
    level: 'act',
    says: 'src/billing (12 files): all its authors are one person.',
    ask: 'Who would you like to pair with on src/billing?',
  })
})

test('more than half without an author is said to be no truck factor at all', () => {
  expect(readKnowledge({ ...answer, truckFactor: 0, withoutAuthor: 25 })[0]?.says).toMatch(
    /^25 of 40 files have no author already, so no truck factor can be told/,
  )
})

test('no code is no finding', () => {
  expect(readKnowledge({ ...answer, truckFactor: null, files: 0, areas: [] })).toEqual([
    { level: 'calm', says: 'There is no code here that somebody could know.', ask: null },
  ])
})

test('if one person left is told of files, without a name or what the person did', () => {
  const without = {
    name: 'Ana',
    email: 'ana@example.org',
    namesakes: [],
    filesLosingLastAuthor: 9,
    areas: [],
  }
  const says = (more: object) =>
    readKnowledge({ ...answer, without: { ...without, truckFactorAfter: 1, ...more } })
  expect(says({})).toEqual([
    {
      level: 'watch',
      says: 'If this person left, 9 of 40 files would have no author left. It would then take one more person until more than half have none.',
      ask: 'Who would like to grow into one of these areas, with an hour together now and then?',
    },
  ])
  expect(says({ truckFactorAfter: 0 })[0]?.says).toMatch(/More than half would then have none\.$/)
  expect(says({ filesLosingLastAuthor: 0 })[0]?.says).toMatch(/would keep one\.$/)
})
