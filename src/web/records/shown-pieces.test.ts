import { expect, test } from 'vitest'
import { piecesOf } from '#records/diff.ts'
import { shownPieces } from './shown-pieces.ts'

const lines = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => `line ${from + at}\n`).join('')

test('around a change a few lines are read, and how many are left out', () => {
  const before = `${lines(1, 20)}old\n${lines(21, 40)}`
  expect(shownPieces(piecesOf(before, before.replace('old', 'new')))).toEqual([
    { is: 'left out', lines: 17 },
    { is: 'same', text: lines(18, 20) },
    { is: 'removed', text: 'old\n' },
    { is: 'added', text: 'new\n' },
    { is: 'same', text: lines(21, 23) },
    { is: 'left out', lines: 17 },
  ])
})

test('what is short is read whole', () => {
  const pieces = piecesOf('a\nb\nc\n', 'a\nb\nd\n')
  expect(shownPieces(piecesOf('one two\nthree\n', 'one\nthree\n'))).not.toContainEqual(
    expect.objectContaining({ is: 'left out' }),
  )
  expect(shownPieces(pieces).at(-1)).toEqual({ is: 'added', text: 'd\n' })
})
