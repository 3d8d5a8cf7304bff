/** `cairn decisions import` and `export` on folders as teams have them, and as nobody should. */
import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect } from 'vitest'
import { test } from '../../test/cairn.ts'
import { cairn } from './cairn.fixture.ts'

const root = join(import.meta.dirname, '../..')

const nygard = (title: string, status: string): string =>
  `# ${title}\n\nDate: 2024-01-02\n\n## Status\n\n${status}\n\n## Context\n\nC\n`

function fill(folder: string, files: Record<string, string | Uint8Array>): string {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  return folder
}

interface Imported {
  items: {
    path: string
    title: string
    status: string
    warnings: { code: string; line: number }[]
  }[]
  duplicateNumbers: unknown[]
  brokenLinks: unknown[]
  skipped: { path: string; code: string }[]
}

async function imported(folder: string): Promise<Imported> {
  const { exitCode, out, err } = await cairn({ folder })(
    'decisions',
    'import',
    folder,
    '--dry-run',
    '--json',
  )
  expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' })
  return JSON.parse(out)
}

describe('the decisions of Cairn itself', () => {
  test('are all read, as MADR 4, and none needs a look', async ({ folder }) => {
    const { items, ...rest } = await imported(join(root, 'docs/decisions'))
    expect(items.length).toBeGreaterThanOrEqual(12)
    for (const item of items)
      expect(item).toMatchObject({ format: 'madr-4', status: 'accepted', warnings: [] })
    expect(rest).toMatchObject({ duplicateNumbers: [], brokenLinks: [] })
    const { out } = await cairn({ folder })(
      'decisions',
      'import',
      join(root, 'docs/decisions'),
      '--dry-run',
    )
    expect(out).toContain('Nothing needs a look.')
  })
})

test('an item says its path, number, title, status in both words, date, and what it supersedes', async ({
  folder,
}) => {
  fill(folder, {
    '0001-a.md': nygard('1. Use A', 'Superceded by [2. Use B](0002-b.md)'),
    '0002-b.md': nygard('2. Use B', '✅ Accepted\n\nSupercedes [1. Use A](0001-a.md)'),
    '0002-c.md': nygard(
      '2. Use C',
      'Accepted (lazy consensus) & implemented\n\nAmends [9. Gone](0009-gone.md)',
    ),
  })
  const item = {
    number: 2,
    date: '2024-01-02',
    format: 'nygard',
    supersedes: [],
    supersededBy: [],
    warnings: [],
  }
  expect(await imported(folder)).toEqual({
    items: [
      {
        ...item,
        path: '0001-a.md',
        number: 1,
        title: 'Use A',
        status: 'superseded',
        rawStatus: 'Superceded by [2. Use B](0002-b.md)',
        supersededBy: ['0002-b.md'],
      },
      {
        ...item,
        path: '0002-b.md',
        title: 'Use B',
        status: 'accepted',
        rawStatus: '✅ Accepted',
        supersedes: ['0001-a.md'],
      },
      {
        ...item,
        path: '0002-c.md',
        title: 'Use C',
        status: 'unknown',
        rawStatus: 'Accepted (lazy consensus) & implemented',
        warnings: [
          {
            code: 'decisions.status.not_understood',
            line: 7,
            message: '"Accepted (lazy consensus) & implemented" is no status that means one thing.',
          },
        ],
      },
    ],
    duplicateNumbers: [{ number: 2, paths: ['0002-b.md', '0002-c.md'] }],
    brokenLinks: [{ path: '0002-c.md', line: 9, target: '0009-gone.md' }],
    skipped: [],
    kept: null,
  })
})

test('as text it says the same to people, and no sign in it steers the terminal', async ({
  folder,
}) => {
  fill(folder, {
    '0001-a.md': nygard('1. Use \u001b[31mred', 'Perhaps\u0007'),
    '0001-b\n.md': nygard('1. Use B', 'Accepted\n\nSupersedes [nothing](0009-gone.md)'),
    'README.md': '# Decisions\n',
  })
  const { out, exitCode } = await cairn({ folder })('decisions', 'import', folder, '--dry-run')
  expect(exitCode).toBe(0)
  expect(out).toBe(`2 decisions, 1 of unknown status, 1 accepted

1. Use \\e[31mred
   0001-a.md: status unknown, 2024-01-02
1. Use B
   0001-b\\n.md: accepted, 2024-01-02

Numbers borne more than once
1: 0001-a.md, 0001-b\\n.md

Links that lead nowhere
0001-b\\n.md:9 → 0009-gone.md

Worth a look
0001-a.md:7 "Perhaps\\u0007" is no status that means one thing.
0001-b\\n.md:9 There is no decision 0009-gone.md in this folder.

Not taken
README.md Nothing in it says that it is a decision.
`)
})

