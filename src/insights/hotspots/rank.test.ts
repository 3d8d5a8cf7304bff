import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rank, type Candidate } from './rank.ts'

const file = (
  key: string,
  revisions: number,
  complexity: number,
  plain = revisions,
): Candidate => ({ key, parts: [{ revisions, plain, complexity }] })

describe('a rank', () => {
  test('comes from revisions times complexity; ties go by path', () => {
    const ranked = rank([file('b', 3, 4), file('a', 4, 3), file('c', 100, 1), file('z', 5, 0)], 9)
    expect(ranked.map(({ of, rank: place, score }) => [of.key, place, score])).toEqual([
      ['c', 1, 100],
      ['a', 2, 12],
      ['b', 3, 12],
    ])
  })

  test('without bulk and bots is told beside', () => {
    const ranked = rank([file('busy', 50, 10, 1), file('steady', 20, 10)], 9)
    expect(ranked.map(({ of, rankWithout }) => [of.key, rankWithout])).toEqual([
      ['busy', 2],
      ['steady', 1],
    ])
  })

  test('is certain far ahead of the rest and open among equals', () => {
    const [first, second, third] = rank(
      [file('far', 1000, 100), file('x', 30, 10), file('y', 29, 10)],
      9,
    )
    expect(first?.interval).toEqual({ low: 1, high: 1 })
    expect(second?.interval).toEqual({ low: 2, high: 3 })
    expect(third?.interval).toEqual({ low: 2, high: 3 })
  })

  test('lies within its interval, and is the same in any order of asking', () => {
    const files = fc.uniqueArray(
      fc.record({
        key: fc.string(),
        revisions: fc.integer({ min: 1, max: 60 }),
        complexity: fc.integer({ min: 1, max: 99 }),
      }),
      { selector: ({ key }) => key, maxLength: 40 },
    )
    fc.assert(
      fc.property(files, fc.nat({ max: 12 }), (found, limit) => {
        const candidates = found.map((one) => file(one.key, one.revisions, one.complexity))
        const ranked = rank(candidates, limit)
        for (const { interval, rank: place } of ranked.slice(0, limit)) {
          expect(interval?.low).toBeLessThanOrEqual(place)
          expect(interval?.high).toBeGreaterThanOrEqual(place)
        }
        expect(rank(candidates.toReversed(), limit)).toEqual(ranked)
      }),
    )
  })

  test('of a directory is drawn like the sum of its files', () => {
    const spread = (candidate: Candidate) =>
      rank([candidate, file('other', 100, 100)], 2).find(({ of }) => of === candidate)?.interval
    const many: Candidate = {
      key: 'dir',
      parts: Array.from({ length: 100 }, () => ({ revisions: 1, plain: 1, complexity: 100 })),
    }
    expect(spread(many)).toEqual(spread(file('dir', 100, 100)))
  })
})
