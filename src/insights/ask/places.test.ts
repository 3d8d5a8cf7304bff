import { expect, test } from 'vitest'
import { placesIn } from './places.ts'

const nobodyBusy = { share: new Map<string, number>(), team: 1 }
/** Contact from so many commits of today. */
const person = (email: string, commits: number) => ({
  email,
  contact: commits * 1_000_000,
  squares: commits * 1_000_000,
  isSilent: false,
})

test('who knows a file from sixty commits is surely before who knows it from three', () => {
  const places = placesIn([person('a', 60), person('b', 3), person('c', 3)], nobodyBusy, 0)
  expect([places(0), places(1), places(2)]).toMatchObject([
    { low: 1, high: 1 },
    { low: 2, high: 3 },
    { low: 2, high: 3 },
  ])
})

test('the same contact from one commit of today or from ten of long ago leaves the order open', () => {
  const faded = { ...person('b', 1), squares: 100_000 }
  const places = placesIn([person('a', 1), faded], nobodyBusy, 0)
  expect(places(1)).toMatchObject({ low: 1, high: 2 })
})

test('who stands further away stands after all who are nearer', () => {
  expect(placesIn([person('a', 1), person('b', 1)], nobodyBusy, 3)(0)).toMatchObject({
    low: 4,
    high: 5,
  })
})
