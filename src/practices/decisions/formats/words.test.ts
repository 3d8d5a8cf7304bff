/** A record has a file's words, and a change of them changes those lines of the file. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatNames, type DecisionFile } from './decision-file.ts'
import { editDecision } from './edit.ts'
import { keptLines } from './line-diff.ts'
import { readFile } from './read-file.ts'
import { samples } from './samples.fixture.ts'
import { bytesOf, textOf } from './source-text.ts'
import { wordsOf } from './words.ts'

const lettersMax = 65_536
const first = (path: string, text: string): DecisionFile => {
  const [file] = readFile(path, bytesOf(text)).decisions
  if (file === undefined) throw new Error(`${path} holds no decision.`)
  return file
}
const body = (file: DecisionFile): string => wordsOf(file, lettersMax).body
const changed = (file: DecisionFile, to: string): string =>
  textOf(editDecision(file, { words: { from: body(file), to, lettersMax } })).text

describe('the words of a decision', () => {
  test.each<[keyof typeof samples, string]>([
    ['madr-4', '## Context and Problem Statement\n\nMail is lost when the server restarts.'],
    ['madr-2', '* Deciders: Ana, Ben\n\nTechnical Story: T-12\n\n## Context'],
    ['nygard', '## Context\n\nOne program less.\n\n## Decision\n'],
    ['log4brains', '- Tags: ids, urls\n\n## Context'],
    ['json-adr', ''],
    ['rust-rfc', '- RFC PR: [rust-lang/rfcs#123]'],
    ['react-rfc', '- RFC PR: (leave this empty)\n- React Issue'],
    ['ember-rfc', '## Summary\n\nRoutes, quieter.'],
    ['kep', ''],
    ['rfd', '## Introduction\n\nSomewhere.'],
    ['markdown', 'We draw in two colours.'],
  ])('of %s leave out what a record keeps apart', (name, begin) => {
    const { path, text } = samples[name]
    const words = body(first(path, text))
    expect(words.startsWith(begin), words).toBe(true)
    expect(words).not.toMatch(/^(?:status|title):/im)
  })

  test('a section that says more than the status stays, without the status', () => {
    const text = '# 1. T\n\n## Status\n\nAccepted\n\nSince Monday we do.\n\n## Context\n\nC\n'
    expect(body(first('1.md', text))).toBe('## Status\n\nSince Monday we do.\n\n## Context\n\nC')
  })

  test('are cut where they are too many, between two lines', () => {
    const text = `# 1. T\n\n## Status\n\nAccepted\n\n## Context\n\n${'word\n'.repeat(100)}`
    expect(wordsOf(first('1.md', text), 41)).toEqual({
      body: `## Context\n\n${'word\n'.repeat(5).trimEnd()}`,
      isWhole: false,
    })
  })
})

describe('a change of words', () => {
  const nygard = first(samples.nygard.path, samples.nygard.text)

  test('changes its lines, wherever the status stands between them', () => {
    const text = '# 1. T\n\nBefore.\n\n## Status\n\nAccepted\n\n## Context\n\nOne.\n\nTwo.\n'
    const file = first('1.md', text)
    const to = 'Earlier.\n\n## Context\n\nTwo.\n\nThree.'
    expect(changed(file, to)).toBe(
      '# 1. T\n\nEarlier.\n\n## Status\n\nAccepted\n\n## Context\n\nTwo.\n\nThree.\n',
    )
  })

  test('keeps the endings of a file that has CRLF', () => {
    const text = samples.nygard.text.replaceAll('\n', '\r\n')
    const file = first(samples.nygard.path, text)
    expect(changed(file, body(file).replace('One program less.', 'One.\n\nLess.'))).toBe(
      text.replace('One program less.', 'One.\r\n\r\nLess.'),
    )
  })

  test('of a file that has none yet puts them last', () => {
    expect(changed(first('1.md', '# 1. T\n'), 'Why.')).toBe('# 1. T\n\nWhy.\n')
    expect(changed(first('1.md', '# 1. T'), 'Why.')).toBe('# 1. T\n\nWhy.\n')
  })

  test('of a JSON-ADR goes into its values', () => {
    const adr = { number: 1, title: 'T', context: 'C\r\nD', decision: 'We "do".', consequences: '' }
    const text = JSON.stringify({ version: '1.0.0', adr }, null, 1)
    const file = first('1.json', text)
    expect(body(file)).toBe('## Context\n\nC\nD\n\n## Decision\n\nWe "do".')
    expect(changed(file, body(file))).toBe(text)
    expect(changed(file, body(file).replace('do', 'did'))).toBe(text.replace('do', 'did'))
    expect(() => changed(file, 'No headings.')).toThrow(
      expect.objectContaining({ code: 'decisions.edit.no_place' }),
    )
  })

  test.each([
    ['a status', '# 1. T\n\n## Status\n\n## Context\n\nC\n', '## Status\n\nRejected'],
    [
      'a title',
      '---\nstatus: accepted\ntitle: T\n---\n\n## Context and Problem Statement\n\nC\n',
      '# Another\n\n## Context and Problem Statement\n\nC',
    ],
    [
      'a comment left open',
      '# 1. T\n\nB\n\n## Status\n\nAccepted\n\n## Context\n\nC\n',
      '<!--\n\n## Context\n\nC',
    ],
    ['two statuses', '# T\n\nStatus: Accepted\n\nWhy.\n', 'Why.\n\n## Status\n\nRejected'],
  ])('that would read as %s is refused, and nothing comes out', (_, text, to) => {
    expect(() => changed(first('x.md', text), to)).toThrow(
      expect.objectContaining({ code: 'decisions.edit.not_taken' }),
    )
  })

  test('of a KEP has no place in its YAML', () => {
    expect(() => changed(first(samples.kep.path, samples.kep.text), 'Words.')).toThrow(
      expect.objectContaining({ code: 'decisions.edit.no_place' }),
    )
  })

  test('in words that left some of the file out changes only what was changed', () => {
    const from = body(nygard).replace('\n\n## Consequences\n\nLess to run.', '')
    const to = from.replace('One program less.', 'One program fewer.')
    const out = editDecision(nygard, { words: { from, to, lettersMax } })
    expect(textOf(out).text).toBe(
      samples.nygard.text.replace('One program less.', 'One program fewer.'),
    )
  })
})

const line = fc.oneof(
  fc.constantFrom('', '', 'a', 'b', 'c', '* item', '  code', '## Heading', '> quoted', '| a |'),
  fc.stringMatching(/^[a-zé漢🙂 ]{1,12}$/u),
)
const lines = fc.array(line, { maxLength: 12 })

test('for any two texts, the lines that stay rise and are the same', () => {
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      let last = -1
      for (const [at, place] of keptLines(before, after).entries()) {
        if (place === null) continue
        expect(after[place]).toBe(before[at])
        expect(place).toBeGreaterThan(last)
        last = place
      }
      expect(keptLines(before, before)).toEqual(before.map((_, at) => at))
    }),
  )
})

test('for any words, written into any format they stand there, and all else is as it was', () => {
  const named = fc.constantFrom(
    ...formatNames.filter((name) => name !== 'json-adr' && name !== 'kep'),
  )
  fc.assert(
    fc.property(named, lines, lines, fc.boolean(), (name, before, after, isCrlf) => {
      const { path, text: sample } = samples[name]
      const lf = `${sample}\n## Anything\n\n${before.join('\n')}\n`
      const text = isCrlf ? lf.replaceAll('\n', '\r\n') : lf
      const file = first(path, text)
      const now = body(file)
      const to = `${now}\n\n${after.join('\n')}`.trim()
      const out = changed(file, to)
      const again = first(path, out)
      expect(body(again).trim()).toBe(to)
      expect([again.title?.value, again.status?.value]).toEqual([
        file.title?.value,
        file.status?.value,
      ])
      expect(out.startsWith(text.trimEnd())).toBe(true)
      expect(changed(again, now).trimEnd()).toBe(text.trimEnd())
    }),
  )
})
