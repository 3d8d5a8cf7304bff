/** A status is never guessed: it means one thing, or it is unknown and somebody is told. */
import { describe, expect, test } from 'vitest'
import { dayOf } from './days.ts'
import { readFile } from './read-file.ts'
import { bytesOf } from './source-text.ts'
import { meaningOf } from './status-words.ts'

describe('a status', () => {
  test.each([
    ['accepted', 'accepted'],
    ['**Accepted**', 'accepted'],
    ['✅ Accepted', 'accepted'],
    ['⌛️ Superseded by [36. Multi](036-multi.md)', 'superseded'],
    ['Accepted.', 'accepted'],
    ['Accepted (2020-01-02)', 'accepted'],
    ['Accepted on 2020-01-02', 'accepted'],
    ['Accepted <!-- or Proposed -->', 'accepted'],
    ['accepted; supersedes ADR-0003', 'accepted'],
    ['superseded by ADR-0123', 'superseded'],
    ['Superceded by [2. It](0002-it.md)', 'superseded'],
    ['Rejected (see [22](022-x.md))', 'rejected'],
    ['draft', 'idea'],
  ])('%j means %s', (raw, meaning) => {
    expect(meaningOf(raw)).toBe(meaning)
  })

  test.each([
    'Accepted (lazy consensus) & implemented',
    'Accepted if the board agrees',
    'Accepted (documenting an existing thing)',
    'Rejected (for now)',
    'constructor (2020-01-02)',
    'Not accepted',
    'Accepted?',
    'Partly superseded',
    'accepted, rejected',
    '~~Proposed~~ Accepted',
    'superseded by whatever comes',
    'on hold',
    'Pending',
    'constructor',
    '__proto__',
    '',
  ])('%j is for a person to read', (raw) => {
    expect(meaningOf(raw)).toBe('unknown')
  })
})

const nygard = (status: string, top = ''): string =>
  `${top}# 1. T\n\n## Status\n\n${status}\n\n## Context\n\nC\n\n## Decision\n\nD\n`
const statusOf = (text: string) => {
  const [file] = readFile('0001-t.md', bytesOf(text)).decisions
  return {
    meaning: file?.meaning,
    raw: file?.status?.value,
    codes: file?.warnings.map(({ code }) => code),
  }
}

describe('a file', () => {
  test('whose front matter and section disagree has an unknown status, and both are shown', () => {
    const text = nygard('Proposed', '---\nnav_order: 1\nstatus: accepted\n---\n')
    expect(statusOf(text)).toEqual({
      meaning: 'unknown',
      raw: 'Proposed',
      codes: ['decisions.status.conflict'],
    })
    const [file] = readFile('0001-t.md', bytesOf(text)).decisions
    expect(file?.warnings[0]).toMatchObject({
      line: 3,
      message:
        'Two statuses disagree: the section says "Proposed", the front matter says "accepted".',
    })
  })

  test("whose front matter is a site generator's has the status of its section", () => {
    expect(statusOf(nygard('Accepted', '---\nnav_order: 1\nparent: ADRs\n---\n')).meaning).toBe(
      'accepted',
    )
  })

  test('that says in a paragraph of its own what it supersedes keeps its status', () => {
    expect(
      statusOf(nygard('Accepted\n\nSupercedes [1. A](0001-a.md)\n\nAmends [2. B](0002-b.md)')),
    ).toMatchObject({
      meaning: 'accepted',
      raw: 'Accepted',
    })
  })

  test('whose status adr-tools took out on superseding is superseded', () => {
    expect(statusOf(nygard('Superceded by [2. B](0002-b.md)'))).toEqual({
      meaning: 'superseded',
      raw: 'Superceded by [2. B](0002-b.md)',
      codes: [],
    })
  })

  test('that was accepted and then superseded is superseded, and says so', () => {
    expect(statusOf(nygard('Accepted\n\nSuperseded by [2. B](0002-b.md)'))).toMatchObject({
      meaning: 'superseded',
      codes: ['decisions.status.both'],
    })
  })

  test('that is rejected and superseded is unknown', () => {
    expect(statusOf(nygard('Rejected\n\nSuperseded by [2. B](0002-b.md)'))).toMatchObject({
      meaning: 'unknown',
      codes: ['decisions.status.conflict'],
    })
  })

  test('whose sentence goes on in the next line is not cut short', () => {
    expect(statusOf(nygard('Accepted\nby nobody so far')).meaning).toBe('unknown')
  })

  test.each([
    [
      'in two lines of a list',
      '# T\n\n* Status: accepted\n* Status: rejected\n\n## Context and Problem Statement\n',
    ],
    ['in two paragraphs', nygard('Proposed 2024-01-02\n\nAccepted 2024-02-03')],
    ['in two items', nygard('* Proposed\n* Accepted')],
    ['in two sections', nygard('Proposed\n\n## Context\n\nC\n\n## Status\n\nAccepted')],
  ])('that says two different things %s has an unknown status', (_, text) => {
    expect(statusOf(text)).toMatchObject({
      meaning: 'unknown',
      codes: ['decisions.status.conflict'],
    })
  })

  test('whose front matter says a key twice says it nowhere', () => {
    const text =
      '---\nstatus: accepted\nstatus: rejected\n---\n# T\n\n## Context and Problem Statement\n'
    expect(statusOf(text).codes).toEqual(['decisions.front_matter', 'decisions.status.none'])
  })

  test('that says more below its status has the one above', () => {
    expect(statusOf(nygard('Accepted\n\nThis was rejected at first.\n\n| a | b |'))).toEqual({
      meaning: 'accepted',
      raw: 'Accepted',
      codes: [],
    })
  })

  test('that says none has none', () => {
    expect(statusOf('# T\n\n## Context and Problem Statement\n')).toEqual({
      meaning: 'unknown',
      raw: undefined,
      codes: ['decisions.status.none'],
    })
    expect(statusOf(nygard('')).codes).toEqual(['decisions.status.none'])
  })
})

describe('a date', () => {
  test.each([
    ['2024-02-29', '2024-02-29'],
    ['2024-2-9', '2024-02-09'],
    ['2024/02/09', '2024-02-09'],
    ['2024-02-09T10:00:00Z', '2024-02-09'],
    ['28/03/2018', '2018-03-28'],
    ['03/28/2018', '2018-03-28'],
    ['05/05/2018', '2018-05-05'],
    ['May 24, 2026', '2026-05-24'],
    ['4 Feb 2026', '2026-02-04'],
  ])('%s is %s', (raw, day) => {
    expect(dayOf(raw)).toBe(day)
  })

  test.each([
    '2023-02-29',
    '2024-02',
    '05/02/2018',
    '10/04/18',
    'last spring',
    'Mai 24, 2026',
    'January, 2026',
    'Feb 30, 2024',
    '2014-19-19',
    '0000-00-00',
    '',
  ])('%j may be several days, or none', (raw) => {
    expect(dayOf(raw)).toBeNull()
  })

  test('of log4brains has its day first', () => {
    expect(dayOf('05/02/2018', { isDayFirst: true })).toBe('2018-02-05')
  })
})
