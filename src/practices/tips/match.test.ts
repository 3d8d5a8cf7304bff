/** Which tips come first, and what they say of why. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matching, wantedOf } from './match.ts'
import type { TipLine } from './schema.ts'
import { runtimes, signs } from './schema-words.ts'

const aTip: fc.Arbitrary<TipLine> = fc.record({
  ref: fc.stringMatching(/^[a-z]{1,8}$/),
  from: fc.constantFrom('cairn', 'team'),
  id: fc.constant(null),
  number: fc.constant(null),
  title: fc.string(),
  status: fc.constant('offered'),
  fits: fc.uniqueArray(fc.constantFrom(...signs), { minLength: 1, maxLength: 4 }),
  runtimes: fc.uniqueArray(fc.constantFrom(...runtimes), { maxLength: 2 }),
  minutes: fc.integer({ min: 1, max: 60 }),
})
const someTips = fc.uniqueArray(aTip, { selector: ({ ref }) => ref, maxLength: 20 })
const someSigns = fc.uniqueArray(fc.constantFrom(...signs), { minLength: 1, maxLength: 4 })
const someRuntimes = fc.uniqueArray(fc.constantFrom(...runtimes), { maxLength: 2 })

test('all that fit are told and no other, in an order that theirs does not change', () => {
  fc.assert(
    fc.property(someTips, someSigns, someRuntimes, (tips, named, given) => {
      const wanted = wantedOf(named, [])
      const found = matching(tips, wanted, { runtimes: given, limit: 100 })
      const fitting = tips.filter(
        (tip) =>
          tip.fits.some((sign) => named.includes(sign)) &&
          (given.length === 0 ||
            tip.runtimes.length === 0 ||
            tip.runtimes.some((runtime) => given.includes(runtime))),
      )
      expect(new Set(found.map(({ ref }) => ref))).toEqual(new Set(fitting.map(({ ref }) => ref)))
      expect(matching(tips.toReversed(), wanted, { runtimes: given, limit: 100 })).toEqual(found)
      expect(matching(tips, wanted, { runtimes: given, limit: 3 })).toEqual(found.slice(0, 3))
      for (const { why } of found) expect(why.length).toBeGreaterThan(0)
    }),
  )
})

const a = (ref: string, more: Partial<TipLine>): TipLine => ({
  ...{ ref, from: 'cairn', id: null, number: null, title: ref, status: 'offered' },
  ...{ minutes: 10, runtimes: [], fits: ['hang'], ...more },
})
const all = [
  a('long', { minutes: 40 }),
  a('short', {}),
  a('ours', { from: 'team', minutes: 30 }),
  a('aside', { fits: ['slow', 'hang'] }),
  a('both', { fits: ['hang', 'race'] }),
  a('java', { runtimes: ['java'] }),
  a('go', { runtimes: ['go'] }),
]
const refsFor = (given: TipLine['runtimes']) =>
  matching(all, wantedOf(['hang', 'race', 'hang'], [{ sign: 'hang', words: ['x'] }]), {
    ...{ runtimes: given, limit: 10 },
  }).map(({ ref }) => ref)

test('what fits most comes first; then the team’s own, then what takes less time', () => {
  expect(refsFor([]).slice(0, 4)).toEqual(['both', 'ours', 'short', 'long'])
})

test('what is made for where it runs comes first, and what is for elsewhere is left out', () => {
  expect(refsFor(['java'])).toEqual(['java', 'both', 'ours', 'short', 'long', 'aside'])
  expect(refsFor([])).toContain('go')
})

test('of what a text tells, that counts as much which as many words tell, wherever it stands', () => {
  const tips = [
    a('first', { fits: ['slow'], minutes: 9 }),
    a('last', { fits: ['network'], minutes: 5 }),
  ]
  const refs = (seen: Parameters<typeof wantedOf>[1]) =>
    matching(tips, wantedOf([], seen), { runtimes: [], limit: 9 }).map(({ ref }) => ref)
  const [slow, network] = [
    { sign: 'slow' as const, words: ['slow'] },
    { sign: 'network' as const, words: ['econnreset'] },
  ]
  expect(refs([slow, network])).toEqual(['last', 'first'])
  expect(refs([{ ...slow, words: ['slow', 'latency'] }, network])).toEqual(['first', 'last'])
})

test('why is told by sign, by the words that were read, and by runtime', () => {
  const wanted = wantedOf(['slow'], [{ sign: 'hang', words: ['it hangs', 'x'.repeat(80), 'z'] }])
  const [first] = matching([a('one', { fits: ['slow', 'hang'], runtimes: ['go'] })], wanted, {
    ...{ runtimes: ['go'], limit: 1 },
  })
  expect(first?.why).toEqual([
    'It fits “It is slow”.',
    `It fits “It hangs”: you wrote “it hangs” and “${'x'.repeat(60)}…”.`,
    'It is made for Go.',
  ])
})
