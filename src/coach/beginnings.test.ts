import fc from 'fast-check'
import { expect, test } from 'vitest'
import { beginningsOf, signs } from './beginnings.ts'
import { spelledOut } from './pattern.ts'

const words = { animal: 'cat|dog|{bird}', bird: 'owl|(?:blue )?tit' }

test.each([
  ['cats', ['cats']],
  [
    'an? {animal}',
    [
      'a cat',
      'a dog',
      'a owl',
      'a blue',
      'a tit',
      'an cat',
      'an dog',
      'an owl',
      'an blu',
      'an tit',
    ],
  ],
  ['(?:so )?cat', ['so cat', 'cat']],
  ['(?<=^)cat(?= )', ['cat']],
  ['[ab]c', ['ac', 'bc']],
  ['[a-z]+ cat', ['']],
  ['(?:very )*cat', ['very ', 'cat']],
  ['a{2,3}b', ['a']],
  ['\\ue001+', ['\ue001']],
  ["(?:is|'s) a", ['is a', "'s a"]],
])('%s begins so', (way, beginnings) => {
  expect(beginningsOf(way, words).toSorted()).toEqual(beginnings.toSorted())
})

test('whatever a way matches begins as told', () => {
  const piece = fc.constantFrom(
    'a',
    'b',
    ' ',
    '(?:a|bb)',
    '(?:b )?',
    '{animal}',
    '[ab]',
    'a+',
    '(?!x)',
    'b*',
  )
  fc.assert(
    fc.property(
      fc.array(piece, { minLength: 1, maxLength: 5 }),
      fc.stringMatching(/^[abcdglouwt ]{1,8}$/),
      (pieces, text) => {
        const way = pieces.join('')
        const [matched] = new RegExp(`^(?:${spelledOut(way, words)})`).exec(text) ?? []
        if (matched === undefined || /\s\s/.test(text)) return
        const isTold = beginningsOf(way, words).some((beginning) =>
          text.slice(0, signs).startsWith(beginning.slice(0, text.length)),
        )
        expect([way, text, isTold]).toEqual([way, text, true])
      },
    ),
  )
})
