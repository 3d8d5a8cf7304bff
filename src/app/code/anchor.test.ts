/** Where lines went, held against edits in which each line is known by name. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { align, contentOf } from './anchor-alignment.ts'
import { anchor } from './anchor.ts'

function anchored(
  before: readonly string[],
  after: readonly string[],
  [from, to]: readonly [number, number],
) {
  const contents = { before: contentOf(before), after: contentOf(after) }
  const alignment = align(contents.before, contents.after)
  return anchor({ ...contents, alignment, from, to })
}

const aFew = ['one()', 'two()', '', 'three()', '{', 'four()', '}', 'five()', 'six()']

test.each([
  ['nothing happened', aFew, { state: 'intact', place: { from: 4, to: 6 } }],
  ['lines came above', ['new()', ...aFew], { state: 'intact', place: { from: 5, to: 7 } }],
  ['lines went above', aFew.slice(2), { state: 'intact', place: { from: 2, to: 4 } }],
  [
    'all was indented anew',
    ['if (x) {', ...aFew.map((line) => `\t${line.replace('()', ' ( )')}`), '}'],
    { state: 'intact', place: { from: 5, to: 7 } },
  ],
  [
    'it was carried below',
    [...aFew.slice(0, 3), ...aFew.slice(6), ...aFew.slice(3, 6)],
    { state: 'intact', place: { from: 7, to: 9 } },
  ],
  [
    'a line came within',
    aFew.toSpliced(4, 0, 'new()'),
    { state: 'changed', place: { from: 4, to: 7 } },
  ],
  ['a line went within', aFew.toSpliced(5, 1), { state: 'changed', place: { from: 4, to: 4 } }],
  ['a line was mended', aFew.with(3, 'three(4)'), { state: 'changed', place: { from: 4, to: 6 } }],
  ['all of it went', aFew.toSpliced(3, 3), { state: 'gone', place: null }],
  ['all of it was made anew', aFew.toSpliced(3, 3, 'x = 1', 'y = 2'), { state: 'gone' }],
  ['the file is empty now', [], { state: 'gone', place: null }],
])('%s', (_, after, expected) => {
  expect(anchored(aFew, after, [4, 6])).toMatchObject(expected)
})

test('a bracket that went is not found again in another', () => {
  const after = ['new()', '}', ...aFew.slice(0, 4), 'all()', 'of()', 'it()', 'new()']
  expect(anchored(aFew, after, [7, 7])).toMatchObject({ state: 'unclear', place: null })
  // Its neighbours know it.
  expect(anchored(aFew, ['new()', ...aFew], [7, 7])).toMatchObject({ place: { from: 8, to: 8 } })
  const carried = [...aFew.slice(5), '', 'x()', ...aFew.slice(0, 5)]
  expect(anchored(aFew, carried, [7, 7])).toMatchObject({ place: { from: 2, to: 2 } })
})

test('of two places that are alike one is taken, and that is not sure', () => {
  const after = [...aFew.slice(3, 6), ...aFew.toSpliced(3, 3), 'x()', ...aFew.slice(3, 6)]
  const { state, place, confidence } = anchored(aFew, after, [4, 6])
  expect(state).toBe('intact')
  expect([1, 11]).toContain(place?.from)
  expect(confidence).toBeLessThan(0.9)
})

test('a line that stands in several places is known by what stands around it', () => {
  const part = (name: string) => [
    `function ${name}() {`,
    `  ask(${name})`,
    '  return null',
    '}',
    '',
  ]
  const before = ['alpha', 'beta', 'gamma'].flatMap(part)
  const after = ['delta', 'gamma', 'epsilon', 'alpha'].flatMap(part)
  expect(anchored(before, after, [3, 3]).place).toEqual({ from: 18, to: 18 })
  expect(anchored(before, after, [13, 13]).place).toEqual({ from: 8, to: 8 })
  // beta's is gone, and its like is taken for it without being sure.
  expect(anchored(before, after, [8, 8]).confidence).toBeLessThan(0.9)
})

interface Named {
  name: number
  text: string
}

/** Lines of their own, and among them some that stand everywhere. */
const aFile = fc.array(fc.constantFrom('own', 'own', 'own', '', '}', '  return null'), {
  minLength: 3,
  maxLength: 30,
})
const anEdit = fc.record({
  how: fc.constantFrom('insert', 'delete', 'mend', 'indent', 'carry'),
  at: fc.nat({ max: 40 }),
  count: fc.integer({ min: 1, max: 6 }),
  to: fc.nat({ max: 40 }),
})

