/** A record as a file reads back as the same record. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readRecordFile, textOfRecord, type RecordFile } from './record-file.ts'

const id = (at: number): string => `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`
const at = '2026-01-05T09:00:00.000Z'
const record: RecordFile = {
  ...{ kind: 'decision', id: id(1), number: 12, title: 'Use a queue', status: 'accepted' },
  ...{ author: id(2), version: 3, createdAt: at, updatedAt: at },
  detail: { chosen: 'A', because: 'It is quick.', reviewOn: null, options: [{ title: 'A' }] },
  body: 'Mail is lost.',
  comments: [
    {
      id: id(3),
      author: null,
      at,
      updatedAt: at,
      version: 1,
      replyTo: null,
      isRemoved: false,
      body: 'Hm.',
    },
    {
      id: id(4),
      author: id(2),
      at,
      updatedAt: at,
      version: 2,
      replyTo: id(3),
      isRemoved: true,
      body: '',
    },
  ],
  actions: [
    {
      id: id(5),
      text: 'Do it.',
      state: 'open',
      owner: null,
      due: '2026-02-01',
      version: 1,
      createdAt: at,
      updatedAt: at,
    },
  ],
}

const read = (text: string): RecordFile => {
  const found = readRecordFile('x.md', text)
  if (found === null || Array.isArray(found)) throw new Error(JSON.stringify(found))
  return found.file
}
const wrongWith = (text: string) => {
  const found = readRecordFile('x.md', text)
  return Array.isArray(found) ? found.map(({ line, message }) => `${line} ${message}`) : found
}

describe('a record as a file', () => {
  test('can be read by people: front matter, words, and each comment below a line of its own', () => {
    const text = textOfRecord(record)
    expect(text).toMatch(/^---\nkind: decision\nid: .*\nnumber: 12\ntitle: Use a queue\n/)
    expect(text.slice(text.indexOf('\n---\n'))).toBe(
      `\n---\n\nMail is lost.\n\n<!-- comment ${id(3)} -->\n\nHm.\n\n<!-- comment ${id(4)} -->\n\n\n`,
    )
    expect(read(text)).toEqual(record)
  })

  test('whatever its line endings and its mark', () => {
    const text = textOfRecord(record)
    expect(read(`\uFEFF${text.replaceAll('\n', '\r\n')}`)).toEqual(record)
  })

  test('somebody who writes the line of a comment into a text adds none', () => {
    const forged = { ...record, body: `A\n\n<!-- comment ${id(3)} -->\n\nI never said this.` }
    expect(read(textOfRecord(forged))).toEqual(forged)
  })

  test('written by hand may say little', () => {
    expect(read('---\nkind: idea\ntitle: Better\nstatus: open\n---\nMuch better.\n')).toMatchObject(
      {
        ...{ kind: 'idea', title: 'Better', body: 'Much better.', comments: [], actions: [] },
      },
    )
  })
})

test('for any words, what is written reads back as the same', () => {
  const words = fc.array(
    fc.oneof(
      fc.constantFrom('', '---', '...', '# A', `<!-- comment ${id(3)} -->`, '  x', '- a: b', '\t'),
      fc.string({ unit: 'grapheme', maxLength: 10 }),
    ),
    { maxLength: 6 },
  )
  const text = words.map((lines) => lines.join('\n').replaceAll('\0', '').replaceAll('\r\n', '\n'))
  const value = fc.jsonValue({ maxDepth: 2 }).filter((json) => !JSON.stringify(json).includes('-0'))
  fc.assert(
    fc.property(
      text,
      text,
      text,
      fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), value, { maxKeys: 4 }),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
      (body, one, two, detail, given) => {
        const title = given.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]/gu, '').trim() || 'T'
        const [first, second] = record.comments
        if (first === undefined || second === undefined) return
        const comments = [
          { ...first, body: one },
          { ...second, body: two },
        ]
        const file = { ...record, title, body, comments, detail: { ...detail } }
        expect(read(textOfRecord(file))).toEqual(file)
      },
    ),
    { numRuns: 300 },
  )
})

describe('what does not read', () => {
  const front = (yaml: string): string => `---\n${yaml}\n---\nWords.\n`
  test.each([
    ['kind: idea\nstatus: open', ['1 title: Invalid input: expected string, received undefined.']],
    ['kind: idea\ntitle: x\nstatus: open\ncolour: red', ['1 Unrecognized key: "colour".']],
    [
      'kind: idea\ntitle: x\nnumber: twelve\nstatus: open',
      ['4 number: Invalid input: expected number, received string.'],
    ],
    [
      'kind: idea\ntitle: x\nstatus: open\nactions:\n  - id: 7',
      [expect.stringContaining('6 actions.0.id:'), expect.anything(), expect.anything()],
    ],
    ['kind: idea\ntitle: [', [expect.stringMatching(/^[34] /)]],
    [
      `kind: idea\ntitle: x\nstatus: open\ncomments:\n  - id: ${id(1)}\n    at: ${at}`,
      [`5 The line <!-- comment ${id(1)} --> is missing, or out of order.`],
    ],
    ['kind: &a [*a]\ntitle: x', [expect.anything()]],
  ])('%j says where, and why', (yaml, problems) => {
    expect(wrongWith(front(yaml))).toEqual(problems)
  })

  test.each([
    '',
    '# A page\n',
    '---\ntitle: A page\n---\n',
    '---\nkind: idea\n',
    `---\n${'['.repeat(50_000)}\n---\n`,
  ])('a file that says nothing of being a record is none', (text) => {
    expect(readRecordFile('x.md', text)).toBeNull()
  })
})
