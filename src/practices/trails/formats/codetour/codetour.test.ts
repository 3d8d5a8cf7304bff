/** Tours of editors, read and written back. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CairnError } from '#std/errors.ts'
import { readTour, tourBytesMax } from './read-tour.ts'
import { linesOf } from './tour.ts'
import { customFolderIn, projectOf } from './where.ts'
import { newTour, writeTour, type StepWritten } from './write-tour.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const asIs = (count: number): StepWritten[] =>
  Array.from({ length: count }, (_, was) => ({ was, changes: {} }))

/** As people and editors leave them: keys nobody knows, any indentation, a byte order mark, no line break at the end. */
const aStep = fc.record(
  {
    description: fc.string(),
    title: fc.string(),
    file: fc.constantFrom('src/a.ts', 'b', './c d.ts'),
    line: fc.integer({ min: 1, max: 500 }),
    commands: fc.array(fc.string(), { maxLength: 2 }),
    unknown: fc.jsonValue({ maxDepth: 2 }),
  },
  { requiredKeys: [] },
)
const aTour = fc.record(
  {
    $schema: fc.constant('https://aka.ms/codetour-schema'),
    title: fc.string(),
    when: fc.constant('isLinux && isWeb'),
    steps: fc.array(aStep, { maxLength: 5 }),
    theirs: fc.jsonValue({ maxDepth: 2 }),
  },
  { requiredKeys: ['steps'] },
)
const aLayout = fc.record({
  indent: fc.constantFrom('', ' ', '  ', '    ', '\t'),
  newline: fc.constantFrom('\n', '\r\n'),
  end: fc.constantFrom('', '\n', '\n\n '),
  mark: fc.constantFrom('', '\ufeff'),
})
const laidOut = (
  tour: unknown,
  { indent, newline, end, mark }: { indent: string; newline: string; end: string; mark: string },
) => mark + JSON.stringify(tour, null, indent).replaceAll('\n', newline) + end

test('a tour that nobody edited is written byte for byte', () => {
  fc.assert(
    fc.property(aTour, aLayout, (tour, layout) => {
      const text = laidOut(tour, layout)
      expect(writeTour(readTour('a.tour', bytes(text)), {}, asIs(tour.steps.length))).toBe(text)
    }),
  )
})

test('of a tour that was edited only that differs: keys, their order, and what we know nothing of stay', () => {
  fc.assert(
    fc.property(
      aTour,
      aLayout,
      fc.string(),
      fc.integer({ min: 1, max: 99 }),
      fc.option(fc.string(), { nil: undefined }),
      (tour, layout, description, line, title) => {
        const file = readTour('a.tour', bytes(laidOut(tour, layout)))
        const order = tour.steps.map((_, at) => at).toReversed()
        const steps: StepWritten[] = [
          ...order.map((was) => ({ was, changes: was === 0 ? { description, line } : {} })),
          { was: null, changes: { description: 'new', file: 'd.ts', title: undefined } },
        ]
        const written = writeTour(file, { title }, steps)
        const { title: _, ...rest } = tour
        const wanted = {
          ...(title === undefined ? rest : { ...tour, title }),
          steps: [
            ...order.map((at) => ({
              ...tour.steps[at],
              ...(at === 0 ? { description, line } : {}),
            })),
            { description: 'new', file: 'd.ts' },
          ],
        }
        expect(JSON.parse(written.replace('\ufeff', ''))).toEqual(
          JSON.parse(JSON.stringify(wanted)),
        )
        expect(written.startsWith('\ufeff')).toBe(layout.mark !== '')
        expect(written.endsWith(`}${layout.end}`)).toBe(true)
        if (layout.indent !== '') {
          // As the file is laid out: no line is longer or shorter than an editor would have it.
          const known = Object.keys(tour)
          if (title === undefined || known.includes('title'))
            expect(written).toBe(laidOut(wanted, layout))
        }
        const back = { title: tour.title }
        const again = readTour('a.tour', bytes(written))
        const undone = [...order].map((__, at) => ({
          was: order.indexOf(at),
          changes:
            at === 0 ? { description: tour.steps[0]?.description, line: tour.steps[0]?.line } : {},
        }))
        expect(readTour('a.tour', bytes(writeTour(again, back, undone))).tour).toEqual(file.tour)
      },
    ),
  )
})

