/** Which test cases are flaky, and what that costs. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { flakyOf, type Try } from './flaky.ts'

const hour = 3_600_000
const all = { window: { from: null, to: null }, limit: 10 }

/** A case that ran for a minute; `at` in hours. */
const ran = (name: string, commit: string, given: Partial<Try> = {}): Try => ({
  ...{ repository: 'app', name, commit, failed: false, ms: 60_000, ...given },
  at: given.at === null ? null : (given.at ?? 0) * hour,
})

test('a case is flaky that failed and passed on one commit, and costs its failures and the wait', () => {
  const { flaky, items } = flakyOf(
    [
      ran('a', '1', { failed: true, at: 1 }),
      ran('a', '1', { failed: true, at: 2 }),
      ran('a', '1', { at: 5 }),
      ran('a', '1', { at: 9 }),
      ran('b', '1', { failed: true }),
      ran('b', '2'),
    ],
    all,
  )
  expect(items).toEqual([
    {
      ...{ repository: 'app', name: 'a', failures: 2, commits: 1 },
      runner: { value: 2, notMeasurable: 0, unit: 'minutes' },
      wait: { value: 4, notMeasurable: 0, unit: 'hours' },
    },
  ])
  expect(flaky).toMatchObject({ cases: 1, failures: 2, commits: 1, wait: { value: 4 } })
})

test('cases of one commit wait side by side, those of two one after the other', () => {
  const red = (name: string, commit: string) => ran(name, commit, { failed: true, at: 1 })
  const tries = [
    ...[red('a', '1'), ran('a', '1', { at: 3 }), red('b', '1'), ran('b', '1', { at: 4 })],
    ...[red('a', '2'), ran('a', '2', { at: 6 })],
  ]
  const { flaky, items } = flakyOf(tries, all)
  expect(flaky).toMatchObject({ cases: 2, failures: 3, commits: 2, wait: { value: 3 + 5 } })
  expect(items.map(({ name, wait }) => [name, wait.value])).toEqual([
    ['a', 7],
    ['b', 3],
  ])
})

test('what no report tells is not nought', () => {
  const tries = [ran('a', '1', { failed: true, ms: null, at: null }), ran('a', '1', { at: null })]
  expect(flakyOf(tries, all).flaky).toMatchObject({
    ...{ cases: 1, failures: 1 },
    runner: { value: null, notMeasurable: 1 },
    wait: { value: null, notMeasurable: 1 },
  })
  const passedFirst = [ran('a', '1', { at: 1 }), ran('a', '1', { failed: true, at: 2 })]
  expect(flakyOf(passedFirst, all).flaky.wait).toMatchObject({ value: null, notMeasurable: 1 })
})

test('a window counts what failed in it, and what passed behind it', () => {
  const tries = [ran('a', '1', { failed: true, at: 2 }), ran('a', '1', { at: 50 })]
  const of = (from: number, to: number) =>
    flakyOf(tries, { ...all, window: { from: from * hour, to: to * hour } }).flaky
  expect(of(1, 3)).toMatchObject({ cases: 1, wait: { value: 48 } })
  expect(of(3, 60)).toMatchObject({ cases: 0, failures: 0, wait: { value: 0 } })
})

const anyTry = fc
  .record({
    name: fc.constantFrom('a', 'b', 'c'),
    commit: fc.constantFrom('1', '2', '3'),
    failed: fc.boolean(),
    ms: fc.option(fc.nat(600_000)),
    at: fc.option(fc.nat(20)),
  })
  .map(({ name, commit, ...rest }) => ran(name, commit, rest))

test('any order gives the same; as many are flaky as have a failure and a success on a commit', () => {
  fc.assert(
    fc.property(fc.array(anyTry, { maxLength: 25 }), fc.infiniteStream(fc.nat()), (tries, dice) => {
      const told = flakyOf(tries, all)
      const shuffled = tries
        .map((one) => ({ one, place: dice.next().value ?? 0 }))
        .sort((a, b) => a.place - b.place)
      expect(
        flakyOf(
          shuffled.map(({ one }) => one),
          all,
        ),
      ).toEqual(told)
      const isSeen = (name: string, commit: string, failed: boolean) =>
        tries.some((one) => one.name === name && one.commit === commit && one.failed === failed)
      const flaky = ['a', 'b', 'c'].filter((name) =>
        ['1', '2', '3'].some((on) => isSeen(name, on, true) && isSeen(name, on, false)),
      )
      expect(told.items.map(({ name }) => name).sort()).toEqual(flaky)
      expect(told.flaky.cases).toBe(flaky.length)
    }),
  )
})
