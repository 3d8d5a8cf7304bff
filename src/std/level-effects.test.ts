import { expect, test } from 'vitest'
import { levelEffects, type LevelValue } from './level-effects.ts'
import { seeded } from './statistics.ts'

function drawn(
  of: Readonly<Record<string, { n: number; median: number }>>,
  seed = 1,
): LevelValue[] {
  const random = seeded(seed)
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  return Object.entries(of).flatMap(([level, { n, median }]) =>
    Array.from({ length: n }, (_, one) => ({
      ...{ factor: 'component', level, value: median * Math.exp(normal()), group: `w${one % 12}` },
    })),
  )
}

test('the level that takes three times as long is named, with by how much', () => {
  const [first, ...rest] = levelEffects(
    drawn({ api: { n: 80, median: 30 }, web: { n: 80, median: 90 }, docs: { n: 80, median: 30 } }),
  )
  expect(first).toMatchObject({ level: 'web', n: 80, isClear: true, because: null })
  expect(first?.size).toMatch(/^(medium|large)$/)
  expect(first?.difference?.low).toBeGreaterThan(20)
  expect(first?.difference?.high).toBeLessThan(120)
  expect(first?.shareOfSum).toBeGreaterThan(0.45)
  expect(rest.map(({ delta }) => (delta ?? 0) < 0)).toEqual([true, true])
})

test('values alike in twenty levels are no explanation, or hardly ever', () => {
  const alike = Object.fromEntries(
    Array.from({ length: 20 }, (_, one) => [`l${one}`, { n: 20, median: 50 }]),
  )
  const rounds = Array.from({ length: 30 }, (_, seed) => levelEffects(drawn(alike, seed + 1)))
  const wrong = rounds.filter((effects) => effects.some(({ isClear }) => isClear))
  // One in twenty by the bound; three in thirty is what chance makes of that now and then.
  expect(wrong.length).toBeLessThanOrEqual(4)
  expect(rounds[0]?.some(({ because }) => because === 'weeks differ as much by chance')).toBe(true)
})

test('a handful is told as too few, on either side', () => {
  const few = levelEffects(drawn({ a: { n: 5, median: 1 }, b: { n: 50, median: 1 } }))
  expect(few.map(({ level, because, delta }) => [level, because, delta])).toEqual([
    ['a', 'n is 5; 8 are needed on either side', null],
    ['b', 'n is 5; 8 are needed on either side', null],
  ])
  expect(levelEffects([])).toEqual([])
  expect(levelEffects([{ factor: 'f', level: 'a', value: 0, group: 'w' }])).toMatchObject([
    { shareOfSum: 0, shareOfCount: 1 },
  ])
})

test('it is the share of pairs won less that of pairs lost, worked out by hand', () => {
  const values = (level: string, list: number[]) =>
    list.map((value, one) => ({ factor: 'f', level, value, group: `w${one}` }))
  const [first] = levelEffects([
    ...values('a', [1, 2, 3, 4, 5, 6, 7, 8]),
    ...values('b', [0, 0, 0, 0, 0, 0, 8, 9]),
  ])
  // Of 64 pairs a wins 6 × 8; 8 loses to no more than 9 and ties with 8: a loses 8 to 9 and 7 to 8, and one is a tie.
  expect(first?.level).toBe('a')
  expect(first?.delta).toBeCloseTo((48 - 15) / 64, 4)
})

test('equal values have no effect, and any order gives the same', () => {
  const equal = Array.from({ length: 40 }, (_, one) => ({
    factor: 'f',
    level: one % 2 ? 'a' : 'b',
    value: 7,
    group: `w${one % 8}`,
  }))
  expect(levelEffects(equal).map(({ isClear, delta }) => [isClear, delta])).toEqual([
    [false, 0],
    [false, 0],
  ])
  const items = drawn({ a: { n: 30, median: 10 }, b: { n: 40, median: 40 } })
  expect(levelEffects(items.toReversed())).toEqual(levelEffects(items))
})

test('components that follow each other in time are not told apart by the moods of weeks', () => {
  const moody = (seed: number) => {
    const random = seeded(seed)
    const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
    return Array.from({ length: 48 }, (_, week) => week).flatMap((week) => {
      const mood = 0.5 * normal()
      return Array.from({ length: 10 }, () => ({
        ...{ factor: 'component', level: `c${Math.floor(week / 8)}`, group: `w${week}` },
        value: 60 * Math.exp(normal() + mood),
      }))
    })
  }
  const clear = Array.from({ length: 40 }, (_, seed) => levelEffects(moody(seed + 1))).filter(
    (effects) => effects.some(({ isClear }) => isClear),
  )
  expect(clear.length).toBeLessThanOrEqual(3)
})

test('what lies in fewer than four weeks is not told as an effect', () => {
  const items = Array.from({ length: 60 }, (_, one) => ({
    ...{ factor: 'f', level: one < 20 ? 'a' : 'b', value: one < 20 ? 100 + one : one },
    group: one < 20 ? `w${one % 3}` : `w${one}`,
  }))
  expect(levelEffects(items)[0]).toMatchObject({
    isClear: false,
    because: 'it lies in 3 weeks; 4 are needed on either side',
  })
})