test('one word that is changed changes its line, and no other', () => {
  const text = '{ "title":"x" ,\r\n\t"steps" : [{"line":3,"x":1.50,"description":"é"}] }'
  const file = readTour('a.tour', bytes(text))
  expect(writeTour(file, {}, [{ was: 0, changes: { line: 12 } }])).toBe(text.replace('3', '12'))
})

test.each([
  ['{\n  "title": "x",\n}', 'a.tour, line 3: "}" stands where a name in quotes is expected.'],
  ['{\n  "steps": [ {} ]\n', 'a.tour, line 3: it ends where a comma or } is expected.'],
  ['{ "steps": [\n "a" ] }', 'a.tour, line 2: step 1 is not as in a tour'],
  ['{ "steps": [ {},\n { "file": "a",\n "line": "12" } ] }', 'a.tour, line 3: step 2, line is not'],
  ['{\n "steps": {} }', 'a.tour, line 2: steps is not as in a tour'],
  ['{ "title": "x" }', 'a.tour, line 1: steps is not as in a tour'],
  ['[]', 'a.tour, line 1: the tour is not'],
  ['', 'a.tour, line 1: it ends where a value is expected.'],
  ['{} x', 'a.tour, line 1: something stands behind its end.'],
  ['{"a":"\n"}', 'a.tour, line 1: a string ends in the middle of its line.'],
  [String.raw`{"a":"\x"}`, 'a.tour, line 1: a string holds an escape that is none.'],
  ['{"a":01}', 'a.tour, line 1: "1" stands where a comma or } is expected.'],
])('%j is no tour, and says where', (text, says) => {
  expect(() => readTour('a.tour', bytes(text))).toThrow(CairnError)
  expect(() => readTour('a.tour', bytes(text))).toThrow(says)
})

test('what is no text, or larger than any tour, is refused', () => {
  expect(() => readTour('a.tour', new Uint8Array([0x7b, 0xff, 0x7d]))).toThrow('is not UTF-8')
  expect(() => readTour('a.tour', new Uint8Array(tourBytesMax + 1))).toThrow('larger than 4 MiB')
  expect(() => readTour('a.tour', bytes('['.repeat(100_000)))).toThrow('nested more than 64 deep')
})

test('names that JavaScript has for itself are names like others', () => {
  const text = '{"__proto__":{"title":"no"},"constructor":1,"steps":[{"__proto__":[]}]}'
  const file = readTour('a.tour', bytes(text))
  expect(file.tour.title).toBeUndefined()
  expect(writeTour(file, { title: 'x' }, asIs(1))).toBe(text.replace(/\}$/, ',"title":"x"}'))
})

test('a step is about its selection, or its line', () => {
  const at = (line: number, character = 3) => ({ line, character })
  expect(linesOf({ line: 9, selection: { start: at(2), end: at(4) } })).toEqual({ from: 2, to: 4 })
  expect(linesOf({ selection: { start: at(2), end: at(5, 1) } })).toEqual({ from: 2, to: 4 })
  expect(linesOf({ line: 9 })).toEqual({ from: 9, to: 9 })
  expect([linesOf({}), linesOf({ line: 0 }), linesOf({ line: 1.5 })]).toEqual([null, null, null])
})

test('tours lie where editors keep them', () => {
  const at = (path: string) => projectOf(path)
  expect(['.tour', 'main.tour', '.vscode/main.tour'].map(at)).toEqual(['', '', ''])
  expect(['.tours/a/b.tour', '.vscode/tours/a.tour', '.github/tours/a.tour'].map(at)).toEqual([
    '',
    '',
    '',
  ])
  expect(at('apps/web/.tours/a.tour')).toBe('apps/web')
  expect(at('apps/main.tour')).toBe('apps')
  expect(['docs/a.tour', '.tours/a.json', 'x.tours/a.tour'].map(at)).toEqual([
    undefined,
    undefined,
    undefined,
  ])
  expect(projectOf('docs/tours/a.tour', './docs/tours/')).toBe('')
  expect(customFolderIn('{ // ours\n "codetour.customTourDirectory": "docs/tours", }')).toBe(
    'docs/tours',
  )
})

test('a new tour is laid out as CodeTour does', () => {
  const text = newTour({ title: 'x' }, [{ description: 'y' }])
  expect(readTour('a.tour', bytes(text)).tour).toMatchObject({
    title: 'x',
    steps: [{ description: 'y' }],
  })
})
