/** Held against worlds whose truth is known: where nothing changes it must say so, and see what plainly changes. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { beforeAfter, courseOf, type Better, type Weeks } from './before-after.ts'
import { poisson, seeded } from './statistics.ts'

/** Each makes sixty worlds. */
const runs = Number(process.env['CAIRN_RUNS'] ?? 1)

/** Sizes of changes as teams have them: most small, some huge, and weeks that are busier than others. */
function sizes(weeks: number, random: () => number, factor: (week: number) => number): Weeks {
  return {
    of: 'median',
    weeks: Array.from({ length: weeks }, (_, week) => {
      const mood = Math.exp(0.25 * normal(random))
      return Array.from(
        { length: poisson(12, random) },
        () => 20 * mood * factor(week) * Math.exp(normal(random)),
      )
    }),
  }
}

function rates(weeks: number, random: () => number, mean: (week: number) => number): Weeks {
  return {
    of: 'rate',
    weeks: Array.from({ length: weeks }, (_, week) =>
      poisson(mean(week) * Math.exp(0.3 * normal(random)), random),
    ),
  }
}

/** Busy times and quiet ones that last for months, as teams have them. */
function seasons(weeks: number, random: () => number, mean: (week: number) => number): Weeks {
  let mood = 0
  return {
    of: 'rate',
    weeks: Array.from({ length: weeks }, (_, week) => {
      mood = 0.9 * mood + 0.25 * normal(random)
      return poisson(mean(week) * Math.exp(mood), random)
    }),
  }
}

function shares(weeks: number, random: () => number, share: (week: number) => number): Weeks {
  return {
    of: 'share',
    weeks: Array.from({ length: weeks }, (_, week) => {
      const all = poisson(15, random)
      const one = Math.min(1, Math.max(0, share(week) + 0.04 * normal(random)))
      return { yes: Array.from({ length: all }).filter(() => random() < one).length, all }
    }),
  }
}

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

/** How often a verdict comes in many such worlds. */
function verdictsOf(
  world: (random: () => number) => Weeks,
  { cut, compared, better = 'lower' }: { cut: number; compared?: number; better?: Better },
): Record<'better' | 'worse' | 'cannot tell', number> {
  const random = seeded(7)
  const times = 60 * runs
  const seen = { better: 0, worse: 0, 'cannot tell': 0 }
  for (let time = 0; time < times; time++)
    seen[beforeAfter(world(random), { cut, better, ...(compared && { compared }) }).verdict] +=
      1 / times
  return seen
}

describe('where nothing changes', () => {
  const worlds = {
    sizes: (random: () => number) => sizes(38, random, () => 1),
    rates: (random: () => number) => rates(38, random, () => 6),
    shares: (random: () => number) => shares(38, random, () => 0.3),
    'rare events': (random: () => number) => rates(38, random, () => 0.5),
    'a short time behind the day': (random: () => number) => sizes(30, random, () => 1),
  }
  test.for(Object.entries(worlds))('it seldom says that something did: %s', ([, world]) => {
    const { better, worse } = verdictsOf(world, { cut: 26 })
    expect(better).toBeLessThanOrEqual(0.08)
    expect(worse).toBeLessThanOrEqual(0.08)
  })

  // Without the placebo it would say so nearly every time.
  test('nor, as a rule, where it was on its way all the time', () => {
    const drifting = (random: () => number) => sizes(52, random, (week) => 0.97 ** week)
    expect(verdictsOf(drifting, { cut: 26 }).better).toBeLessThanOrEqual(0.25)
  })
})

describe('where busy and quiet times take turns', () => {
  const calm = (random: () => number) => seasons(172, random, () => 6)
  const long = { cut: 156, compared: 26 }

  test('earlier days tell that this one is none of its own', () => {
    const { better, worse } = verdictsOf(calm, long)
    expect(better + worse).toBeLessThanOrEqual(0.15)
    const alone = (random: () => number): Weeks => {
      const { weeks } = calm(random)
      return { of: 'rate', weeks: weeks.slice(130).map(Number) }
    }
    const unaware = verdictsOf(alone, { cut: 26 })
    expect(unaware.better + unaware.worse).toBeGreaterThan(0.25)
  })

  test('a fifth of the events is seen all the same', () => {
    const fewer = (random: () => number) => seasons(172, random, (week) => (week < 156 ? 8 : 1.6))
    expect(verdictsOf(fewer, long).better).toBeGreaterThan(0.6)
  })

  test('how many of the days is said', () => {
    const weeks = Array.from({ length: 172 }, (_, week) => (week % 40 < 20 ? 9 : 2) + (week % 3))
    const told = beforeAfter({ of: 'rate', weeks }, { ...long, better: 'lower' })
    expect(told.because).toMatch(/^the weeks around \d+ of 115 earlier days differ as much$/)
    expect(told.before).toMatchObject({ weeks: 26 })
  })
})

