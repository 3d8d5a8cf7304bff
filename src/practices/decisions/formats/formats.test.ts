/** Each format is told by what the file holds, and read as its tool means it. */
import { describe, expect, test } from 'vitest'
import { formatNames, type DecisionFile, type FormatName } from './decision-file.ts'
import { readFile } from './read-file.ts'
import { samples } from './samples.fixture.ts'
import { bytesOf } from './source-text.ts'

const read = (path: string, text: string): DecisionFile[] => readFile(path, bytesOf(text)).decisions
const sample = (name: FormatName): DecisionFile[] => read(samples[name].path, samples[name].text)
const gist = ({ format, number, title, meaning, day }: DecisionFile) => [
  format,
  number,
  title?.value ?? null,
  meaning,
  day,
]

test('what lies among templates, or has a title to be filled in, is left out and named', () => {
  const { text } = samples.nygard
  const skippedOf = (path: string, said: string) => readFile(path, bytesOf(said)).skipped?.code
  for (const path of ['templates/a.md', 'adr/template/0001-a.md'])
    expect(skippedOf(path, text), path).toBe('decisions.file.template')
  for (const path of ['adr/0001-templates.md', 'adr/templates-we-use/0001-a.md'])
    expect(read(path, text), path).toHaveLength(1)
  const title = 'Search in the database'
  for (const hole of ['[Title of the decision]', '<what was decided>', '{title}'])
    expect(skippedOf('a.md', text.replace(title, hole)), hole).toBe('decisions.file.template')
  expect(read('a.md', text.replace(title, '[A](b.md) and <c> in it'))).toHaveLength(1)
})

describe('a file in each format', () => {
  test.each(formatNames)('%s is told under any name', (name) => {
    const ending = /\.\w+$/.exec(samples[name].path)?.[0] ?? ''
    // A day in the name is half of what tells log4brains; its tags are the other half.
    expect(read(`anything${ending}`, samples[name].text)[0]?.format).toBe(name)
  })

  test('says number, title, status and date', () => {
    expect(formatNames.flatMap((name) => sample(name).map((file) => gist(file)))).toEqual([
      ['madr-4', 7, 'Use a queue', 'accepted', '2024-10-03'],
      ['madr-3', 8, 'Hash with scrypt', 'proposed', '2023-01-02'],
      ['madr-2', 9, 'Index the log', 'superseded', '2021-05-06'],
      ['nygard', 12, 'Search in the database', 'accepted', '2022-02-03'],
      ['log4brains', null, 'Use slugs', 'idea', '2020-04-03'],
      ['json-adr', 1, 'Record decisions', 'superseded', '2024-01-02'],
      ['json-adr', 2, 'Record them in JSON', 'accepted', '2024-02-03'],
      ['rust-rfc', 123, 'raw_lines', 'unknown', '2015-06-07'],
      ['react-rfc', 68, null, 'unknown', '2018-10-25'],
      ['ember-rfc', 451, 'Quiet routes', 'implemented', '2019-06-21'],
      ['kep', 1234, 'Quiet pods', 'accepted', '2021-02-03'],
      ['rfd', 5, 'Where state lives', 'proposed', null],
      ['markdown', 4, 'Two colours', 'accepted', '2020-03-31'],
    ])
  })

  test('has each part where it says', () => {
    const parts = formatNames
      .flatMap((name) => sample(name))
      .flatMap(({ text, title, status, date }) =>
        [title, status, date].filter((part) => part !== null).map((part) => ({ text, part })),
      )
    const written = parts.map(({ text, part }) => text.slice(part.start, part.end))
    expect(written.map((words) => words.replace(/^"|"$/g, ''))).toEqual(
      parts.map(({ part }) => part.value),
    )
    expect(parts.length).toBeGreaterThan(25)
  })

  test('says what it supersedes, in either spelling', () => {
    const relations = (name: FormatName) =>
      sample(name).flatMap((file) => file.relations.map(({ kind, target }) => [kind, target]))
    expect(relations('nygard')).toEqual([['supersedes', '0009-index.md']])
    expect(relations('madr-2')).toEqual([
      ['superseded by', '0012-search.md'],
      ['supersedes', '0003-grep.md'],
    ])
    expect(relations('json-adr')).toEqual([
      ['superseded by', '#2'],
      ['supersedes', '#1'],
    ])
    expect(relations('kep')).toEqual([['supersedes', '/keps/sig-node/12-loud-pods']])
  })

  test("says in AsciiDoc what Oxide's requests for discussion say", () => {
    const text = ':authors: Ana\n:state: published\n= RFD 1 Talk first\n\n== Why\n\nTo learn.\n'
    expect(read('rfd/0001/README.adoc', text).map((file) => gist(file))).toEqual([
      ['rfd', 1, 'Talk first', 'accepted', null],
    ])
  })
})

