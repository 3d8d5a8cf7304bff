/** The brief as it is sent around: as Markdown, as a page, in a file. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { aTeamsRepository } from '../../../test/a-teams-repository.ts'
import { test } from '../../../test/cairn.ts'
import { browserPath } from '../../../test/visits/browser.ts'
import { cairn } from '../cairn.fixture.ts'
import { proseHtml } from '#app/sheet/prose.ts'
import { processorMs } from '../../../test/processor-time.ts'

test('a brief holds the problem, the evidence, the options, who was heard, and what is asked', async ({
  databaseUrl,
  folder,
}) => {
  await using repository = await aTeamsRepository()
  const run = cairn({ databaseUrl, folder })
  await run('scan', repository.path)
  const body = 'It is slow.\n\n# Since when\n\n```\n# not a heading\n```\n'
  const said = ['--body', body, '--code', 'repository:src', '--code', 'gone:x', '--bad', 'A week.']
  await run(
    'decisions',
    'propose',
    'Split the engine',
    ...said,
    '--options',
    'Split',
    '--until',
    '2026-12-24',
  )
  await run('decisions', 'consent', '1', '--words', 'Gladly.')
  await run('decisions', 'object', '1', '--because', 'Who tests it?')
  const { out, err } = await run('decisions', 'brief', '1')
  expect(err).toBe('')
  const headings = [...out.matchAll(/^#+ .*/gm)].map(([heading]) => heading)
  expect(headings).toEqual([
    ...['# Split the engine', '## The problem', '### Since when', '# not a heading'],
    ...['## What the evidence says', '## The options', '### Split', '## What follows'],
    ...['## Who was heard', '## What we ask'],
  ])
  expect(out).toMatch(
    /\*\*`repository:src`\*\*: \d+ changes from .* to mend something.*`[▁▂▃▄▅▆▇█]{12}`/,
  )
  expect(out).toContain('| `src/engine.ts` |')
  expect(out).toContain('**`gone:x`**: cannot tell (no repository called gone was read).')
  expect(out).toContain('objects: Who tests it? (not answered yet)')
  expect(out).toContain('Say until 2026-12-24 whether you can live with it.')
  expect(out).not.toMatch(/example\.org|Ana Example/)
  const file = join(folder, 'brief.html')
  expect(await run('decisions', 'brief', '1', '-o', file)).toMatchObject({ exitCode: 0, out: '' })
  const page = await readFile(file, 'utf8')
  expect(page).toMatch(/^<!doctype html>[^]*<svg class="bars"[^]*What we ask/)
  expect(page).not.toMatch(/<script|https?:/)
  expect(await run('decisions', 'brief', '1', '-o', join(folder, 'no/such.md'))).toMatchObject({
    err: expect.stringContaining(
      'decisions.brief.not_written: The brief could not be written: ENOENT',
    ),
  })
})

test('a decision tells what was chosen and why, and asks nothing', async ({
  databaseUrl,
  folder,
}) => {
  const run = cairn({ databaseUrl, folder })
  await run('decisions', 'propose', 'Use Kysely', '--options', 'Kysely', '--options', 'Drizzle')
  await run('decisions', 'accept', '1', '--chosen', 'Kysely', '--because', 'Plain SQL.')
  const { out } = await run('decisions', 'brief', '1')
  expect(out).toContain('*Decision 1, accepted on 2026-01-01.*')
  expect(out).toContain('### Kysely (chosen)\n\n### Drizzle')
  expect(out).toContain('## Why\n\nPlain SQL.')
  expect(out).not.toContain('What we ask')
})

