import { expect, test } from 'vitest'
import { namesakesAmong } from './namesakes.ts'

const names = (...given: string[]) => given.map((name, id) => ({ name, id }))

test('who goes by one name, whatever its case and spaces, is worth asking about', () => {
  const found = namesakesAmong(names('Ana Lee', 'Bo', 'ana  lee ', 'ANA LEE', 'Cy'))
  expect(found.map((own) => own.map(({ id }) => id))).toEqual([[0, 2, 3]])
})

test('a word that many put in place of a name is none', () => {
  expect(namesakesAmong(names('', ' ', 'root', 'Root', 'unknown', 'Unknown'))).toEqual([])
})
