import fc from 'fast-check'
import { expect, test } from 'vitest'
import { deployedOf, type Delivery, type MergedChange } from './deployed.ts'

const change = (number: number, mergedAt: number): MergedChange => ({
  ...{ number, mergedAt, mergeOid: `m${number}`, place: { line: 'main', at: number } },
})
const delivery = (at: number, number: number | null, of = 'production'): Delivery => ({
  ...{ at, of, oid: number === null ? `x${at}` : `m${number}` },
  place: number === null ? null : { line: 'main', at: number },
})
const told = (changes: MergedChange[], deliveries: Delivery[] | null) =>
  [...deployedOf(changes, deliveries).values()].map((one) => one.at ?? one.because)

test('a change is deployed by the first delivery of its commit or of one behind it', () => {
  const changes = [change(1, 10), change(2, 20), change(3, 30)]
  expect(
    told(changes, [delivery(5, 0), delivery(25, 2), delivery(26, 1), delivery(40, 3)]),
  ).toEqual([25, 25, 40])
})

test('what was delivered before it was merged is not it, and what is not delivered yet is told so', () => {
  expect(
    told([change(1, 10), change(2, 50)], [delivery(5, 0), delivery(9, 1), delivery(12, 1)]),
  ).toEqual([12, 'not yet'])
})

test('of the first delivery of a component only an exact match counts', () => {
  const changes = [change(1, 10), change(2, 20)]
  expect(told(changes, [delivery(25, 2)])).toEqual(['unknown', 25])
  expect(told(changes, [delivery(25, 2), delivery(26, 2, 'eu')])).toEqual(['unknown', 25])
  expect(told(changes, [delivery(25, 2), delivery(30, 2)])).toEqual([30, 25])
})

test('where a later delivery stands nobody can tell, nobody can tell whether it contains the change', () => {
  expect(told([change(1, 10)], [delivery(5, 0), delivery(20, null)])).toEqual(['unknown'])
  expect(told([change(1, 10)], [delivery(5, 0), delivery(8, null)])).toEqual(['not yet'])
  expect(told([{ ...change(1, 10), place: null }], [delivery(5, 0), delivery(20, 2)])).toEqual([
    'unknown',
  ])
  expect(told([{ ...change(1, 10), place: null }], [delivery(5, 0), delivery(20, 1)])).toEqual([20])
})

test('without deployments there is no data', () => {
  expect(told([change(1, 10)], null)).toEqual(['no data'])
  expect(told([change(1, 10)], [])).toEqual(['no data'])
})

test('any order gives the same, and it is what looking at one after the other gives', () => {
  const place = fc.integer({ min: 0, max: 6 })
  fc.assert(
    fc.property(
      fc.array(fc.tuple(place, fc.integer({ min: 0, max: 60 })), { maxLength: 6 }),
      fc.array(fc.tuple(fc.integer({ min: 1, max: 80 }), place), { minLength: 1, maxLength: 8 }),
      (merged, delivered) => {
        const changes = merged.map(([at, mergedAt], index) => ({
          ...change(at, mergedAt),
          number: index,
        }))
        const deliveries = [
          delivery(0, 0),
          ...delivered.map(([at, number]) => delivery(at, number)),
        ]
        const slowly = changes.map(({ mergedAt, mergeOid, place: mine }) => {
          const times = deliveries
            .filter(
              ({ at, oid, place: its }, index) =>
                at >= mergedAt &&
                (oid === mergeOid || (index > 0 && (its?.at ?? 0) >= (mine?.at ?? 0))),
            )
            .map(({ at }) => at)
          return times.length === 0 ? undefined : Math.min(...times)
        })
        const found = told(changes, deliveries.toReversed())
        expect(found).toEqual(told(changes, deliveries))
        expect(found.map((one) => (typeof one === 'number' ? one : undefined))).toEqual(slowly)
      },
    ),
  )
})
