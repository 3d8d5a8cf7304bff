/** However records are put into a file, and however its bytes are cut, the same records come out; what is broken is told by its line. */
import { createWriteStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { once } from 'node:events'
import { createGzip, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect } from 'vitest'
import { test } from '../../../test/cairn.ts'
import { Cuts } from './cuts.ts'
import { parseJson } from './parse-json.ts'
import { readRecords, type RecordLimits } from './read-records.ts'

async function read(
  path: string,
  limits?: RecordLimits,
): Promise<{ value: unknown; line: number }[]> {
  const all: { value: unknown; line: number }[] = []
  for await (const one of readRecords(path, limits)) all.push(one)
  return all
}

const records = fc.array(
  fc.dictionary(
    fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('labels', '"jobs', 'a"jobs":[')),
    fc.jsonValue({ maxDepth: 4 }),
    { noNullPrototype: true },
  ),
  { maxLength: 6 },
)

/** Every way in which the records may lie in a file. */
const forms: Record<string, (all: readonly object[], space: number) => string> = {
  array: (all, space) => JSON.stringify(all, null, space),
  lines: (all) => all.map((one) => `${JSON.stringify(one)}\n`).join(''),
  'lines of Windows': (all) => all.map((one) => `${JSON.stringify(one)}\r\n`).join(''),
  'arrays one after another': (all, space) =>
    all.map((one) => JSON.stringify([one], null, space)).join(''),
  'a list of pages': (all, space) => JSON.stringify([all.slice(0, 2), all.slice(2)], null, space),
  wrapped: (all, space) =>
    JSON.stringify({ total_count: all.length, jobs: all, more: { jobs: [] } }, null, space),
  'pages that wrap': (all, space) =>
    JSON.stringify(
      all.map((one) => ({ total_count: 9, jobs: [one] })),
      null,
      space,
    ),
  'wrapped, one after another': (all, space) =>
    all.map((one) => JSON.stringify({ jobs: [one], total_count: 1 }, null, space)).join('\n'),
}

function cut(text: string, sizes: readonly number[]): unknown[] {
  const cuts = new Cuts({
    ...{ recordBytesMax: 2 ** 20, depthMax: 64, listKeys: ['jobs'] },
    fail: (line, what) => new Error(`${line}: ${what}`),
  })
  const bytes = Buffer.from(text)
  const found: unknown[] = []
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1
    for (const one of cuts.feed(bytes.subarray(at, at + size)))
      found.push(parseJson(one.bytes.toString()))
    at += size
  }
  cuts.end()
  return found
}

describe('records', () => {
  test('are the same in whatever form, cut anywhere', () => {
    fc.assert(
      fc.property(
        ...[records, fc.constantFrom(...Object.keys(forms)), fc.constantFrom(0, 2)],
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 }),
        (given, form, space, sizes) => {
          const plain = given.filter(
            (one) => !Array.isArray(Object.entries(one).find(([key]) => key === 'jobs')?.[1]),
          )
          const text = forms[form]?.(plain, space) ?? ''
          expect(cut(text, sizes)).toEqual(parseJson(JSON.stringify(plain)))
        },
      ),
      { numRuns: 300 },
    )
  })

  test('tell the line on which they begin, packed or not, with a mark before them', async ({
    folder,
  }) => {
    const text = '\u{feff}[\n  {"a": "x"},\r\n\n  {\n "b": [1]}\n]\n'
    const expected = [
      { value: { a: 'x' }, line: 2 },
      { value: { b: [1] }, line: 4 },
    ]
    await writeFile(join(folder, 'plain'), text)
    await writeFile(join(folder, 'packed'), gzipSync(text))
    await writeFile(
      join(folder, 'twice'),
      Buffer.concat([gzipSync('{"a":1}\n'), gzipSync('{"b":2}')]),
    )
    expect(await read(join(folder, 'plain'))).toEqual(expected)
    expect(await read(join(folder, 'packed'))).toEqual(expected)
    expect(await read(join(folder, 'twice'))).toMatchObject([{ line: 1 }, { line: 2 }])
  })

  test('of an empty file are none', async ({ folder }) => {
    for (const text of ['', '\n', '[]', ' [ ] ', '{"jobs": []}', '[[],[]]']) {
      await writeFile(join(folder, 'empty'), text)
      expect(await read(join(folder, 'empty'))).toEqual([])
    }
  })

  test('that are not wanted are not looked into', async ({ folder }) => {
    await writeFile(join(folder, 'some'), '{"a": wrong}\n{"b": 1}\n')
    const wants = (bytes: Buffer): boolean => bytes.includes('"b"')
    expect(await read(join(folder, 'some'), { wants })).toEqual([{ value: { b: 1 }, line: 2 }])
  })

  test('keep numbers that JavaScript cannot hold, and a prototype is a key like any other', () => {
    const value = parseJson(
      '{"id": 90071992547409931, "small": 12, "share": 0.30000000000000004, "text": "90071992547409931", "__proto__": {"bad": true}}',
    )
    expect(value).toMatchObject({
      ...{ id: '90071992547409931', small: 12, text: '90071992547409931' },
      share: 0.30000000000000004,
    })
    expect(parseJson('{"id": 1, "id": 90071992547409931}')).toEqual({ id: '90071992547409931' })
    expect(Object.prototype).not.toHaveProperty('bad')
  })
})