describe('a folder that nobody should have', () => {
  test('gives what can be read, and names the rest', async ({ folder }) => {
    const outside = join(folder, 'outside')
    const inside = join(folder, 'inside')
    fill(outside, { 'secret.md': nygard('7. Secret', 'Accepted') })
    fill(inside, {
      'bom.md': `\uFEFF${nygard('1. With a mark', 'Accepted')}`,
      'crlf.md': nygard('2. With CRLF', 'Accepted').replaceAll('\n', '\r\n'),
      'latin.md': Uint8Array.from([...Buffer.from(nygard('3. Caf', 'Accepted')), 0xe9]),
      'binary.md': Uint8Array.from([0, 1, 2]),
      'a-#.md': nygard('9. With a hash', 'Accepted'),
      'new\nline.md': nygard('4. In a strange file', 'Accepted'),
      'bomb.md': `---\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c]\nstatus: accepted\n---\n# 5. Bomb\n`,
      'deep.md': `---\nstatus: ${'['.repeat(60_000)}\n---\n# 6. Deep\n`,
      'long.md': `---\nx: ${'y'.repeat(70_000)}\nstatus: accepted\n---\n# 7. Long\n`,
      'proto.md': '---\n__proto__: 1\nconstructor: 2\nstatus: constructor\n---\n# 8. Proto\n',
      'huge.md': '',
      'node_modules/x/0001-x.md': nygard('1. X', 'Accepted'),
      '.git/0001-x.md': nygard('1. X', 'Accepted'),
    })
    truncateSync(join(inside, 'huge.md'), 5 * 2 ** 20)
    symlinkSync(join(outside, 'secret.md'), join(inside, 'link.md'))
    symlinkSync(outside, join(inside, 'folder.md'))
    symlinkSync('.', join(inside, 'loop'))
    execFileSync('sh', ['-c', 'mkfifo "$0"', join(inside, 'pipe.md')])
    const { items, skipped } = await imported(inside)
    expect(
      items.map(({ path, title, status, warnings }) => [
        path,
        title,
        status,
        ...warnings.map(({ code }) => code),
      ]),
    ).toEqual([
      ['a-#.md', 'With a hash', 'accepted'],
      ['bom.md', 'With a mark', 'accepted'],
      ['bomb.md', 'Bomb', 'accepted', 'decisions.format.own'],
      ['crlf.md', 'With CRLF', 'accepted'],
      [
        'deep.md',
        'Deep',
        'unknown',
        'decisions.format.own',
        'decisions.front_matter',
        'decisions.status.none',
      ],
      ['latin.md', 'Caf', 'accepted', 'decisions.file.encoding'],
      [
        'long.md',
        'Long',
        'unknown',
        'decisions.format.own',
        'decisions.front_matter',
        'decisions.status.none',
      ],
      ['new\nline.md', 'In a strange file', 'accepted'],
      ['proto.md', 'Proto', 'unknown', 'decisions.format.own', 'decisions.status.not_understood'],
    ])
    expect(skipped.map(({ path, code }) => [path, code])).toEqual([
      ['binary.md', 'decisions.file.binary'],
      ['folder.md', 'decisions.file.link'],
      ['huge.md', 'decisions.file.too_large'],
      ['link.md', 'decisions.file.link'],
    ])
  })

  test('that fills every line with what is dear to read is still read', async ({ folder }) => {
    const dear = [
      '[',
      '![',
      '<!--',
      '(',
      '# #',
      '* a: ',
      'supersedes ',
      '[a](',
      '`',
      '---\n',
      '## Status\nx\n',
      '## Links\n* supersedes 1\n',
      '* Status: x\n',
      'T\n===\n\n',
      '- ',
    ].map((piece) => piece.repeat(400_000 / piece.length))
    fill(
      folder,
      Object.fromEntries(
        dear.map((text, at) => [
          `${at}.md`,
          `# ${at}. T\n\n## Status\n\n${text}\n\n## Context\n\n${text}\n`,
        ]),
      ),
    )
    fill(folder, {
      'x.md': `---\nstatus: ${'- '.repeat(30_000)}\n---\n# 1. T\n`,
      'y.md': `---\n${'{a: '.repeat(16_000)}\n---\n# 1. T\n`,
      'kep.yaml': `title: T\nkep-number: 1\nx: ${'*a '.repeat(20_000)}`,
    })
    // Whoever looks at each place from each other one does not end before the test does.
    const { items, skipped } = await imported(folder)
    expect(items.length + skipped.length).toBe(dear.length + 3)
  })

  test.skipIf(process.getuid?.() === 0)('and that may not be read says so', async ({ folder }) => {
    fill(folder, {
      'a/0001-a.md': nygard('1. A', 'Accepted'),
      '0002-b.md': nygard('2. B', 'Accepted'),
    })
    chmodSync(join(folder, 'a'), 0)
    const { skipped } = await imported(folder)
    chmodSync(join(folder, 'a'), 0o700)
    expect(skipped).toMatchObject([{ path: 'a', code: 'decisions.file.closed' }])
  })
})

