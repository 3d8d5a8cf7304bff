/** Whom to talk to, in rounds. */
import { expect, test } from 'vitest'
import { inTurn } from './rounds.ts'

test('those next to each other who are asked the same stand together, and the order stays', () => {
  const asked = (name: string, question: string, mayGain: string[] = []) => ({
    ...{ name, question, mayGain, mayLose: [] },
  })
  const rounds = inTurn([
    ...[asked('Ana', 'What of src?'), asked('Ben', 'What of src?')],
    ...[asked('Cho', 'What of lib?'), asked('Dee', 'What of src?')],
    asked('Eve', 'What of src?', ['Less to mend.']),
  ])
  expect(rounds.map((round) => round.with.map(({ name }) => name))).toEqual([
    ...[['Ana', 'Ben'], ['Cho'], ['Dee'], ['Eve']],
  ])
  expect(inTurn([])).toEqual([])
})
