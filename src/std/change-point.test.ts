/** Planted changes are found on their week, and what has none is left alone. */
import { expect, test } from 'vitest'
import { changePointOf } from './change-point.ts'
import { seeded } from './statistics.ts'

/** Waits with a heavy tail, so many each week, whose median is `medianOf(week)`; one week is like the one before as `alike` says. */
function weeksOf(
  count: number,
  perWeek: number,
  medianOf: (week: number) => number,
  { seed = 1, alike = 0 } = {},
) {
  const random = seeded(seed)
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  let mood = 0
  return Array.from({ length: count }, (_, week) => {
    mood = alike * mood + Math.sqrt(1 - alike * alike) * normal() * 0.3
    return Array.from(
      { length: perWeek },
      () => medianOf(week) * Math.exp(normal() + (alike > 0 ? mood : 0)),
    )
  })
}

test('a wait that doubled is found on its week, with what it was and is', () => {
  const found = changePointOf(weeksOf(52, 20, (week) => (week < 30 ? 60 : 130)))
  expect(found).toMatchObject({ shape: 'step' })
  if (found?.shape !== 'step') return
  expect(Math.abs(found.week - 30)).toBeLessThanOrEqual(2)
  expect(found.effect.low).toBeGreaterThan(0)
  expect(found.effect.value).toBeGreaterThan(35)
  expect(found.before.n + found.after.n).toBe(52 * 20)
})

test('of twenty histories with a doubled wait most are found, and of forty without one hardly any', () => {
  const seeds = Array.from({ length: 40 }, (_, seed) => seed + 1)
  const doubled = (week: number) => (week < 26 ? 60 : 120)
  const found = seeds
    .slice(0, 20)
    .filter((seed) => changePointOf(weeksOf(52, 12, doubled, { seed })) !== null)
  expect(found.length).toBeGreaterThanOrEqual(18)
  const wrong = seeds.filter(
    (seed) => changePointOf(weeksOf(40, 8, () => 60, { seed, alike: 0.5 })) !== null,
  )
  expect(wrong.length).toBeLessThanOrEqual(5)
})

test('what grows all along is told as a drift', () => {
  expect(changePointOf(weeksOf(60, 20, (week) => 40 * 1.03 ** week))).toMatchObject({
    shape: 'drift',
  })
})

test('too little to tell is told as nothing', () => {
  expect(changePointOf([])).toBeNull()
  expect(changePointOf(weeksOf(7, 20, (week) => (week < 3 ? 1 : 100)))).toBeNull()
  expect(changePointOf(Array.from({ length: 30 }, () => []))).toBeNull()
  expect(changePointOf(Array.from({ length: 30 }, () => [5, 5, 5]))).toBeNull()
})

test('the same weeks give the same answer', () => {
  const weeks = weeksOf(40, 10, (week) => (week < 15 ? 60 : 150))
  expect(changePointOf(weeks)).toEqual(changePointOf(weeks.map((week) => week.toReversed())))
})
