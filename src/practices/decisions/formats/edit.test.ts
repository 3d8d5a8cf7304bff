/** An edit changes what it must and nothing else; what nobody edited comes out byte for byte. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatNames, type DecisionFile } from './decision-file.ts'
import { editDecision, type Edit } from './edit.ts'
import { readFile } from './read-file.ts'
import { samples } from './samples.fixture.ts'
import { bytesOf, textOf } from './source-text.ts'

const first = (path: string, text: string): DecisionFile => {
  const [file] = readFile(path, bytesOf(text)).decisions
  if (file === undefined) throw new Error(`${path} holds no decision.`)
  return file
}
const edited = (file: DecisionFile, edit: Edit): string => textOf(editDecision(file, edit)).text
const sample = (name: keyof typeof samples): DecisionFile =>
  first(samples[name].path, samples[name].text)

describe('an edit', () => {
  test.each<[keyof typeof samples, Edit, string, string]>([
    ['madr-4', { title: 'Use two queues' }, '# Use a queue', '# Use two queues'],
    [
      'madr-4',
      { status: 'superseded by ADR-0009' },
      'status: "accepted"',
      'status: "superseded by ADR-0009"',
    ],
    ['madr-4', { date: '2025-01-02' }, 'date: 2024-10-03', 'date: 2025-01-02'],
    ['madr-3', { status: 'yes: no' }, 'status: proposed', 'status: "yes: no"'],
    ['madr-2', { status: 'accepted' }, 'superseded by [ADR-0012](0012-search.md)', 'accepted'],
    ['nygard', { title: 'Search' }, '# 12. Search in the database', '# 12. Search'],
    ['nygard', { status: 'Deprecated' }, 'Accepted', 'Deprecated'],
    [
      'nygard',
      { section: { heading: 'Decision', body: 'We did.\n\nAnd will.' } },
      'We will search in the database.',
      'We did.\n\nAnd will.',
    ],
    ['log4brains', { date: '2021-01-01' }, '03/04/2020', '2021-01-01'],
    ['json-adr', { title: 'Say "é"\\' }, '"Record decisions"', JSON.stringify('Say "é"\\')],
    ['rust-rfc', { title: 'cooked_lines' }, 'raw_lines', 'cooked_lines'],
    ['ember-rfc', { status: 'accepted' }, 'stage: recommended', 'stage: accepted'],
    ['kep', { status: 'implemented' }, 'implementable', 'implemented'],
    ['rfd', { status: 'published' }, 'state: discussion', 'state: published'],
    ['markdown', { status: 'Rejected' }, '**Status:** Accepted', '**Status:** Rejected'],
  ])('of %s, %j, is one replacement', (name, edit, before, after) => {
    expect(edited(sample(name), edit)).toBe(samples[name].text.replace(before, () => after))
  })

  test('writes a status where the format keeps it, when there was none', () => {
    const madr = '# T\n\n## Context and Problem Statement\n'
    expect(edited(first('1.md', madr), { status: 'accepted', date: '2024-01-02' })).toBe(
      `---\nstatus: accepted\ndate: 2024-01-02\n---\n\n${madr}`,
    )
    const front = '---\r\nnav_order: 1\r\n---\r\n# T\r\n\r\n## Context and Problem Statement\r\n'
    expect(edited(first('1.md', front), { status: 'accepted' })).toBe(
      front.replace('1\r\n', '1\r\nstatus: accepted\r\n'),
    )
    const list = '# T\n\n- Deciders: Ana\n\n## Context and Problem Statement\n'
    expect(edited(first('1.md', list), { status: 'accepted' })).toBe(
      list.replace('Ana', 'Ana\n- Status: accepted'),
    )
    const section = '# 1. T\n\n## Status\n\n## Context\n\nC\n'
    expect(edited(first('1.md', section), { status: 'Accepted', date: '2024-01-02' })).toBe(
      '# 1. T\n\nDate: 2024-01-02\n\n## Status\n\nAccepted\n\n## Context\n\nC\n',
    )
  })

  test('adds and takes out what a decision supersedes, as adr-tools and MADR write it', () => {
    const one = { path: '0009-index.md', number: 9, title: 'Index the log' }
    const two = { path: 'old/0010-x (y).md', number: 10, title: 'X [y]' }
    const file = sample('nygard')
    const added = edited(file, { supersedes: [one, two] })
    expect(added).toBe(
      file.text.replace(
        '(0009-index.md)\n',
        '(0009-index.md)\n\nSupercedes [10. X \\[y\\]](old/0010-x%20%28y%29.md)\n',
      ),
    )
    expect(edited(first(file.path, added), { supersedes: [one] })).toBe(file.text)
    expect(edited(file, { supersedes: [] })).toBe(
      file.text.replace('Supercedes [9. Index the log](0009-index.md)\n\n', ''),
    )
    expect(edited(sample('madr-4'), { supersedes: [one] })).toBe(
      `${samples['madr-4'].text.trimEnd()}\n\n## More Information\n\n* Supersedes [9. Index the log](0009-index.md)\n`,
    )
    expect(
      edited(sample('madr-2'), {
        supersedes: [{ path: '0003-grep.md', number: 3, title: 'Grep' }, one],
      }),
    ).toBe(`${samples['madr-2'].text.trimEnd()}\n* Supersedes [9. Index the log](0009-index.md)\n`)
  })

  test('of one of many in a JSON file leaves the others alone', () => {
    const [, second] = readFile('adrs.json', bytesOf(samples['json-adr'].text)).decisions
    expect(second?.path).toBe('adrs.json#/adrs/1')
    expect(second && edited(second, { status: 'deprecated' })).toBe(
      samples['json-adr'].text.replace('"accepted"', '"deprecated"'),
    )
  })

  test.each<[string, keyof typeof samples, Edit, string]>([
    ['a title of two lines', 'nygard', { title: 'A\n## Status' }, 'decisions.edit.line'],
    ['an empty status', 'nygard', { status: '' }, 'decisions.edit.line'],
    [
      'a status that reads as a heading',
      'nygard',
      { status: '# Accepted' },
      'decisions.edit.not_taken',
    ],
    [
      'a status that closes nothing',
      'madr-2',
      { status: 'accepted <!--' },
      'decisions.edit.not_taken',
    ],
    [
      'a body with a heading',
      'nygard',
      { section: { heading: 'context', body: '## Decision\nX' } },
      'decisions.edit.not_taken',
    ],
    [
      'a body with a fence left open',
      'nygard',
      { section: { heading: 'context', body: '```\nX' } },
      'decisions.edit.not_taken',
    ],
    [
      'a section that is not there',
      'nygard',
      { section: { heading: 'Cost', body: 'X' } },
      'decisions.edit.section',
    ],
    ['a status in an RFC', 'rust-rfc', { status: 'accepted' }, 'decisions.edit.no_place'],
    ['a title in a file without', 'react-rfc', { title: 'T' }, 'decisions.edit.no_place'],
    ['what a KEP supersedes', 'kep', { supersedes: [] }, 'decisions.edit.no_place'],
    ['a template', 'nygard', { status: '{proposed | accepted}' }, 'decisions.edit.not_taken'],
  ])('with %s is refused, and nothing comes out', (_, name, edit, code) => {
    expect(() => editDecision(sample(name), edit)).toThrow(expect.objectContaining({ code }))
  })

  test('of a file that is no UTF-8 is refused', () => {
    const bytes = Uint8Array.from([
      ...bytesOf('# 1. Caf'),
      0xe9,
      ...bytesOf('\n\n## Status\n\nAccepted\n'),
    ])
    const [file] = readFile('1.md', bytes).decisions
    expect(file?.warnings.map(({ code }) => code)).toContain('decisions.file.encoding')
    expect(() => file && editDecision(file, { status: 'Rejected' })).toThrow(
      expect.objectContaining({ code: 'decisions.edit.encoding' }),
    )
  })
})

/** Decisions as people write them: any line ending, a byte order mark, keys nobody knows, code that looks like headings. */
const words = fc.stringMatching(/^[A-Za-zé漢🙂][A-Za-z0-9 éß漢🙂,'-]{0,20}[a-z]$/u)
const body = fc.array(
  fc.oneof(
    words,
    fc.constantFrom(
      '',
      '* a',
      '  indented',
      '```\n# no heading\n```',
      '<!-- ## Status -->',
      '| a | b |',
      '[x](y.md)',
      '> # quoted',
    ),
  ),
  { maxLength: 5 },
)
const decision = fc
  .record({
    name: fc.constantFrom(...formatNames.filter((name) => name !== 'json-adr')),
    title: words,
    status: fc.constantFrom(
      'accepted',
      'Accepted',
      'proposed',
      'on hold',
      'superseded by ADR-0003',
    ),
    extra: fc.array(fc.tuple(fc.stringMatching(/^x[a-z]{2,6}$/), words), { maxLength: 3 }),
    more: body,
    trailing: fc.constantFrom('', '\n', '\n\n', '   \n'),
    isCrlf: fc.boolean(),
    hasMark: fc.boolean(),
  })
  .map(({ name, title, status, extra, more, trailing, isCrlf, hasMark }) => {
    const file = sample(name)
    const told = [
      file.title && { ...file.title, to: title },
      file.status && { ...file.status, to: status },
    ]
      .filter((part) => part !== null)
      .toSorted((a, b) => b.start - a.start)
    const filled = told.reduce(
      (text, { start, end, to }) => text.slice(0, start) + to + text.slice(end),
      file.text,
    )
    const keys = extra
      .map(([key, value]) => `${key}:   '${value.replaceAll("'", "''")}' # kept\n`)
      .join('')
    const isYaml = name === 'kep'
    const withKeys = isYaml ? filled + keys : filled.replace(/^---\n/, `---\n${keys}`)
    const text = isYaml ? withKeys : `${withKeys}\n## Anything\n\n${more.join('\n')}${trailing}`
    return {
      path: samples[name].path,
      text: (hasMark && !isYaml ? '\uFEFF' : '') + (isCrlf ? text.replaceAll('\n', '\r\n') : text),
    }
  })

describe('for any decision', () => {
  test('no edit, and an edit to what is there, give the same bytes', () => {
    fc.assert(
      fc.property(decision, ({ path, text }) => {
        const bytes = bytesOf(text)
        const file = first(path, text)
        expect(editDecision(file, {})).toEqual(bytes)
        const same: Edit = {
          ...(file.title && { title: file.title.value }),
          ...(file.status && { status: file.status.value }),
          ...(file.date && { date: file.date.value }),
        }
        expect(editDecision(file, same)).toEqual(bytes)
      }),
    )
  })

  test('an edit leaves every byte before and behind its part, and the edit back gives the file again', () => {
    fc.assert(
      fc.property(
        decision,
        words,
        fc.constantFrom('title', 'status', 'date'),
        (given, to, what) => {
          const file = first(given.path, given.text)
          const part = file[what]
          fc.pre(part !== null && part.value !== to)
          if (part === null) return
          const text = edited(file, { [what]: to })
          expect(text.startsWith(given.text.slice(0, part.start))).toBe(true)
          expect(text.endsWith(given.text.slice(part.end))).toBe(true)
          expect(first(given.path, text)[what]?.value).toBe(to)
          const back = first(given.path, text)
          if (part.notation === 'markdown')
            expect(edited(back, { [what]: part.value })).toBe(given.text)
        },
      ),
    )
  })

  test('the body of any section can be written and written back', () => {
    fc.assert(
      fc.property(decision, words, (given, to) => {
        const file = first(given.path, given.text)
        const section = file.sections.at(-1)
        fc.pre(section !== undefined && section.body.end > section.body.start)
        if (section === undefined) return
        const before = given.text.slice(section.body.start, section.body.end)
        const { heading } = section
        const text = edited(file, { section: { heading, body: to } })
        expect(text).toBe(
          given.text.slice(0, section.body.start) + to + given.text.slice(section.body.end),
        )
        fc.pre(before.trim() === before)
        expect(edited(first(given.path, text), { section: { heading, body: before } })).toBe(
          given.text,
        )
      }),
    )
  })

  test('any bytes are read without a complaint of ours, and written as they were', () => {
    const pieces = fc.array(
      fc.oneof(
        fc.constantFrom(
          '---\n',
          'status: ',
          '# ',
          '## Status\n',
          '* Status: ',
          '\n',
          '\r\n',
          '```\n',
          '<!--',
          '-->',
          'Supersedes ',
          '[a](b.md)',
          '{',
          '[',
          '&a ',
          '*a ',
          ': ',
          '- ',
          '\uFEFF',
          '"',
        ),
        fc.string({ unit: 'binary' }),
      ),
      { maxLength: 40 },
    )
    fc.assert(
      fc.property(
        pieces,
        fc.constantFrom('1.md', '1.json', 'kep.yaml', '1.adoc'),
        (parts, path) => {
          const bytes = bytesOf(parts.join(''))
          for (const file of readFile(path, bytes).decisions)
            expect(editDecision(file, {})).toEqual(bytes)
        },
      ),
      { numRuns: 500 },
    )
  })
})
