import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placed } from './rules.ts'

const days = ['2026-01-05', '2026-01-06', '2026-01-13', '2026-01-20']
const who = { member: '00000000-0000-4000-8000-000000000000', name: 'Ana' }

const aRow = fc
  .record({
    isAction: fc.boolean(),
    isDone: fc.boolean(),
    doneIn: fc.option(fc.nat({ max: 3 })),
    addedAfter: fc.nat({ max: 4 }),
  })
  .map(({ isAction, isDone, doneIn, addedAfter }) => ({
    item: {
      ...{ id: '', text: 'x', by: who, isMine: true },
      ...{ takenBy: isAction ? who : null, doneOn: isDone ? '2026-01-13' : null },
    },
    ...{ addedAfter, doneIn: isDone && doneIn !== null ? String(doneIn) : null },
  }))

test('each item stands in one place, and what is carried over was open while they talked', () => {
  fc.assert(
    fc.property(
      fc.array(aRow, { maxLength: 12 }),
      fc.shuffledSubarray([0, 1, 2, 3]),
      fc.constantFrom(...days),
      (given, held, today) => {
        const meetings = held.map((at) => ({
          ...{ id: String(at), heldOn: days[at] ?? '', notes: '', version: 1 },
        }))
        const rows = given.map((row, at) => ({ ...row, item: { ...row.item, id: String(at) } }))
        // What was done in a meeting that there is none of does not occur: the database refers to it.
        const known = rows.filter(
          ({ doneIn }) => doneIn === null || meetings.some(({ id }) => id === doneIn),
        )
        const all = placed(known, meetings, today)
        const places = [...all.agenda, ...all.actions, ...all.meetings.flatMap(({ done }) => done)]
        expect(places.map(({ id }) => id).toSorted()).toEqual(
          known.map(({ item }) => item.id).toSorted(),
        )
        for (const { id, isCarriedOver, doneOn } of places) {
          const before = meetings.filter(({ heldOn }) => heldOn < today).length
          const row = rows[Number(id)]
          expect(isCarriedOver).toBe(doneOn === null && before > (row?.addedAfter ?? 0))
        }
        const order = all.meetings.map(({ heldOn }) => heldOn)
        expect(order).toEqual(order.toSorted().toReversed())
      },
    ),
  )
})
