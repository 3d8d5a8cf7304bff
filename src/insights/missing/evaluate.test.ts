import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyOf, associate, surest, union } from './associate.ts'
import { makeIndex } from './change-index.ts'
import { evaluate, usualEvaluation } from './evaluate.ts'

test('what always changed together is predicted, what never did is not', () => {
  const always = Array.from({ length: 10 }, () => [1, 2])
  const { trainedOn, changes, navigation, prevention } = evaluate(always, {
    ...usualEvaluation,
    train: 0.8,
  })
  expect({ trainedOn, changes }).toEqual({ trainedOn: 8, changes: 2 })
  const all = { questions: 4, feedback: 1, precision: 1, recall: 1, hitRate: 1, hitRateAnswered: 1 }
  expect([navigation, prevention]).toEqual([all, all])

  const never = [...Array.from({ length: 8 }, (_, index) => [index % 2]), [0, 1]]
  expect(evaluate(never, { ...usualEvaluation, train: 0.8, isLearning: false }).navigation).toEqual(
    { questions: 2, feedback: 0, precision: 0, recall: 0, hitRate: 0, hitRateAnswered: 0 },
  )
})

test('precision counts the suggestions made, recall the files wanted', () => {
  // 1 came with 2 three times, with 3 twice, with 4 once; then 1, 2 and 5 change.
  const history = [
    [1, 2],
    [1, 2],
    [1, 2, 3],
    [1, 3],
    [1, 4],
    [1, 2, 5],
  ]
  const { navigation } = evaluate(history, { ...usualEvaluation, train: 0.85, topK: 2 })
  // Asked about 1: 2 and 3 of 2 and 5. About 2: 1 and 3 of 1 and 5. About 5: nothing.
  expect(navigation).toEqual({
    questions: 3,
    feedback: 2 / 3,
    precision: 0.5,
    recall: (0.5 + 0.5) / 3,
    hitRate: 2 / 3,
    hitRateAnswered: 1,
  })
})

test('a change is never predicted from itself, and those of one or of over 30 files are no question', () => {
  const wide = Array.from({ length: 31 }, (_, file) => file)
  expect(
    evaluate([[1], [2], [3], [4], [8, 9], wide], { ...usualEvaluation, train: 0.5 }),
  ).toMatchObject({ changes: 1, navigation: { questions: 2, feedback: 0 } })
})

test('scores are shares, a touched file is never suggested, and agreeing files say more than the surest of them', () => {
  fc.assert(
    fc.property(
      fc.array(fc.uniqueArray(fc.nat(8), { maxLength: 5 }), { maxLength: 40 }),
      fc.uniqueArray(fc.nat(8), { minLength: 1, maxLength: 3 }),
      (history, touched) => {
        const index = makeIndex()
        history.forEach((files, unit) => files.forEach((file) => index.add(unit, file)))
        const scores = (combine: typeof anyOf) =>
          new Map(associate(index, touched, combine).map(({ file, score }) => [file, score]))
        const [any, most] = [scores(anyOf), scores(surest)]
        expect([...any.keys()].some((file) => touched.includes(file))).toBe(false)
        for (const [file, score] of any) {
          expect(score).toBeGreaterThanOrEqual((most.get(file) ?? 1) - 1e-12)
          expect(score).toBeLessThanOrEqual(1)
        }
        // Of one file there is nothing to combine.
        if (touched.length === 1)
          for (const [file, score] of scores(union)) expect(any.get(file)).toBeCloseTo(score, 12)
      },
    ),
  )
})