test('whatever was inserted, deleted, mended, indented and carried along, lines are where they went', () => {
  fc.assert(
    fc.property(
      aFile,
      fc.array(anEdit, { maxLength: 6 }),
      fc.nat({ max: 40 }),
      fc.nat({ max: 8 }),
      (kinds, edits, start, length) => {
        let names = 0
        const made = (kind: string): Named => {
          const name = names++
          return { name, text: kind === 'own' ? `call${name}(of${name}, the${name})` : kind }
        }
        const before = kinds.map(made)
        let after = [...before]
        const mended = new Set<number>()
        let wasCarried = false
        for (const { how, at, count, to } of edits) {
          const place = Math.min(at, after.length)
          if (how === 'insert')
            after = after.toSpliced(place, 0, ...Array.from({ length: count }, () => made('own')))
          if (how === 'delete') after = after.toSpliced(place, count)
          if (how === 'indent')
            after = after.map((line, index) =>
              index >= place && index < place + count && line.text !== ''
                ? { ...line, text: `\t${line.text}` }
                : line,
            )
          if (how === 'carry') {
            wasCarried = true
            const block = after.slice(place, place + count)
            const rest = after.toSpliced(place, count)
            after = rest.toSpliced(Math.min(to, rest.length), 0, ...block)
          }
          const line = after[place]
          if (how === 'mend' && line?.text.startsWith('call') && !mended.has(line.name)) {
            mended.add(line.name)
            after = after.with(place, { ...line, text: `${line.text} // mended` })
          }
        }
        const from = 1 + Math.min(start, before.length - 1)
        const to = Math.min(before.length, from + length)
        const wanted = before.slice(from - 1, to)
        const texts = (lines: Named[]) => lines.map(({ text }) => text)
        const found = anchored(texts(before), texts(after), [from, to])
        const own = wanted.filter(({ text }) => text.startsWith('call'))
        const places = wanted.map(({ name }) => after.findIndex((line) => line.name === name))
        const isWhole = places.every(
          (place, index) => place >= 0 && place === (places[0] ?? 0) + index,
        )
        const left = own.filter(({ name }) => after.some((line) => line.name === name))
        // What stands everywhere can be told from its like by nobody.
        if (own.length === 0) return
        const isMended = wanted.some(({ name }) => mended.has(name))
        if (isWhole && !isMended)
          expect(found).toMatchObject({ state: 'intact', place: { from: (places[0] ?? 0) + 1 } })
        else if (left.length === 0) expect(found.state).toBe('gone')
        // A line that was mended and carried away is a new one.
        else if (!wasCarried && left.length * 3 >= own.length + 3) {
          const at = left.map(({ name }) => 1 + after.findIndex((line) => line.name === name))
          expect(found.state).toBe('changed')
          expect(found.place?.from).toBeLessThanOrEqual(Math.min(...at))
          expect(found.place?.to).toBeGreaterThanOrEqual(Math.max(...at))
        }
      },
    ),
    { numRuns: 600 },
  )
})

test('an alignment only ever rises, and pairs equal lines', () => {
  const lines = fc.array(fc.constantFrom('a', 'b', ' b', 'c', 'd', '', '}'), { maxLength: 40 })
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const [left, right] = [contentOf(before), contentOf(after)]
      let last = -1
      for (const [line, place] of align(left, right).entries()) {
        if (place < 0) continue
        expect(place).toBeGreaterThan(last)
        expect(right.keys[place]).toBe(left.keys[line])
        last = place
      }
    }),
  )
})
