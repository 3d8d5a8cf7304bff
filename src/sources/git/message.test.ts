import { expect, test } from 'vitest'
import { parseMessage, parseTrailers } from './message.ts'

test('the first paragraph is the subject, on one line', () => {
  expect(parseMessage('\nFix the\n  clock\n\nIt ran late.\n').subject).toBe('Fix the clock')
})

test('a last paragraph of trailers is read, with the people it names', () => {
  const body = 'Fix it\n\nWhy.\n\nReviewed-by: Ana Ö <ana@example.org>\nRef: ABC-12\n  and more\n'
  expect(parseTrailers(body)).toEqual([
    {
      token: 'reviewed-by',
      value: 'Ana Ö <ana@example.org>',
      person: Buffer.from('Ana Ö\0ana@example.org').toString('latin1'),
    },
    { token: 'ref', value: 'ABC-12 and more', person: null },
  ])
})

test('prose with a colon is no trailer, unless git itself signed below', () => {
  expect(parseTrailers('Subject\n\nNote: this is prose.\nIt goes on.\nAnd on.\n')).toEqual([])
  expect(
    parseTrailers('Subject\n\nNote: this is prose.\nIt goes on.\nSigned-off-by: A <a@b.c>\n'),
  ).toHaveLength(2)
})

test('issue keys are mentioned, or closed or fixed where a keyword says so', () => {
  expect(
    parseMessage(
      'Fix login (#12)\n\nCloses ABC-7, see owner/name#3 and UTF-8. Resolved #4, fixes: #5; see #5.',
    ).references,
  ).toEqual([
    { kind: 'mentions', key: '#12' },
    { kind: 'closes', key: 'ABC-7' },
    { kind: 'mentions', key: 'owner/name#3' },
    { kind: 'closes', key: '#4' },
    { kind: 'closes', key: '#5' },
    { kind: 'fixes', key: '#5' },
    { kind: 'request', key: '!12' },
  ])
})

test.each([
  ['Merge pull request #12 from bo/side', '12'],
  ['Merge pull request #12 in TEAM/app from side to main', '12'],
  ["Merge pull request 'Add (#3)' (#12) from side into main", '12'],
  ['Merged in side (pull request #12)', '12'],
  ['Pull request #12: Add', '12'],
  ['Merged PR 12: Add', '12'],
  ["Merge branch 'side' into 'main'\n\nAdd\n\nSee merge request group/app!12", '12'],
  ['Add\n\nSee merge request !12\n', '12'],
  ['Add (#12)', '12'],
  ['Add (!12)', '12'],
  ['Revert "Add (#11)" (#12)', '12'],
  ['Revert "Add (#12)"', undefined],
  ['Add (fixes #12)', undefined],
  ['Add what #12 asks', undefined],
  ["Merge branch 'main' into side", undefined],
])('%j merges the change request %s', (message, number) => {
  const request = parseMessage(message).references.find(({ kind }) => kind === 'request')
  expect(request?.key).toBe(number === undefined ? undefined : `!${number}`)
})

test('a revert names what it takes back, a fixup what it mends', () => {
  const oid = 'a'.repeat(40)
  expect(parseMessage(`Revert "x"\n\nThis reverts commit ${oid}.\n`).references).toEqual([
    { kind: 'reverts', key: oid },
  ])
  expect(parseMessage('fixup! Add the door').references).toEqual([
    { kind: 'fixup', key: 'Add the door' },
  ])
})

test('a message of nothing but white space has an empty subject', () => {
  expect(parseMessage(' \n\n\t\n')).toEqual({ subject: '', trailers: [], references: [] })
})
