/** `cairn people` as people use it, mistype it, and as someone hostile would. */
import stringWidth from 'string-width'
import { describe, expect } from 'vitest'
import { test } from '../../test/cairn.ts'
import { aRepository, type BuiltRepository } from '../../test/repositories/build.ts'
import { cairn } from './cairn.fixture.ts'

const authors = [
  { name: 'Zoe Example', email: 'zoe@example.org' },
  { name: 'Ana Example', email: 'ana@example.org' },
  { name: 'ana', email: 'ana@home.example' },
  { name: 'Ana Example', email: 'ana@old.example' },
  { name: 'Ben', email: 'ben@example.org' },
  { name: 'Ben', email: 'ben@elsewhere.example' },
  { name: 'Cleo', email: 'team@example.org' },
  { name: 'Dan', email: 'team@example.org' },
  { name: 'eve', email: 'none@none' },
  { name: 'tidy[bot]', email: 'tidy@example.org' },
  { name: 'evil\u001b]52;c;AA\u0007\u202e', email: 'evil@example.org' },
  { name: `Long ${'name '.repeat(400)}`, email: 'long@example.org' },
]

function aTeam(): Promise<BuiltRepository> {
  const [first] = authors
  return aRepository({
    commits: [
      {
        author: first ?? {},
        files: { '.mailmap': 'Ana Example <ana@example.org> <ana@old.example>\n' },
      },
      ...authors.flatMap((author, step) =>
        // Whoever comes later made more of them: the order must not show it.
        Array.from({ length: step + 1 }, (_, more) => ({
          author,
          files: { 'a.txt': `${step} ${more}\n` },
        })),
      ),
    ],
  })
}

test('people stand in order of their names, with all that they go by, and bots apart', async ({
  databaseUrl,
  folder,
}) => {
  await using repository = await aTeam()
  const run = cairn({ databaseUrl, folder })
  // By itself: on a busy machine a scan tells of its phases.
  await run('scan', repository.path)
  const { exitCode, out, err } = await run('people', repository.path, '--find', 'example')
  expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' })
  expect(out.split('\n')).toEqual([
    'repository: 8 people, 1 bot with "example", by name',
    '',
    'ana <ana@home.example>',
    'Ana Example <ana@example.org>',
    '  also Ana Example <ana@old.example> (.mailmap)',
    'Ben <ben@elsewhere.example>',
    'Ben <ben@example.org>',
    'Dan <team@example.org>',
    '  also Cleo <team@example.org>',
    expect.stringMatching(/^evil/),
    expect.stringMatching(/^Long name/),
    expect.stringMatching(/^ {2}nam…e name/),
    expect.stringMatching(/^ {2}name name/),
    '  <long@example.org>',
    'Zoe Example <zoe@example.org>',
    '',
    'Names borne by several',
    'Two entries are called Ben. If they are one person:',
    '  cairn people merge ben@elsewhere.example ben@example.org',
    'Where they are two, say cairn people two in place of merge, and nobody asks',
    'again.',
    '',
    'Bots',
    'tidy[bot] <tidy@example.org>',
    '  its name or e-mail carries [bot]',
    '',
  ])
})

test('what is said by hand is told, listed and taken back', async ({ databaseUrl, folder }) => {
  await using repository = await aTeam()
  const run = cairn({ databaseUrl, folder })
  await run('scan', repository.path)
  const said = async (...argv: string[]) => {
    const { exitCode, out, err } = await run('people', ...argv)
    expect({ argv, exitCode, err }).toEqual({ argv, exitCode: 0, err: '' })
    return out
  }
  expect(await said('merge', 'ANA@example.org', 'ana')).toBe(
    `ana <ana@home.example> is Ana Example <ana@example.org> now.

Ana Example <ana@example.org>
  also Ana Example <ana@old.example> (.mailmap)
  also ana <ana@home.example> (by hand)

To take it back: cairn people undo ana@home.example
`,
  )
  await said('split', 'Dan <team@example.org>')
  await said('human', 'tidy[bot]')
  await said('bot', 'eve')
  expect(await said(repository.path)).toContain(`Bots
eve <none@none>
  said by hand

Said by hand, newest first
eve <none@none> is a bot
tidy@example.org is a person
Dan <team@example.org> stands alone
ana@home.example is ana@example.org
`)
  expect(await said('undo', 'ana@home.example')).toContain(
    'Taken back: ana@home.example is ana@example.org.',
  )
  expect(await said('undo')).toContain('Taken back: eve <none@none> is a bot.')
  const left: { choices: unknown } = JSON.parse(await said(repository.path, '--json'))
  expect(left.choices).toEqual([
    { what: 'human', who: 'tidy@example.org', other: null },
    { what: 'split', who: 'Dan <team@example.org>', other: null },
  ])
})

