/** Whatever was said of a decision stands in its file, or is named as left out of it: nothing is dropped without a word. */
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatNames } from '../formats/decision-file.ts'
import { readFile } from '../formats/read-file.ts'
import { samples } from '../formats/samples.fixture.ts'
import { Decision } from '../schema.ts'
import { edited } from './edited.ts'
import { born, relationsIn } from './rewritten.ts'
import { contentsOf } from './said.ts'

const encoder = new TextEncoder()

const awkward = ['# no heading', '```', '<!-- no comment', '---', '* an item', 'a\n\n## b', '> c']
const words = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
    fc.constantFrom(...awkward),
    fc.constantFrom(...awkward).map((lead) => `some\n${lead}`),
  )
  .map((each) => each.replaceAll('\0', '').trim())
  .filter((each) => each !== '')
const title = words.map((each) => each.replaceAll(/\s+/g, ' '))
const several = fc.uniqueArray(words, { maxLength: 3 })

const considered = fc.record({
  options: fc.uniqueArray(fc.record({ title, pros: several, cons: several }), {
    maxLength: 3,
    selector: (option) => option.title,
  }),
  consequences: fc.record({ good: several, bad: several }),
  checks: fc.array(
    fc.record({
      id: fc.uuid(),
      repository: fc.constant('app'),
      mustBe: fc.boolean(),
      by: fc.constant('dependency'),
      dependency: fc.constantFrom('kysely', 'left-pad'),
    }),
    { maxLength: 1 },
  ),
  code: fc.constantFrom([], [{ repository: 'app', path: 'src/billing' }]),
  until: fc.constantFrom(null, '2027-01-02'),
  related: fc.constantFrom([], [neighbour()], [randomUUID()]),
  debt: fc.constantFrom(null, { stance: 'declines', cost: 'A day a week.' }),
  tags: fc.constantFrom([], ['mail']),
})

function neighbour(): string {
  return '7b0a3c52-0000-4000-8000-000000000001'
}

const about = {
  ...{ id: randomUUID(), number: 12, author: null, tags: [], version: 1 },
  ...{ createdAt: '2026-01-05T09:00:00.000Z', updatedAt: '2026-01-05T09:00:00.000Z' },
}

/** Field by field, and not as the code under test lists it. */
function unsaidIn(text: string, decision: Decision): string[] {
  const flat = (given: string) => given.replaceAll(/\s+/g, ' ').trim()
  const stands = (given: string) => flat(text).includes(flat(given))
  const { options, consequences, checks, code, until, related, debt, tags } = decision
  const told: [string, boolean][] = [
    ['options', options.every((option) => stands(option.title))],
    ['pros', options.every(({ pros }) => pros.every(stands))],
    ['cons', options.every(({ cons }) => cons.every(stands))],
    ['consequences', [...consequences.good, ...consequences.bad].every(stands)],
    ['checks', checks.every((check) => check.by === 'dependency' && stands(check.dependency))],
    ['code', code.every(({ path }) => stands(path))],
    ['until', until === null || stands(until)],
    ['related', related.every((id) => id === neighbour() && stands('0003-neighbour.md'))],
    ['debt', debt === null],
    ['tags', tags.length === 0],
  ]
  return told.flatMap(([what, isSo]) => (isSo ? [] : [what]))
}

const relations = () => {
  const all = relationsIn([], null)
  all.naming.set(neighbour(), { path: '0003-neighbour.md', number: 3, title: 'Neighbour' })
  return all
}

describe('whatever is said of a decision stands in the file or is named', () => {
  test.each(formatNames)('of one that came as %s', (name) => {
    const { path, text } = samples[name]
    const [file] = readFile(path, encoder.encode(text)).decisions
    if (file === undefined) throw new Error(`${name} holds no decision.`)
    const was = Decision.parse({ ...about, ...contentsOf({ file, successor: null }) })
    fc.assert(
      fc.property(considered, (said) => {
        const now = Decision.parse({ ...was, ...said, options: [...was.options, ...said.options] })
        const { naming } = relations()
        const change = { was, now, by: null, supersedes: [], naming }
        const once = edited(file, change)
        const after = once.text ?? text
        expect(unsaidIn(after, now).filter((what) => !once.leftOut.includes(what))).toEqual([])
        // What was there already still is, line by line.
        const lines = new Set(after.split('\n'))
        if (name !== 'json-adr')
          expect(text.split('\n').filter((line) => !lines.has(line))).toEqual([])
        // And is there once: written again, nothing is added.
        const next = readFile(path, encoder.encode(after)).decisions[0]
        expect(next).toMatchObject({ format: name, meaning: file.meaning, title: file.title && {} })
        if (next !== undefined) expect(edited(next, { ...change, was: now }).text).toBeNull()
      }),
      { numRuns: 60 },
    )
  })

  test('of one that was born here', () => {
    fc.assert(
      fc.property(considered, (said) => {
        const decision = Decision.parse({
          ...{ ...about, status: 'open', title: 'Use a queue', body: '', ...said },
        })
        const { content, leftOut } = born(decision, '0012-use-a-queue.md', relations())
        const named = leftOut.map(({ what }) => what)
        const unsaid = unsaidIn(new TextDecoder().decode(content), decision)
        expect(named.toSorted()).toEqual(unsaid.toSorted())
      }),
      { numRuns: 200 },
    )
  })
})
