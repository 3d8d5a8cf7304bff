/** What words said by hand make of names and e-mails. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { choicesBy, emailMark, spellingOf, type Claim, type Word } from './choices.ts'

const marks = ['a@x.org', 'b@x.org', 'c@x.org', 'd@x.org', 'Eve <none@none>']
const claims: Claim[] = marks.map((mark, index) => ({
  identityId: index,
  name: mark.split(/[@ ]/)[0] ?? '',
  email: mark.includes('<') ? 'none@none' : mark,
  mappedEmail: null,
}))

const aMark = fc.constantFrom(...marks)
const aWord: fc.Arbitrary<Word> = fc.oneof(
  fc.record({ kind: fc.constant('same' as const), mark: aMark, other: aMark }),
  fc.record({
    kind: fc.constantFrom('apart' as const, 'bot' as const, 'human' as const),
    mark: aMark,
    other: fc.constant(null),
  }),
)

describe('whatever was said, in circles or not', () => {
  test('the newest merge makes the two one person', () => {
    fc.assert(
      fc.property(fc.array(aWord), aMark, aMark, (words, mark, other) => {
        const { follow } = choicesBy([...words, { kind: 'same', mark, other }])
        expect(follow(other)).toBe(follow(mark))
      }),
    )
  })

  test('the newest split makes a mark its own', () => {
    fc.assert(
      fc.property(fc.array(aWord), aMark, (words, mark) => {
        const { follow } = choicesBy([...words, { kind: 'apart', mark, other: null }])
        expect(follow(mark)).toBe(mark)
      }),
    )
  })

  test('where it leads is where it stays', () => {
    fc.assert(
      fc.property(fc.array(aWord), aMark, (words, mark) => {
        const { follow } = choicesBy(words)
        expect(follow(follow(mark))).toBe(follow(mark))
      }),
    )
  })

  test('the newest word decides who is a bot', () => {
    fc.assert(
      fc.property(fc.array(aWord), fc.constantFrom(...claims), (words, claim) => {
        const mark = emailMark(claim.email) ?? spellingOf(claim)
        const choices = choicesBy([...words, { kind: 'bot', mark, other: null }])
        expect(choices.kindOf(choices.keyOf(claim).key, [claim])).toBe('bot')
      }),
    )
  })
})

test('one spelling of a shared address can be told apart, and the others stay', () => {
  const cleo = { identityId: 1, name: 'Cleo', email: 'team@x.org', mappedEmail: null }
  const dan = { identityId: 2, name: 'Dan', email: 'Team@X.org', mappedEmail: null }
  const { keyOf } = choicesBy([{ kind: 'apart', mark: 'Dan <team@x.org>', other: null }])
  expect(keyOf(cleo)).toEqual({ key: 'team@x.org', isByHand: false })
  expect(keyOf(dan)).toEqual({ key: 'Dan <team@x.org>', isByHand: true })
})

test('a word about an address goes before what .mailmap says of it', () => {
  const old = { identityId: 1, name: 'Ana', email: 'ana@old.org', mappedEmail: 'ana@x.org' }
  expect(choicesBy([]).keyOf(old).key).toBe('ana@x.org')
  expect(choicesBy([{ kind: 'apart', mark: 'ana@old.org', other: null }]).keyOf(old).key).toBe(
    'ana@old.org',
  )
})

test('an address that many tools fill in is nobody', () => {
  expect(emailMark('root@localhost')).toBeNull()
  expect(emailMark('none')).toBeNull()
  expect(emailMark('Ana@Example.org')).toBe('ana@example.org')
})