describe('a mistake', () => {
  test('is one line that says what to do, and changes nothing', async ({ databaseUrl, folder }) => {
    await using repository = await aTeam()
    const run = cairn({ databaseUrl, folder })
    await run('scan', repository.path)
    await run('people', 'merge', 'ana@example.org', 'ana@home.example')
    const before = (await run('people', repository.path, '--json')).out
    const mistakes: [string[], RegExp][] = [
      [['merge', 'anna', 'Dan'], /people\.none: Nobody goes by "anna"; did you mean .*ana/i],
      [['merge', 'Dan', 'nobody@nowhere.example'], /people\.none: /],
      [
        ['merge', 'Ben', 'Dan'],
        /people\.ambiguous: "Ben" may be any of 2 people: Ben <ben@els.*; g/i,
      ],
      [['merge', 'Zoe Example', 'zoe@example.org'], /people\.same: /],
      // In a circle.
      [['merge', 'ana@home.example', 'ana@example.org'], /people\.same: .*split EMAIL/],
      [['split', 'zoe@example.org'], /people\.alone: /],
      [['split', 'ana@example.org'], /people\.home: .*cairn people split ana@(home|old)\.example/],
      [
        ['bot', 'tidy[bot]'],
        /people\.kind\.same: .*a bot already: its name or e-mail carries \[bot\]/,
      ],
      [['human', 'Dan'], /people\.kind\.same: /],
      [['undo', 'Dan'], /people\.undo\.none: /],
      [['undo', 'who@ever.example'], /people\.none: /],
      [['merge', '', 'Dan'], /people\.none: Nobody goes by ""; /],
      // So short a word is near to anybody's.
      [
        ['merge', 'bin', 'Dan'],
        /people\.none: Nobody goes by "bin"; look with: cairn people \. --find bin$/,
      ],
      [['merge', 'none@nine', 'Dan'], /; did you mean eve <none@none>\?$/],
      [['merge', 'zoes@example.com', 'Dan'], /; did you mean Zoe Example <zoe@example\.org>\?$/],
      [['bot', '  '], /people\.none: /],
      [['merge', 'Dan', 'a\nb\u001b[31m'], /people\.none: /],
      [['merge', 'Dan', 'a\u0000'], /input\.invalid: /],
      [['bot', 'x'.repeat(100_000)], /people\.none: .{1,300}$/],
      [['bot', "'; drop table person; --"], /people\.none: /],
      [['merge', 'Dan'], /cli\.missing_argument: /],
      [['merge', 'a', 'b', 'c'], /cli\.too_many_arguments: /],
      [['merge', 'a', 'b', '--all'], /cli\.unknown_option: /],
      [['merg', 'a', 'b'], /cli\.too_many_arguments: /],
    ]
    for (const [argv, line] of mistakes) {
      const { exitCode, out, err } = await run('people', ...argv)
      expect({ argv, exitCode, out }).toEqual({ argv, exitCode: 2, out: '' })
      expect(err).toMatch(/^cairn: [^\n\p{Cc}]*\n$/u)
      expect(err.trimEnd()).toMatch(line)
    }
    expect((await run('people', repository.path, '--json')).out).toBe(before)
  })

  test('where nothing was scanned yet says how to begin', async ({ databaseUrl, folder }) => {
    const run = cairn({ databaseUrl, folder })
    expect(await run('people', 'bot', 'ana')).toMatchObject({
      exitCode: 2,
      err: expect.stringMatching(/people\.none: .*no repository was scanned yet; .*cairn scan/i),
    })
    expect(await run('people', 'undo')).toMatchObject({
      exitCode: 2,
      err: expect.stringMatching(/people\.undo\.none: /),
    })
    expect(await run('people', folder)).toMatchObject({
      exitCode: 2,
      err: expect.stringMatching(/git\.repo\.none: /),
    })
  })
})

test('a long list fits the window, ends with how to see the rest, and steers no terminal', async ({
  databaseUrl,
  folder,
}) => {
  await using repository = await aRepository({
    commits: [
      ...authors.map((author, step) => ({ author, files: { 'a.txt': `${step}\n` } })),
      ...Array.from({ length: 60 }, (_, step) => ({
        author: { name: `Person ${String(step).padStart(2, '0')}`, email: `p${step}@example.org` },
        files: { 'a.txt': `p${step}\n` },
      })),
    ],
  })
  const narrow = cairn({ databaseUrl, folder }, { columns: 40 })
  const { out } = await narrow('people', repository.path)
  expect(out.replaceAll('\n', ' ')).toContain(
    'All whom a commit names, on any branch that was read',
  )
  expect(out).toMatch(/… and \d\d more: --all prints them/)
  expect(out).not.toContain('Person 59')
  for (const line of out.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(40)
  const whole = (await narrow('people', repository.path, '--all')).out
  expect(whole).toContain('Person 59 <p59@example.org>')
  expect(whole.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u)
})
