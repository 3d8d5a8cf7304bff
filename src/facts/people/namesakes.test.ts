import { expect, test } from 'vitest'
import { namesakesAmong } from './namesakes.ts'

const names = (...given: string[]) =>
  given.map((name, id) => ({ name, id, email: `${id}@example.org` }))

test('who goes by one name, whatever its case and spaces, is worth asking about', () => {
  const found = namesakesAmong(names('Ana Lee', 'Bo', 'ana  lee ', 'ANA LEE', 'Cy'))
  expect(found.map((own) => own.map(({ id }) => id))).toEqual([[0, 2, 3]])
})

test('a word that many put in place of a name is none', () => {
  expect(namesakesAmong(names('', ' ', 'root', 'Root', 'unknown', 'Unknown'))).toEqual([])
})

test('who was said to be two is not asked about again, and everybody else is, once', () => {
  const four = names('Bo', 'Bo', 'Bo', 'Bo')
  const asked = (...two: [number, number][]) =>
    namesakesAmong(
      four,
      two.map(([one, other]) => [`${one}@example.org`, `Bo <${other}@example.org>`] as const),
    ).map((own) => own.map(({ id }) => id))
  expect(asked()).toEqual([[0, 1, 2, 3]])
  expect(asked([1, 0])).toEqual([
    [0, 2, 3],
    [1, 2],
  ])
  expect(asked([0, 1], [0, 2], [3, 0])).toEqual([[1, 2, 3]])
  expect(asked([0, 1], [0, 2], [0, 3], [1, 2], [1, 3], [2, 3])).toEqual([])
})
