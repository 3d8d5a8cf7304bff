/** Where lines went, held against histories in which each line is known by name. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hunksBetween } from '#sources/git/hunks.ts'
import { aRepository, type BuiltRepository } from '../../../test/repositories/build.ts'
import { git } from '../../../test/repositories/git.ts'
import { anchor } from './anchor.ts'

async function contentOf(repository: BuiltRepository, lines: readonly string[]): Promise<string> {
  const input = lines.map((line) => `${line}\n`).join('')
  const args = ['--git-dir', repository.gitDir, 'hash-object', '-w', '--stdin']
  return (await git(args, { input })).toString().trim()
}

async function anchored(
  repository: BuiltRepository,
  before: readonly string[],
  after: readonly string[],
  [from, to]: readonly [number, number],
) {
  const contents = [
    await contentOf(repository, before),
    await contentOf(repository, after),
  ] as const
  const hunks = await hunksBetween(repository.gitDir, contents)
  return anchor({ before, after, hunks, from, to })
}

const aFew = ['one()', 'two()', '', 'three()', '{', 'four()', '}', 'five()', 'six()']

test.each([
  ['nothing happened', aFew, { state: 'intact', place: { from: 4, to: 6 }, confidence: 1 }],
  ['lines came above', ['new()', ...aFew], { state: 'intact', place: { from: 5, to: 7 } }],
  ['lines went above', aFew.slice(2), { state: 'intact', place: { from: 2, to: 4 } }],
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
])('%s', async (_, after, expected) => {
  await using repository = await aRepository({ commits: [{ files: { a: 'a' } }] })
  expect(await anchored(repository, aFew, after, [4, 6])).toMatchObject(expected)
})

test('a bracket that went is not found again in another', async () => {
  await using repository = await aRepository({ commits: [{ files: { a: 'a' } }] })
  const after = ['new()', '}', ...aFew.toSpliced(6, 1)]
  expect(await anchored(repository, aFew, after, [7, 7])).toMatchObject({ state: 'unclear' })
  // Its neighbours know it.
  expect(await anchored(repository, aFew, ['new()', ...aFew], [7, 7])).toMatchObject({
    ...{ state: 'intact', place: { from: 8, to: 8 }, confidence: 0.9 },
  })
})

test('of two places that are alike one is taken, and that is not sure', async () => {
  await using repository = await aRepository({ commits: [{ files: { a: 'a' } }] })
  const after = [...aFew.slice(3, 6), ...aFew.toSpliced(3, 3), 'x()', ...aFew.slice(3, 6)]
  const { state, place, confidence } = await anchored(repository, aFew, after, [4, 6])
  expect(state).toBe('intact')
  expect([1, 8]).toContain(place?.from)
  expect(confidence).toBeLessThan(0.75)
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
  how: fc.constantFrom('insert', 'delete', 'mend'),
  at: fc.nat({ max: 40 }),
  count: fc.integer({ min: 1, max: 6 }),
})

test(
  'whatever was inserted, deleted and mended, lines are where they went',
  { timeout: 120_000 },
  async () => {
    await using repository = await aRepository({ commits: [{ files: { a: 'a' } }] })
    await fc.assert(
      fc.asyncProperty(
        aFile,
        fc.array(anEdit, { maxLength: 6 }),
        fc.nat({ max: 40 }),
        fc.nat({ max: 8 }),
        async (kinds, edits, start, length) => {
          let names = 0
          const made = (kind: string): Named => {
            const name = names++
            return { name, text: kind === 'own' ? `call${name}(of${name}, the${name})` : kind }
          }
          const before = kinds.map(made)
          let after = [...before]
          const mended = new Set<number>()
          for (const { how, at, count } of edits) {
            const place = Math.min(at, after.length)
            if (how === 'insert')
              after = after.toSpliced(place, 0, ...Array.from({ length: count }, () => made('own')))
            if (how === 'delete') after = after.toSpliced(place, count)
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
          const found = await anchored(repository, texts(before), texts(after), [from, to])
          const own = wanted.filter(({ text }) => text.startsWith('call'))
          const places = wanted.map(({ name }) => after.findIndex((line) => line.name === name))
          const isWhole = places.every(
            (place, index) => place >= 0 && place === (places[0] ?? 0) + index,
          )
          const left = own.filter(({ name }) => after.some((line) => line.name === name))
          // What stands everywhere can be told from its like by nobody.
          if (own.length === 0) return
          if (isWhole && wanted.every(({ name }) => !mended.has(name)))
            expect(found).toMatchObject({ state: 'intact', place: { from: (places[0] ?? 0) + 1 } })
          else if (left.length === 0) expect(found.state).toBe('gone')
          else if (left.length * 3 >= own.length + 3) {
            const at = left.map(({ name }) => 1 + after.findIndex((line) => line.name === name))
            expect(found.state).toBe('changed')
            expect(found.place?.from).toBeLessThanOrEqual(Math.min(...at))
            expect(found.place?.to).toBeGreaterThanOrEqual(Math.max(...at))
          }
        },
      ),
      { numRuns: 150 },
    )
  },
)
