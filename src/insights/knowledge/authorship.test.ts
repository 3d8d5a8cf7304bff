import fc from 'fast-check'
import { expect, test } from 'vitest'
import { authorsIn, degreeOfAuthorship, standardRule } from './authorship.ts'
import type { History } from './history.ts'
import { makeLedger } from './ledger.ts'
import { standardLedger } from './sweep.ts'

test('the degree of authorship is that of Avelino and others, worked out by hand', () => {
  // 3.293 + 1.098 + 3 × 0.164
  expect(degreeOfAuthorship(true, 3, 0)).toBeCloseTo(4.883, 10)
  // 3.293 + 0.164 − 0.321 × ln 2
  expect(degreeOfAuthorship(false, 1, 1)).toBeCloseTo(3.2345, 4)
  // 3.293 + 10 × 0.164 − 0.321 × ln 5
  expect(degreeOfAuthorship(false, 10, 4)).toBeCloseTo(4.416369, 5)
})

/** One file: per person how often it was changed; the first made it. */
function oneFile(...changes: number[]): History {
  return {
    files: [{ fileId: 0, path: 'a.ts', class: 'source', firstAuthorId: 0, isFirstInBulk: false }],
    contacts: changes.map((count, identityId) => ({
      fileId: 0,
      identityId,
      changes: count,
      bulkChanges: 0,
      lastAt: 1,
    })),
    people: new Map(
      changes.map((_, id) => [
        id,
        { name: `p${id}`, email: `p${id}@example.org`, isBot: false, lastAt: 1 },
      ]),
    ),
    changes: { counted: 0, bulk: 0, byBots: 0 },
    asOf: 1,
    goneFiles: 0,
    leftOut: [],
  }
}

function authorsOf(history: History): number[] {
  const ledger = makeLedger(history, standardLedger)
  return [...authorsIn(ledger, standardRule)]
}

test('who changed a file once after another made it is no author', () => {
  expect(authorsOf(oneFile(1, 1))).toEqual([1, 0])
})

test('who changed a file as often as its maker is an author beside them', () => {
  // Maker: 3.293 + 1.098 + 1.64 − 0.321 ln 11 = 5.2613; the other: 4.1633, which is 0.79 of it.
  expect(authorsOf(oneFile(10, 10))).toEqual([1, 1])
})

test('who made a file long ago is no author any more once somebody else carried it on', () => {
  expect(authorsOf(oneFile(1, 50))).toEqual([0, 1])
})

test('a file many people touched once has no author', () => {
  const history = oneFile(...Array.from({ length: 60 }, () => 1))
  expect(authorsOf(history).reduce((sum, flag) => sum + flag, 0)).toBe(0)
})

test('changes in bulk commits and changes by bots make no author', () => {
  const history = oneFile(1, 1)
  history.contacts[0] = { fileId: 0, identityId: 0, changes: 0, bulkChanges: 30, lastAt: 1 }
  history.people.set(1, { name: 'p1', email: 'p1@example.org', isBot: true, lastAt: 1 })
  const ledger = makeLedger(history, standardLedger)
  expect(ledger.changes).toHaveLength(0)
})

test('more work on a file never costs the one who did it their authorship', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 8 }),
      fc.nat({ max: 7 }),
      (changes, place) => {
        const who = place % changes.length
        const more = changes.with(who, (changes[who] ?? 0) + 1)
        expect(authorsOf(oneFile(...more))[who]).toBeGreaterThanOrEqual(
          authorsOf(oneFile(...changes))[who] ?? 0,
        )
      },
    ),
  )
})
