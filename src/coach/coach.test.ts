import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { coach } from './coach.ts'
import { english } from './english/english.ts'
import type { Hint } from './hint.ts'
import { processorMs } from '../../test/processor-time.ts'

const hints = (text: string, asked: { soft?: boolean; all?: boolean } = {}): Hint[] =>
  coach(text, { language: english, ...asked })
const words = (text: string, asked = {}) =>
  hints(text, asked).map(({ start, end }) => text.slice(start, end))

// Three call sites, as they will be.
test('beside a text box: the first place of each kind, firm hints only', () => {
  expect(words('You forgot to test. Tom forgot to ask. Obviously a stupid idea.')).toEqual([
    'You forgot to test',
    'stupid idea',
  ])
})

test('on an incident review: soft hints too', () => {
  expect(hints('The root cause was a full disk.', { soft: true })).toEqual([
    {
      kind: 'error-label',
      strength: 'soft',
      start: 0,
      end: 14,
      why: 'There is hardly ever one cause; the search stops where one is found.',
      source: 'Allspaw, Infinite Hows; PagerDuty',
      suggestion: '"What contributed: …".',
    },
  ])
})

test('over a whole document: every place', () => {
  expect(words('You forgot to test. Tom forgot to ask.', { all: true })).toEqual([
    'You forgot to test',
    'Tom forgot to ask',
  ])
})

test('a kind that the reader wishes never to see again is muted', () => {
  const asked = { language: english, muted: ['omission' as const] }
  expect(coach('You forgot to test. A stupid idea.', asked).map(({ kind }) => kind)).toEqual([
    'dismissal',
  ])
})

describe('offsets', () => {
  test('count UTF-16 code units, so an emoji is two', () => {
    const [hint] = hints('😀 stupid idea')
    expect([hint?.start, hint?.end]).toEqual([3, 14])
  })

  test('are right behind signs that change their length in lower case, and behind joined emoji', () => {
    for (const before of ['İİİ ', '👩‍👩‍👧 ', 'ﬃ ', 'e\u0301 ', '\ufeff'])
      expect(words(`${before}A STUPID IDEA`)).toEqual(['STUPID IDEA'])
  })

  test('are right across a line break, with curly apostrophes and Windows line ends', () => {
    expect(words('It’s a stupid\r\nidea.\r\nYou shouldn’t have\r\nmerged it.')).toEqual([
      'stupid\r\nidea',
      'You shouldn’t have\r\nmerged',
    ])
  })
})

describe('who is meant', () => {
  test('a name is known by its given name, not by its capital', () => {
    expect(words('Tom broke the build.')).toEqual(['Tom broke the build'])
    for (const text of [
      'Fastly broke the build.',
      'Since May Redis failed to start.',
      'Deployments broke the build.',
    ])
      expect([text, words(text)]).toEqual([text, []])
  })

  test('a name that nobody knows counts where only people act', () => {
    expect(words('Then Wolkmar forgot to renew it.')).toEqual(['Wolkmar forgot to renew'])
  })

  test('a mention is a person; an e-mail address is an address', () => {
    expect(words('@ana-b broke the build.')).toEqual(['@ana-b broke the build'])
    expect(words('Mail ops@broke.example about the build.')).toEqual([])
  })
})

describe('what takes the sting out', () => {
  test.each([
    'I forgot to push, my mistake.',
    'Sorry, that was careless of me.',
    'We were careless here.',
    'This is not human error.',
    'Write what happened instead of human error.',
    'If someone forgot to set the key, the tool says so.',
    'He wrote: “you are an idiot”.',
    '> This is a stupid idea.',
    'Call `stupid_idea()` twice.',
    'The load balancer failed to detect the dead host.',
    'We should test this next time.',
  ])('%s', (text) => {
    expect(words(text)).toEqual([])
  })

  test('but somebody else is meant in the same breath', () => {
    for (const text of [
      'I think Tom broke the build.',
      'We were down because Tom broke the build.',
      'You broke the build. I had to fix it.',
      'I am sorry to be late. You broke the build.',
    ])
      expect([text, words(text)]).toEqual([
        text,
        ['Tom broke the build', 'You broke the build'].filter((each) => text.includes(each)),
      ])
  })
})

describe('whatever it is given', () => {
  test('it gives hints that lie in the text, in order and apart', () => {
    const parts = [
      ...'You forgot,idiot,`,```,",\n,> ,stupid idea,Tom,broke the build,not,😀,I,human error,. '.split(
        ',',
      ),
      'should have tested',
    ]
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...parts), fc.string({ unit: 'binary', maxLength: 5 })), {
          maxLength: 30,
        }),
        (some) => {
          const text = some.join(' ')
          let last = 0
          for (const { start, end } of hints(text, { soft: true, all: true })) {
            expect(start).toBeGreaterThanOrEqual(last)
            expect(end).toBeGreaterThan(start)
            last = end
          }
          expect(last).toBeLessThanOrEqual(text.length)
        },
      ),
    )
  })

  // Texts that make a careless pattern take for ever: 100,000 signs each, and more than linear time would show.
  test.each([
    ['spaces', ' '],
    ['one word', 'a'],
    ['small words', 'a '],
    ['ticks', '`'],
    ['single marks', " 'a"],
    ['marks', '"a '],
    ['angles', '<a '],
    ['comments', '<!-- '],
    ['braces', '{{ '],
    ['mentions', '@a-'],
    ['slashes', '/a'],
    ['names', 'Tom '],
    ['roles', 'the new senior backend '],
    ['half a hint', 'the team should have '],
    ['denials', 'not a '],
    ['line breaks', '\n'],
    ['lists', '- a\n'],
    ['dashes', '---\n'],
    ['wishes', 'if the team had only known that '],
    ['people and people', 'whoever did this and '],
    ['what is whose', 'another one of your '],
  ])('%s without end take no longer than a second', (_, part) => {
    const text = part.repeat(Math.ceil(100_000 / part.length))
    expect(processorMs(() => hints(text, { soft: true, all: true }))).toBeLessThan(1_000)
  })
})
