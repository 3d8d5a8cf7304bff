import { expect } from 'vitest'
import { test } from '../../../test/cairn.ts'
import { IdentityBook, TokenBook, personKey } from './books.ts'

const people = Array.from({ length: 3_000 }, (_, index) =>
  personKey(`Name ${index}`, `${index}@example.org`),
)
const tokens = Array.from({ length: 3_000 }, (_, index) => `token-${index}`)

test('several who learn the same people and words at once, each in an order of its own, all learn them', async ({
  facts,
}) => {
  for (let round = 0; round < 4; round++) {
    const own = people.map((person) => `${round} ${person}`)
    const words = tokens.map((token) => `${token}-${round}`)
    const books = [new IdentityBook(), new IdentityBook(), new IdentityBook()]
    const orders = [own, own.toReversed(), [...own.slice(1_500), ...own.slice(0, 1_500)]]
    await Promise.all(books.map((book, turn) => book.learn(facts.pool, orders[turn] ?? [])))
    for (const book of books) expect(own.every((person) => book.id(person) > 0)).toBe(true)
    const [one, other] = [new TokenBook(), new TokenBook()]
    await Promise.all([one.learn(facts.pool, words), other.learn(facts.pool, words.toReversed())])
    expect(words.every((word) => one.id(word) === other.id(word) && one.id(word) > 0)).toBe(true)
  }
})