test('a brief tells of the trial, the last review and what is to be done', async ({
  databaseUrl,
  folder,
}) => {
  const run = cairn({ databaseUrl, folder })
  await run('decisions', 'propose', 'Use Kysely')
  const trial = ['--trial', 'Half the queries.', '--review-on', '2026-12-01']
  await run('decisions', 'accept', '1', '--because', 'Plain SQL.', ...trial)
  const { out: found } = await run('decisions', 'get', '1', '--json')
  const { id } = JSON.parse(found)
  await run('actions', 'add', id, 'Move the first query', '--due', '2026-02-01')
  const { out } = await run('decisions', 'brief', '1')
  expect(out).toContain('*Decision 1, on trial until 2026-12-01, accepted on 2026-01-01.*')
  expect(out).toContain('## Did it work\n\n- On trial until 2026-12-01: Half the queries.\n')
  expect(out).toMatch(/## What is to be done\n\n- Move the first query \(.+, until 2026-02-01\)/)
  await run('decisions', 'review', '1', '--verdict', 'worked', '--because', 'Fewer surprises.')
  const { out: after } = await run('decisions', 'brief', '1')
  expect(after).toContain('- The trial worked: Half the queries.\n')
  expect(after).toContain('- Looked back at on 2026-01-01: it worked. Fewer surprises.')
  const { out: page } = await run('decisions', 'brief', '1', '--html')
  expect(page).toContain('<li>The trial worked: Half the queries.</li>')
  expect(page).toContain('<h2>What is to be done</h2>')
})

test('what stands in a proposal is text on the page and does nothing to a terminal', async ({
  databaseUrl,
  folder,
}) => {
  const run = cairn({ databaseUrl, folder })
  const evil =
    '<img src=x onerror=alert(1)> [a](javascript:alert(1)) "\u001b]52;c;x\u0007\n\n    <b>'
  const flags = ['--body', evil, '--good', evil, '--options', '<i>"\'', '--code', '<u>:"<s>']
  await run('decisions', 'propose', '<script>alert(1)</script>', ...flags)
  const { out } = await run('decisions', 'brief', '1', '--html')
  expect(out).not.toMatch(/<(?:script|img|b|i|u|s)\b|href="javascript/)
  const markdown = await run('decisions', 'brief', '1')
  expect(markdown.out).not.toMatch(/(?![\n\t])\p{Cc}/u)
})

test.each([
  ['a\nb', '<p>a b</p>'],
  ['# A #\ntext', '<h3>A</h3>\n<p>text</p>'],
  ['- a\n  b\n- c\n\ntext', '<ul><li>a b</li><li>c</li></ul>\n<p>text</p>'],
  ['1. a\n\n2. b', '<ol><li>a</li><li>b</li></ol>'],
  ['> a\n> b', '<blockquote><p>a b</p></blockquote>'],
  ['```js\na < b\n\n# c\n```\nd', '<pre><code>a &lt; b\n\n# c</code></pre>\n<p>d</p>'],
  ['```\nnever closed', '<pre><code>never closed</code></pre>'],
  ['`**a**` **b** *c* a*b*c', '<p><code>**a**</code> <strong>b</strong> <em>c</em> a*b*c</p>'],
  ['[a](https://x.org/?a=1&b="c)', '<p><a href="https://x.org/?a=1&amp;b=&quot;c">a</a></p>'],
  ['[a](data:text/html,x)', '<p>[a](data:text/html,x)</p>'],
])('%j is shown as it is meant', (markdown, html) => {
  expect(proseHtml(markdown)).toBe(html)
})

test('no text takes long', () => {
  const spent = processorMs(() => {
    for (const sign of ['*', '[', '`', '> ', '- ', '_a', '![', '**', '(', '1. ', '```\n', '[a]('])
      proseHtml(sign.repeat(65_536 / sign.length))
  })
  expect(spent).toBeLessThan(4_000)
})

test.skipIf(browserPath === undefined)(
  'a brief is printed on one sheet',
  async ({ databaseUrl, folder }) => {
    const env = { DATABASE_URL: databaseUrl, CAIRN_DATA: folder, CAIRN_BROWSER: browserPath ?? '' }
    const run = cairn({ databaseUrl, folder }, { env })
    await run('decisions', 'propose', 'Use Kysely', '--options', 'Kysely', '--options', 'Drizzle')
    const file = join(folder, 'brief.pdf')
    expect(await run('decisions', 'brief', '1', '-o', file)).toMatchObject({ exitCode: 0, err: '' })
    const pdf = await readFile(file, 'latin1')
    expect(pdf).toMatch(/^%PDF-/)
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
  },
)

test('without a browser one is told how to print', async ({ databaseUrl, folder }) => {
  const env = { DATABASE_URL: databaseUrl, CAIRN_DATA: folder, CAIRN_BROWSER: '/no/such/browser' }
  const run = cairn({ databaseUrl, folder }, { env })
  await run('decisions', 'propose', 'Use Kysely')
  expect(await run('decisions', 'brief', '1', '-o', join(folder, 'brief.pdf'))).toMatchObject({
    exitCode: 4,
    err: expect.stringContaining('write brief.html'),
  })
})
