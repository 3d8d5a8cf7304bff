/** What a round comes to from all that is kept: what must not be never is, and who avoids whom cannot be told from it. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { proposalsIn } from './begin-round.ts'
import { KeptFit, reasonsOf } from './fit.ts'
import { apart, type Kept } from './kept-round.ts'

const ids = ['ana', 'ben', 'cy', 'di', 'eve']
const anId = fc.constantFrom(...ids)
const topics = fc.uniqueArray(fc.constantFrom('rust', 'sql', 'tests'), { maxLength: 2 })
const two = fc.record({ learner: anId, guide: anId, round: fc.integer({ min: 1, max: 8 }) })
const weeks = ['9-17', '18-22'].map((hours) => ({ zone: 'UTC', hours, days: 'mon-fri' }))
const aKept: fc.Arbitrary<Kept> = fc.record({
  members: fc.tuple(
    ...ids.map((id) =>
      fc.record({
        ...{ id: fc.constant(id), name: fc.constant(id), manager: fc.option(anId) },
        hours: fc.constantFrom(null, ...weeks),
      }),
    ),
  ),
  offers: fc.uniqueArray(
    fc.record({ person: anId, topics, areas: fc.constant(['app:src']), places: fc.nat(2) }),
    { selector: ({ person }) => person },
  ),
  wishes: fc.uniqueArray(
    fc.record({
      ...{ person: anId, topics, areas: fc.constant(['app:src']) },
      ...{ places: fc.integer({ min: 1, max: 2 }), again: fc.uniqueArray(anId, { maxLength: 2 }) },
    }),
    { selector: ({ person }) => person },
  ),
  pairs: fc.uniqueArray(
    fc.tuple(two, fc.boolean()).map(([pair, isOver]) => ({ ...pair, isOver })),
    { selector: ({ learner, guide, round }) => `${round} ${learner} ${guide}`, maxLength: 3 },
  ),
  proposed: fc.array(two, { maxLength: 3 }),
  avoid: fc.array(fc.record({ person: anId, with: anId }), { maxLength: 4 }),
})
const asked = { round: 9, on: '2026-03-02', areas: [{ area: 'app:src', knownTo: 1 }] }

const plain = (kept: Kept) => {
  const { proposals, otherwise } = proposalsIn(kept, asked)
  return [...proposals, ...otherwise].map((row) => ({ ...row, proposal_id: 'any' }))
}

test('what must not be is never proposed, nor as a second choice', () => {
  fc.assert(
    fc.property(aKept, (kept) => {
      const came = new Set(
        kept.pairs.map(({ learner, guide, round }) => `${round} ${learner} ${guide}`),
      )
      const running = kept.pairs.filter(({ isOver }) => !isOver)
      const { proposals, otherwise } = proposalsIn(kept, asked)
      for (const { learner_id: learner, guide_id: guide } of [...proposals, ...otherwise]) {
        const isBoth = (one: string, other: string): boolean =>
          (one === learner && other === guide) || (one === guide && other === learner)
        expect(learner).not.toBe(guide)
        expect(kept.avoid.some((one) => isBoth(one.person, one.with))).toBe(false)
        expect(running.some((one) => isBoth(one.learner, one.guide))).toBe(false)
        expect(kept.members.find(({ id }) => id === learner)?.manager).not.toBe(guide)
        const again = kept.wishes.find(({ person }) => person === learner)?.again ?? []
        for (const pair of kept.pairs)
          if (isBoth(pair.learner, pair.guide) && !again.includes(guide))
            expect(asked.round - pair.round).toBeGreaterThan(apart)
        for (const one of kept.proposed)
          if (
            isBoth(one.learner, one.guide) &&
            !came.has(`${one.round} ${one.learner} ${one.guide}`)
          )
            expect(asked.round - one.round).toBeGreaterThan(apart)
      }
      for (const [side, said, other] of [
        ['guide_id', kept.offers, 'guide'],
        ['learner_id', kept.wishes, 'learner'],
      ] as const)
        for (const { person, places } of said) {
          const has = running.filter((pair) => pair[other] === person).length
          const more = proposals.filter((one) => one[side] === person).length
          if (more > 0) expect(has + more).toBeLessThanOrEqual(places)
        }
    }),
    { numRuns: 150 },
  )
})

test('who would rather not be with whom comes to the same as two who were proposed before', () => {
  fc.assert(
    fc.property(aKept, (kept) => {
      const proposed = kept.avoid.map((one) => ({ learner: one.with, guide: one.person, round: 8 }))
      const came = new Set(
        kept.pairs.map(({ learner, guide, round }) => `${round} ${learner} ${guide}`),
      )
      fc.pre(proposed.every((one) => !came.has(`8 ${one.learner} ${one.guide}`)))
      const other = { ...kept, avoid: [], proposed: [...kept.proposed, ...proposed] }
      expect(plain(other)).toEqual(plain(kept))
    }),
    { numRuns: 150 },
  )
})

test('what is told to each of the two is of one shape, and holds no count of anybody', () => {
  fc.assert(
    fc.property(aKept, (kept) => {
      for (const row of plain(kept))
        for (const as of ['learner', 'guide'] as const) {
          const [topic, ...rest] = reasonsOf(KeptFit.parse(JSON.parse(row.fit)), as, 'Kim')
          expect(topic).toMatch(/Kim offers|Kim wishes|open to any topic/)
          for (const reason of rest)
            expect(reason).toMatch(
              /^(Kim (offers to show|would like to learn) app:src, which few know|Whether you have hours in common cannot be told|You were together before, in round \d\.|You have [\d.]+ hours? of work in common each week\.)/,
            )
        }
    }),
    { numRuns: 100 },
  )
})