describe('what teams write in the wild', () => {
  test.each<[string, string, string, unknown[]]>([
    [
      'a table below the title',
      'ODH-ADR-0007-gitops.md',
      '# Use GitOps\n\n| | |\n|---|---|\n| Date | May 24, 2026 |\n| **Status** | Approved |\n\n## Why\n',
      ['markdown', 7, 'Use GitOps', 'accepted', '2026-05-24'],
    ],
    [
      'alternatives, as MADR 1 called its options',
      '0002-terraform.md',
      '# Use Terraform\n\nText.\n\n## Considered Alternatives\n\n* A\n\n## Decision Outcome\n\nA\n',
      ['madr-4', 2, 'Use Terraform', 'unknown', null],
    ],
    [
      'an RFC with a title and a status',
      '0004-history.md',
      '# API history\n\n- Start Date: 2024-06-11\n- RFC PR: (none)\n- Status: **Accepted**\n\n## Summary\n',
      ['rust-rfc', 4, 'API history', 'accepted', '2024-06-11'],
    ],
    [
      'an RFC whose status is a section on the state of the work',
      '0005-x.md',
      '- Start Date: 2024-06-11\n- RFC PR: (none)\n\n# Status\n\nAccepted\n',
      ['rust-rfc', 5, null, 'unknown', '2024-06-11'],
    ],
    [
      'front matter of its own, and lists that are indented wrongly',
      '0006-x.md',
      '---\nnav_order: 6\nstatus: accepted\ndeciders:\n   - Ana\n  - Ben\n---\n# X\n\n## Context and Problem Statement\n',
      ['madr-3', 6, 'X', 'accepted', null],
    ],
    [
      'people in a folded scalar, and a status in quotes',
      '0007-x.md',
      "---\nstatus: 'proposed'\ndecision-makers: >-\n  Ana,\n  Ben\ndate: 2024-10-03 # about\n---\n# X\n\n## Context and Problem Statement\n",
      ['madr-4', 7, 'X', 'proposed', '2024-10-03'],
    ],
  ])('%s', (_, path, text, wanted) => {
    expect(read(path, text).map((file) => gist(file))).toEqual([wanted])
  })
})

describe('what is no decision', () => {
  test.each([
    ['README.md', '# Decisions\n\n* [One](0001-one.md)\n', 'decisions.file.other'],
    ['0001-empty.md', '', 'decisions.file.other'],
    [
      'template.md',
      '# {short title}\n\n## Context and Problem Statement\n',
      'decisions.file.template',
    ],
    [
      't.md',
      '# T\n\n* Status: {proposed | accepted}\n\n## Context and Problem Statement\n',
      'decisions.file.template',
    ],
    ['utf-16.md', '\0#\0 \0T', 'decisions.file.binary'],
    ['half.json', '{"version":"1.0.0","adrs":[', 'decisions.file.broken'],
    ['shape.json', '{"version":1,"adrs":[]}', 'decisions.file.broken'],
  ])('%s is named with the reason', (path, text, code) => {
    expect(readFile(path, bytesOf(text))).toMatchObject({ decisions: [], skipped: { path, code } })
  })

  test.each([
    ['package.json', '{"name":"x","version":"1.0.0"}'],
    ['ci.yml', 'on: push'],
    ['notes.adoc', '= Notes\n'],
    ['half-other.json', '{"version":"1.0.0","items":['],
    ['1027.yaml', 'kep-number: 1027\nalpha:\n  approver: "@ana"\n'],
  ])('%s is passed over', (path, text) => {
    expect(readFile(path, bytesOf(text))).toEqual({ decisions: [], skipped: null })
  })
})

describe('headings', () => {
  test('inside a fence, a comment or front matter are none', () => {
    const text =
      '---\n# status: x\nstatus: accepted\n---\n<!--\n# Not this\n-->\n```md\n# Nor this\n## Status\nRejected\n```\n~~~\n# Nor\n~~~\n# This\n\n## Context and Problem Statement\n'
    const [file] = read('1.md', text)
    expect(file?.title?.value).toBe('This')
    expect(file?.meaning).toBe('accepted')
    expect(file?.sections.map(({ heading }) => heading)).toEqual([
      'This',
      'Context and Problem Statement',
    ])
  })

  test('may be underlined, closed, or in another language', () => {
    const [file] = read(
      '1.md',
      'Une décision\n===\n\n## Statut ##\n\nAccepted\n\n## Contexte\n\nOui.\n',
    )
    expect(file && gist(file)).toEqual(['nygard', 1, 'Une décision', 'accepted', null])
  })
})
