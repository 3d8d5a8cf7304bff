import { expect, test } from 'vitest'
import { readAsk } from './reading.ts'
import type { AskAnswer } from './schema.ts'

const answer = (...places: [number, number][]): AskAnswer => ({
  window: { label: 'all', from: null, to: null },
  n: 20,
  leftOut: [],
  file: 'src/a.ts',
  cannotTell: null,
  items: places.map(([low, high], index) => ({
    name: `Person ${index}`,
    email: `${index}@example.org`,
    reasons: [],
    placeInterval: { low, high, level: 0.9, method: 'Poisson bootstrap' },
  })),
})

test('people who could each stand first are said to be about equal, without a name', () => {
  const [reading] = readAsk(answer([1, 3], [1, 4], [1, 5], [3, 5]))
  expect(reading?.says).toMatch(/^The first three are about equal/)
  expect(reading?.says).not.toContain('Person')
})

test('a clear first is said, and where little can be told nothing is', () => {
  expect(readAsk(answer([1, 1], [2, 3], [2, 3]))[0]?.says).toMatch(/^Whom to ask first is clear/)
  expect(readAsk(answer([1, 2], [2, 3]))).toEqual([])
  expect(readAsk(answer([1, 1]))).toEqual([])
  expect(readAsk({ ...answer([1, 2], [1, 2]), cannotTell: 'Cannot tell.' })).toEqual([])
})
