/** Every verb is a command. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { practices } from '#app/verbs.ts'
import { test } from '../../test/cairn.ts'
import { cairn } from './cairn.fixture.ts'
import { practicesWithExamples } from './verb-examples.ts'

test('each verb of each practice has a command, with its own help', async ({
  databaseUrl,
  folder,
}) => {
  const run = cairn({ databaseUrl, folder })
  for (const [practice, { load }] of Object.entries(practices)) {
    const overview = await run(practice, '--help')
    for (const { name, summary, operands = [] } of await load(new Promise<never>(() => {}))) {
      const [prefix, act = ''] = name.split('.')
      expect(prefix).toBe(practice)
      expect(overview.out).toContain(`  ${act} `)
      const { out } = await run(practice, act, '--help')
      expect(out).toContain(summary.slice(1, -1).slice(0, 15))
      for (const operand of operands) expect(out).toContain(`<${operand}>`)
      expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
    }
  }
})

test('flow, trials and remedies show examples of each act, with options that it has', async ({
  databaseUrl,
  folder,
}) => {
  const run = cairn({ databaseUrl, folder })
  for (const practice of practicesWithExamples)
    for (const { name } of await practices[practice].load(new Promise<never>(() => {}))) {
      const [, act = ''] = name.split('.')
      const { out } = await run(practice, act, '--help')
      const [help = '', examples = ''] = out.split('\nExamples:\n')
      const own = examples
        .split('\n')
        .filter((line) => line.startsWith(`  $ cairn ${practice} ${act}`))
      expect([name, own.length]).toEqual([name, expect.toSatisfy((count) => count > 0)])
      for (const line of own)
        for (const [option] of line.matchAll(/--[a-z][a-z-]*/g))
          expect([line, help]).toEqual([line, expect.stringContaining(`${option} `)])
    }
})

test('a decision is proposed, discussed and taken on the command line', async ({
  databaseUrl,
  folder,
}) => {
  const run = cairn({ databaseUrl, folder })
  const options = ['--options', 'Kysely', '--options', 'Drizzle']
  const proposed = await run('decisions', 'propose', 'Use Kysely', ...options, '--json')
  const { id } = JSON.parse(proposed.out)
  await run('comments', 'add', id, '--body', 'I can live with it.')
  expect((await run('comments', 'list', id)).out).toContain('I can live with it.')
  const accept = ['decisions', 'accept', '1', '--chosen', 'Kysely']
  expect((await run(...accept)).err).toContain('--because is missing')
  expect((await run(...accept, '--because', 'It is plain SQL.')).out).toMatch(
    /^1  Use Kysely\naccepted on 2026-01-01; version 2\n[^]*Kysely \(chosen\)\n[^]*\nWhy\n  It is plain SQL\.\n/,
  )
  expect((await run('decisions', 'list')).out).toMatch(/ 1 +2 +accepted +Use Kysely/)
  expect((await run('records', 'history', id)).out).toMatch(
    /decisions\.accept[^]*decisions\.propose/,
  )
  expect((await run('decisions', 'get', '1', '--json')).out).toContain('"chosen": "Kysely"')
  expect(await run('decisions', 'get', '2')).toMatchObject({
    exitCode: 2,
    err: 'cairn: record.none: There is no decision 2; it may have been removed\n',
  })
})

test('what stands in a record does nothing to a terminal', async ({ databaseUrl, folder }) => {
  const run = cairn({ databaseUrl, folder })
  const evil = '\u001b]52;c;ZXZpbA==\u0007'
  await run('decisions', 'propose', 'x', '--body', `a${evil}b`)
  const { out } = await run('decisions', 'get', '1')
  expect(out).toContain('a')
  expect(out).not.toMatch(/(?!\n)\p{Cc}/u)
})

test('a list that goes on says how', async ({ databaseUrl, folder }) => {
  const run = cairn({ databaseUrl, folder })
  for (const title of ['a', 'b', 'c']) await run('decisions', 'propose', title)
  const { out } = await run('decisions', 'list', '--limit', '2')
  expect(out).toContain("There are more: --after '2' shows them.")
  expect((await run('decisions', 'list', '--after', '2')).out).toMatch(/ 1 +1 +open +a/)
  expect((await run('comments', 'list', 'x')).err).toContain(
    'RECORD: an id, or a kind and a number',
  )
})

