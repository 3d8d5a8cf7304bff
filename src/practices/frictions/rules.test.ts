/** What may happen to a friction, what it costs, and which ones look alike. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { likeness, weightOf, type Worded } from '#records/alike.ts'
import { costOf } from './cost.ts'
import { hitsFrom } from './input.ts'
import * as rules from './rules.ts'
import { Friction, oftens } from './schema.ts'
import { titleAndBody } from './sentence.ts'

const [one, other] = ['0', '1'].map((digit) => `6f0b1c9e-3c57-4d0e-9d0f-0b8f7c1f5a1${digit}`)
const at = '2026-01-05T09:00:00.000Z'

function aFriction(more: object = {}): Friction {
  return Friction.parse({
    ...{ id: one, number: 1, title: 'The build is slow', body: '', author: null, tags: [] },
    ...{ version: 1, createdAt: at, updatedAt: at, area: 'ci', hits: null, status: 'reported' },
    ...more,
  })
}

const states = [
  aFriction(),
  aFriction({ status: 'confirmed', checked: 'Ana saw it.' }),
  aFriction({ status: 'trying', trying: 'A cache.', proposal: other }),
  aFriction({ status: 'eased', helped: 'A cache.', proposal: null }),
  aFriction({ status: 'parked', because: 'Not now.', thanks: 'Thank you.' }),
]
const into = aFriction({ id: other, number: 2, title: 'CI waits' })

test.for(states)('merged and undone, a friction is what it was: $status', (friction) => {
  const merged = rules.merge(friction, into)
  expect(merged).toMatchObject({ status: 'merged', mergedInto: other, title: friction.title })
  expect(rules.unmerge(Friction.parse(merged))).toEqual(friction)
  for (const act of [
    () => rules.park(merged, { because: 'x', thanks: 'x' }),
    () => rules.attempt(merged, { trying: 'x', proposal: null }),
    () => rules.ease(merged, { helped: 'x', proposal: null }),
    () => rules.reopen(merged),
    () => rules.merge(merged, into),
    () => rules.merge(into, merged),
  ])
    expect(act).toThrow('was merged into another one')
})

test('a friction is not merged into itself, and none is merged that is not', () => {
  expect(() => rules.merge(into, into)).toThrow('not merged into itself')
  expect(() => rules.unmerge(into)).toThrow('"CI waits" is reported, and part of no other.')
})

test('its words change as long as it is only reported', () => {
  const [friction = into, ...later] = states
  expect(rules.edit(friction, { title: 'CI is slow', area: null })).toMatchObject({
    ...{ title: 'CI is slow', area: null, body: '' },
  })
  for (const each of later)
    expect(() => rules.edit(each, { title: 'x' })).toThrow('its words stay as they were read')
})

test('what helped keeps what it became, unless another is named', () => {
  const tried = rules.attempt(aFriction(), { trying: 'A cache.', proposal: other ?? null })
  expect(rules.ease(tried, { helped: 'It.', proposal: null }).proposal).toBe(other)
  expect(rules.ease(tried, { helped: 'It.', proposal: one ?? null }).proposal).toBe(one)
  expect(rules.ease(aFriction(), { helped: 'It.', proposal: null }).proposal).toBeNull()
})

test('only what was tried or helped must stay', () => {
  const stays = states.filter((friction) => {
    try {
      rules.mustBeRemovable(friction)
      return false
    } catch {
      return true
    }
  })
  expect(stays.map(({ status }) => status)).toEqual(['trying', 'eased'])
})

test('the cost is minutes × times × people, and of nothing said nothing is made', () => {
  expect(costOf(null, 5)).toBeNull()
  // 30 min on 20 to 23 days, for one: 10 to 11.5 hours.
  expect(costOf({ minutes: 30, often: 'daily' }, null)).toEqual({
    hoursPerMonth: { low: 10, high: 11.5 },
    people: { low: 1, high: 1 },
    formula: '30 min × 20 to 23 working days × at least one person ÷ 60',
  })
  // 12 min in 4 to 5 weeks, for 5 to 9: 4 to 9 hours.
  expect(costOf({ minutes: 12, often: 'weekly' }, 5)).toMatchObject({
    hoursPerMonth: { low: 4, high: 9 },
    people: { low: 5, high: 9 },
  })
})

test('more minutes or more people never cost less', () => {
  const steps = fc.constantFrom(null, 5, 10, 15, 100)
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1439 }),
      fc.constantFrom(...oftens),
      steps,
      (...given) => {
        const [minutes, often, people] = given
        const cost = costOf({ minutes, often }, people)?.hoursPerMonth
        const more = costOf({ minutes: minutes + 1, often }, people)?.hoursPerMonth
        const many = costOf({ minutes, often }, (people ?? 0) + 5)?.hoursPerMonth
        for (const each of [more, many])
          expect([each?.low, each?.high]).toEqual([
            expect.toSatisfy((low: number) => low >= (cost?.low ?? Infinity)),
            expect.toSatisfy((high: number) => high >= (cost?.high ?? Infinity)),
          ])
        expect(cost?.low).toBeLessThanOrEqual(cost?.high ?? 0)
      },
    ),
  )
})

test('minutes and how often are said together, or neither', () => {
  expect(hitsFrom({})).toBeUndefined()
  expect(hitsFrom({ minutes: 5, often: 'daily' })).toEqual({ minutes: 5, often: 'daily' })
  expect(() => hitsFrom({ minutes: 5 })).toThrow('How often it hits is not said.')
  expect(() => hitsFrom({ often: 'daily' })).toThrow('How long it takes each time is not said.')
})

const stems = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), {
  minLength: 1,
  maxLength: 6,
})
const worded = fc
  .tuple(stems, stems, fc.constantFrom(null, 'ci', 'src/api', 'src/api/json.ts'))
  .map(([title, body, area]): Worded => {
    return { title: new Set(title), all: new Set([...title, ...body]), area }
  })
const even = () => 1

test('a friction is most like itself, and what shares no word is not alike', () => {
  fc.assert(
    fc.property(worded, worded, (a, b) => {
      const own = likeness(a, a, even)
      expect(own?.score).toBeGreaterThanOrEqual(1)
      const like = likeness(a, b, even)
      expect(like?.score ?? 0).toBeLessThanOrEqual(own?.score ?? 0)
      const shared = [...a.all].filter((stem) => b.all.has(stem))
      if (like !== undefined) expect(like.shared).toEqual(shared)
      if (shared.length === 0) expect(like).toBeUndefined()
    }),
  )
})

test('rare words make frictions alike, and usual ones do not', () => {
  const of = (...title: string[]): Worded => ({
    title: new Set(title),
    all: new Set(title),
    area: null,
  })
  const [asked, known] = [of('build', 'wait', 'flaki'), of('build', 'wait', 'cach', 'queue')]
  const weighing = (having: number) => (stem: string) =>
    weightOf(100, stem === 'flaki' || stem === 'cach' || stem === 'queue' ? 2 : having)
  expect(likeness(asked, known, weighing(2))).toMatchObject({ shared: ['build', 'wait'] })
  expect(likeness(asked, known, weighing(100))).toBeUndefined()
})

test('a folder and what lies in it are the same area', () => {
  const of = (area: string | null): Worded => ({
    title: new Set(['a', 'b', 'c', 'd']),
    all: new Set(['a', 'b', 'c', 'd']),
    area,
  })
  const isSame = (a: string | null, b: string | null) => likeness(of(a), of(b), even)?.isSameArea
  expect(isSame('src/api', 'src/API/json.ts')).toBe(true)
  expect(isSame('src/api', 'src/apis')).toBe(false)
  expect(isSame(null, null)).toBe(false)
})

test('what is said in one go becomes a line, and nothing of it is lost', () => {
  expect(titleAndBody(' The build takes 40 minutes ')).toEqual({
    ...{ title: 'The build takes 40 minutes', body: '' },
  })
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 900 }), (text) => {
      fc.pre(text.trim() !== '')
      const { title, body } = titleAndBody(text)
      expect(title.length).toBeLessThanOrEqual(200)
      expect(title.isWellFormed()).toBe(true)
      expect(body === '' ? title : body).toBe(text.trim())
    }),
  )
})