describe('what cannot be imported', () => {
  test('is told in a sentence', async ({ folder }) => {
    fill(folder, { 'file.md': '' })
    const told = async (path: string) => {
      const { exitCode, err, out } = await cairn({ folder })(
        'decisions',
        'import',
        join(folder, path),
      )
      return [exitCode, out, err.slice(0, err.indexOf(';'))]
    }
    expect(await told('nowhere')).toEqual([
      2,
      '',
      'cairn: decisions.folder.none: There is no folder at this path',
    ])
    expect(await told('file.md')).toEqual([
      2,
      '',
      'cairn: decisions.folder.file: This is a file, not a folder',
    ])
  })

  test('without a folder, the command asks for one', async ({ folder }) => {
    const { exitCode, err } = await cairn({ folder })('decisions', 'import')
    expect(exitCode).toBe(2)
    expect(err).toContain('cli.missing_argument')
    const alone = await cairn({ folder })('decisions')
    expect(alone.err).toBe(
      'cairn: cli.missing_argument: The rest of the command is missing; see cairn decisions --help\n',
    )
  })

  test('an empty folder has nothing in it, which is no failure', async ({ folder }) => {
    fill(folder, { 'a.txt': 'x' })
    expect(await imported(folder)).toEqual({
      items: [],
      duplicateNumbers: [],
      brokenLinks: [],
      skipped: [],
      kept: null,
    })
    const { out } = await cairn({ folder })('decisions', 'import', folder)
    expect(out).toContain('There are no decisions here')
  })

  test('Ctrl-C ends it', async ({ folder }) => {
    fill(folder, { '1.md': nygard('1. A', 'Accepted') })
    const stop = new AbortController()
    stop.abort()
    const { err } = await cairn({ folder }, { signal: stop.signal })('decisions', 'import', folder)
    expect(err).toContain('cli.stopped')
  })
})

test('what is imported is kept, edited, and exported with that edit alone', async ({
  databaseUrl,
  folder,
}) => {
  const adr = fill(join(folder, 'adr'), {
    '0001-a.md': nygard('1. Use A', 'Proposed'),
    '0002-b.md': nygard('2. Use B', 'Accepted'),
    'picture.png': Uint8Array.from([0, 1]),
  })
  const run = cairn({ databaseUrl, folder })
  const first = await run('decisions', 'import', adr, '--json')
  expect(JSON.parse(first.out)).toMatchObject({
    items: [{ number: 1 }, { number: 2 }],
    kept: { added: 2, conflicts: [] },
  })
  await run('decisions', 'edit', '1', '--version', '1', '--title', 'Use AA')
  const copy = join(folder, 'copy')
  const { exitCode, out } = await run('decisions', 'export', copy, '--json')
  expect({ exitCode, ...JSON.parse(out) }).toEqual({
    ...{ exitCode: 0, written: ['0001-a.md', '0002-b.md'], same: 0, refused: [], leftOut: [] },
  })
  expect(readFileSync(join(copy, '0001-a.md'), 'utf8')).toBe(nygard('1. Use AA', 'Proposed'))
  expect(readFileSync(join(copy, '0002-b.md'), 'utf8')).toBe(nygard('2. Use B', 'Accepted'))
  fill(adr, { '0001-a.md': nygard('1. Theirs', 'Proposed') })
  const again = await run('decisions', 'import', adr)
  expect(again.exitCode).toBe(3)
  expect(again.out).toContain(`Changed here and in the file
0001-a.md (decision 1) "Use AA" was changed here and in its file; neither was
   overwritten.

0 records made, 1 as before. cairn decisions list shows them.
`)
  const refused = await run('decisions', 'export', adr)
  expect([refused.exitCode, refused.out]).toEqual([
    3,
    `
Not written
0001-a.md The file there is not the one that was imported or written, and was
   left as it is.

0 files written, 1 as they were.
`,
  ])
  expect((await run('decisions', 'export', adr, '--overwrite')).out).toBe(
    '0001-a.md\n\n1 file written, 1 as they were.\n',
  )
})

test('all records go out as files and come back, and what is wrong is named line by line', async ({
  databaseUrl,
  folder,
}) => {
  const run = cairn({ databaseUrl, folder })
  await run('ideas', 'post', 'Better')
  const out = join(folder, 'out')
  const written = await run('records', 'export', out)
  expect([written.exitCode, written.out]).toEqual([0, '1 file written, 0 as they were.\n'])
  expect((await run('records', 'import', out)).out).toBe(
    '0 records added, 0 changed, 1 as before.\n',
  )
  fill(out, {
    'b.md': '---\nkind: idea\ntitle: B\nstatus: lost\n---\n',
    'c.md': '---\nkind: x\n---\n',
  })
  const { exitCode, err } = await run('records', 'import', out)
  expect(exitCode).toBe(2)
  expect(err.split('\n').slice(0, 3)).toEqual([
    expect.stringMatching(/^c\.md:1 title: /),
    expect.stringMatching(/^c\.md:1 status: /),
    expect.stringMatching(/^b\.md:4 status: /),
  ])
  expect(err).toMatch(/\ncairn: records\.import\.wrong: Nothing was imported\. /)
  fill(out, { 'idea/0001.md': 'Mine.' })
  expect((await run('records', 'export', out)).exitCode).toBe(3)
})