describe('what is broken', () => {
  const nested = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`
  const broken: Record<string, [bytes: string | Buffer, place: string, says: RegExp]> = {
    'a last line cut off': ['{"a":1}\n{"b":', ':2', /ends in the middle/],
    'an array cut off': ['[{"a":1},\n', ':2', /ends in the middle/],
    'a string cut off': ['{"a":1}\n\n{"b":"]}', ':3', /ends in the middle/],
    'a page of a proxy': ['\n<html>', ':2', /web page/],
    'a number': ['[1]', ':1', /Something else/],
    'null on a line': ['{"a":1}\nnull\n', ':2', /Something else/],
    'a list too many': ['[[[[[{}]]]]]', ':1', /Lists lie in lists/],
    'a bracket too many': ['{"a":1}]', ':1', /./],
    'a missing quote': ['{"a":1}\n{"b: 2}\n{"c":3}', ':2', /middle|no JSON/],
    'a comma too many': ['{"a":1,}', ':1', /no JSON/],
    'broken UTF-8': [
      Buffer.from([...Buffer.from('{"a":"'), 0xff, ...Buffer.from('"}')]),
      ':1',
      /UTF-8/,
    ],
    'UTF-16': [Buffer.from('\u{feff}{"a":1}', 'utf16le'), ':1', /UTF-16/],
    'deep nesting': [nested(65), ':1', /nested deeper/],
    'a large record': [`{"a":"${'x'.repeat(2 ** 20)}"}`, ':1', /larger than/],
    'gzip cut off': [gzipSync(Buffer.from('{"a":1}'.repeat(99))).subarray(0, 30), '', /unpacked/],
    'gzip with wrong bytes': [
      Buffer.concat([Buffer.from([0x1f, 0x8b]), Buffer.from('nonsense')]),
      '',
      /unpacked/,
    ],
  }
  for (const [name, [bytes, place, says]] of Object.entries(broken))
    test(`${name} is told by its place`, async ({ folder }) => {
      const path = join(folder, 'broken.json')
      await writeFile(path, bytes)
      const reading = read(path, { recordBytesMax: 2 ** 20 })
      await expect(reading).rejects.toMatchObject({ code: 'import.json', kind: 'invalid' })
      await expect(reading).rejects.toThrow(`${path}${place}: `)
      await expect(reading).rejects.toThrow(says)
    })

  test('64 levels are not too deep', async ({ folder }) => {
    await writeFile(join(folder, 'deep'), nested(64))
    expect(await read(join(folder, 'deep'))).toHaveLength(1)
  })

  test('a folder, and a file that is not there, are told by their name', async ({ folder }) => {
    await expect(read(folder)).rejects.toMatchObject({ code: 'import.json' })
    await expect(read(join(folder, 'none'))).rejects.toThrow('ENOENT')
  })

  test('a file that unpacks to far more than it may is not read to its end', async ({ folder }) => {
    const path = join(folder, 'bomb.gz')
    const packer = createGzip({ level: 1 })
    const file = packer.pipe(createWriteStream(path))
    const spaces = Buffer.alloc(2 ** 24, ' ')
    for (let round = 0; round < 5; round++) if (!packer.write(spaces)) await once(packer, 'drain')
    packer.end()
    await once(file, 'finish')
    await expect(read(path)).rejects.toThrow('far more than its size')
  })
})