test('two versions are compared in words that nothing is done by', async ({
  databaseUrl,
  folder,
}) => {
  const run = cairn({ databaseUrl, folder })
  const lines = (words: string) => `${words}\n${'Same.\n'.repeat(20)}The end is\u001b[31m near.`
  const { id } = JSON.parse(
    (await run('ideas', 'post', 'x', '--body', lines('Old words'), '--json')).out,
  )
  await run('ideas', 'edit', id, '--version', '1', '--body', lines('New words'))
  const { out } = await run('records', 'diff', 'idea#1')
  expect(out).toBe(
    [
      'From version 1 to 2: [-what was removed-], {+what was added+}',
      ...['', 'body', '  [-Old-] {+New+} words', '  Same.', '  Same.', '  …', ''],
    ].join('\n'),
  )
  expect((await run('records', 'revert', 'idea#1', '--to', '1')).out).toMatch(/version +3/)
  expect((await run('records', 'diff', 'idea#1', '--from', '1')).out).toBe(
    'Versions 1 and 3 say the same.\n',
  )
  expect((await run('records', 'revert', 'idea#1')).err).toContain('--to is missing')
})

test('what was given wrong is named by its flag, with what is taken instead', async ({
  databaseUrl,
  folder,
}) => {
  const run = cairn({ databaseUrl, folder })
  const said = async (words: string) => (await run(...words.split(' '))).err.trim()
  const expected = {
    'flow compare pickupp 2026-01-05': 'MEASURE knows no pickupp; did you mean pickup? See cairn',
    'flow compare pickup 05.01.2026':
      'SINCE takes a day such as 2026-12-24, not 05.01.2026; see cairn flow compare --help',
    'flow set --days mon-day': '"mon-day" is no day of the week; such as mon-fri, or names',
    'flow case --ask-hours -3': '--ask-hours takes a number that is more than 0, not -3;',
    'flow dispute 12 wrong --repository app --because Spam':
      'SUBJECT: a subject is written as request 12; SAYS takes leave out, failed, succeeded, not production or not flaky, not wrong;',
    'flow --by year':
      '--by takes week, month, component, size or hour, not year; see cairn flow --help',
    'trials begin review-hours --starts-on soon':
      '--starts-on: a day is written like 2026-12-24; see',
    // What a hint for all doors calls by the name of a verb is a command here.
    'remedies get none':
      'There is no remedy called none; cairn remedies list names those there are',
    'flow --repository nope': 'is called "nope"; there is none yet: cairn scan reads one',
    'flow bottleneck':
      "Unknown command 'bottleneck'; did you mean bottlenecks? See cairn flow --help",
    'import moon x': "Unknown command 'moon'; see cairn import --help",
    'flow dispute': 'see cairn flow dispute --help',
  }
  for (const [words, says] of Object.entries(expected)) expect(await said(words)).toContain(says)
})

test('a picture is sent by the name of its file', async ({ databaseUrl, folder }) => {
  const run = cairn({ databaseUrl, folder })
  const file = join(folder, 'dot.gif')
  await writeFile(
    file,
    Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64'),
  )
  const { out } = await run('attachments', 'add', file)
  expect(out).toMatch(/address +\/api\/v1\/attachments\/\S+\ntype +image\/gif\n/)
  await writeFile(join(folder, 'x.svg'), '<svg/>')
  await writeFile(join(folder, 'long.png'), Buffer.alloc(9 * 2 ** 20))
  const failures = ['x.svg', 'long.png', 'none.png', '.'].map(async (name) => {
    const { exitCode, err } = await run('attachments', 'add', join(folder, name))
    return [exitCode, err.replaceAll(folder, '…').trim()]
  })
  expect(await Promise.all(failures)).toEqual([
    [2, 'cairn: image.type: An SVG is a program, not a picture; save it as PNG'],
    [2, 'cairn: cli.file: …/long.png cannot be sent: it has more than 8 MiB'],
    [2, 'cairn: cli.file: …/none.png cannot be sent: there is none'],
    [2, 'cairn: cli.file: … cannot be sent: it is no file'],
  ])
})