describe('what plainly changes is seen', () => {
  test('half the size', () => {
    const halved = (random: () => number) => sizes(38, random, (week) => (week < 26 ? 1 : 0.5))
    expect(verdictsOf(halved, { cut: 26 }).better).toBeGreaterThan(0.85)
    expect(verdictsOf(halved, { cut: 26, better: 'higher' }).worse).toBeGreaterThan(0.85)
  })

  test('a third of the events', () => {
    const fewer = (random: () => number) => rates(38, random, (week) => (week < 26 ? 6 : 2))
    expect(verdictsOf(fewer, { cut: 26 }).better).toBeGreaterThan(0.85)
  })

  test('a share of 40 % that falls to 20 %', () => {
    const fewer = (random: () => number) => shares(38, random, (week) => (week < 26 ? 0.4 : 0.2))
    expect(verdictsOf(fewer, { cut: 26 }).better).toBeGreaterThan(0.85)
  })
})

describe('it says why it cannot tell', () => {
  const quiet = { cut: 4, better: 'lower' } as const
  test('too short a time, on either side', () => {
    const weeks: Weeks = { of: 'rate', weeks: [3, 4, 3, 4, 2, 1, 0] }
    expect(beforeAfter(weeks, quiet)).toMatchObject({
      verdict: 'cannot tell',
      because: '3 weeks lie since that day; 4 are needed to compare',
      before: { weeks: 4, n: 14, value: 3.5 },
      after: { weeks: 3, n: 3, value: 1 },
      difference: null,
    })
    expect(beforeAfter(weeks, { ...quiet, cut: 1 }).because).toMatch(/^only one week lies before/)
    expect(beforeAfter(weeks, { ...quiet, cut: 7 }).because).toMatch(/^no whole week lies since/)
  })

  test('too few of them', () => {
    const weeks: Weeks = { of: 'rate', weeks: [1, 0, 1, 1, 0, 0, 1, 0] }
    expect(beforeAfter(weeks, quiet).because).toBe(
      'it happened 4 times in all, too seldom to compare',
    )
    const values: Weeks = { of: 'median', weeks: [[1], [2, 3, 4], [5, 6], [7, 8], [1], [], [], []] }
    expect(beforeAfter(values, quiet).because).toBe(
      '1 change lies since that day; 8 are needed to compare',
    )
  })

  test('no difference that chance would not make', () => {
    const weeks: Weeks = { of: 'rate', weeks: [3, 9, 2, 8, 4, 7, 3, 6] }
    expect(beforeAfter(weeks, quiet)).toMatchObject({
      verdict: 'cannot tell',
      because: 'such weeks differ as much without any change',
      difference: { value: -0.5 },
    })
  })

  test('nobody said which way is better', () => {
    const weeks: Weeks = { of: 'rate', weeks: [9, 8, 9, 10, 9, 1, 0, 1, 2, 1] }
    expect(beforeAfter(weeks, { cut: 5, better: null })).toMatchObject({
      verdict: 'cannot tell',
      because: 'it went down, and nobody said which way is better',
      difference: { value: -8 },
    })
  })
})

test('the same weeks give the same answer, and its difference is what it says', () => {
  const week = fc.array(fc.integer({ min: 0, max: 500 }), { maxLength: 12 })
  fc.assert(
    fc.property(
      fc.array(week, { minLength: 8, maxLength: 30 }),
      fc.nat({ max: 30 }),
      (weeks, at) => {
        const given = { cut: Math.min(at, weeks.length), better: 'lower' } as const
        const one = beforeAfter({ of: 'median', weeks }, given)
        expect(beforeAfter({ of: 'median', weeks }, given)).toEqual(one)
        const { difference, before, after } = one
        if (difference === null) return
        expect(difference.value).toBeCloseTo((after.value ?? 0) - (before.value ?? 0), 3)
        expect(difference.low).toBeLessThanOrEqual(difference.high)
      },
    ),
    { numRuns: 30 },
  )
})

test('of very many values every so many-th stands for them, in whatever order they come', () => {
  const random = seeded(3)
  const weeks = Array.from({ length: 20 }, (_, week) =>
    Array.from({ length: week % 5 === 0 ? 3 : 3000 }, () => random() * (week < 12 ? 10 : 5)),
  )
  const told = beforeAfter({ of: 'median', weeks }, { cut: 12, better: 'lower' })
  expect(told).toMatchObject({ verdict: 'better', before: { n: 9 * 3000 + 3 * 3 } })
  expect(told.before.value).toBeCloseTo(5, 0)
  expect(told.after.value).toBeCloseTo(2.5, 0)
  const other = weeks.map((values) => values.toReversed())
  expect(beforeAfter({ of: 'median', weeks: other }, { cut: 12, better: 'lower' })).toEqual(told)
})

test('weeks that hold too little are told together, none across the day and none twice', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.nat(100), { maxLength: 6 }), { minLength: 2, maxLength: 60 }),
      fc.nat(60),
      fc.nat(60),
      (weeks, cutWish, comparedWish) => {
        const cut = Math.min(cutWish, weeks.length)
        const compared = Math.min(comparedWish, cut)
        const course = courseOf({ of: 'median', weeks }, { cut, compared })
        const covered = course.flatMap(({ week, weeks: many }) =>
          Array.from({ length: many }, (_, place) => week + place),
        )
        const from = cut - compared
        expect(covered).toEqual(Array.from({ length: weeks.length - from }, (_, at) => from + at))
        for (const { week, weeks: many, value, n } of course) {
          expect(week < cut && week + many > cut).toBe(false)
          expect(n).toBe(weeks.slice(week, week + many).flat().length)
          expect(value === null).toBe(n < 8)
        }
      },
    ),
    { numRuns: 100 },
  )
})
