/** The command line as people meet it: help, mistakes, failures, and text that cannot harm. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import stringWidth from 'string-width'
import { describe, expect } from 'vitest'
import { insights } from '#app/insights.ts'
import { CairnError } from '#std/errors.ts'
import { test } from '../../test/cairn.ts'
import { aRepository } from '../../test/repositories/build.ts'
import { aTeamsRepository } from '../../test/a-teams-repository.ts'
import { cairn } from './cairn.fixture.ts'
import { failureLine } from './failure.ts'
import { ClosedPipe } from './io.ts'
import { spelled } from './paste.ts'

const nowhere = { databaseUrl: 'postgres://127.0.0.1:1/none', folder: '/nonexistent' }

describe('help', () => {
  test('names every command, with no word to the database', async () => {
    const { exitCode, out, err } = await cairn(nowhere)('--help')
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' })
    for (const name of [
      'scan',
      'report',
      'explain',
      'people',
      'tone',
      'doctor',
      'start',
      'hotspots',
      'coupling',
      'missing',
      'knowledge',
      'ask',
      'trend',
      'releases',
      'batches',
      'reverts',
      'mix',
      'files',
      'CAIRN_DATA',
      'DATABASE_URL',
      '--data',
    ])
      expect(out).toMatch(new RegExp(`(^|\\s|\\()${name}(\\s|$)`, 'm'))
  })

  test('of each command has examples, and a flag for each key of its input', async () => {
    for (const name of [
      'scan',
      'report',
      'start',
      'people',
      'tone',
      'doctor',
      'explain',
      'hotspots',
      'files',
      'ask',
      'missing',
    ]) {
      const { exitCode, out } = await cairn(nowhere)(name, '--help')
      expect({ name, exitCode }).toEqual({ name, exitCode: 0 })
      expect(out).toContain('Examples:')
      expect(out).toContain(name === 'start' ? '$ npm start' : `$ cairn ${name}`)
    }
    expect((await cairn(nowhere)('hotspots', '--help')).out).toMatch(
      /--level <value>[^]*--limit <n>/,
    )
    expect((await cairn(nowhere)('files', '--help')).out).toContain('--no-follow')
  })
})

test('the line of a failure reads on from what happened to what to do', () => {
  const line = (message: string, hint?: string) =>
    failureLine(new CairnError('invalid', 'a.code', message, hint === undefined ? {} : { hint }))
  expect(line('It rained.', 'Take a hat. Or wait.')).toBe(
    'cairn: a.code: It rained; take a hat. Or wait',
  )
  expect(line('Which hat is meant?', 'Name one.')).toBe(
    'cairn: a.code: Which hat is meant? Name one',
  )
  expect(line('It rained.', 'PostgreSQL is wet.')).toBe(
    'cairn: a.code: It rained; PostgreSQL is wet',
  )
  expect(line('It rained.')).toBe('cairn: a.code: It rained')
})

test('a verb typed as it is printed is the command', () => {
  expect(spelled(['growth.offer', '--topics', 'a.b'])).toEqual([
    'growth',
    'offer',
    '--topics',
    'a.b',
  ])
  expect(spelled(['one-to-one.take-back'])).toEqual(['one-to-one', 'take-back'])
  for (const other of [['growth', 'goals.x'], ['scan.x'], ['./growth.goals'], [], ['growth.']])
    expect(spelled(other)).toEqual(other)
})

describe('a mistake is one line that says what to do', () => {
  test.for([
    [
      ['scna'],
      "cairn: cli.unknown_command: Unknown command 'scna'; did you mean scan? See cairn --help\n",
    ],
    [
      ['hotspots', '.', '--limt', '3'],
      "cairn: cli.unknown_option: Unknown option '--limt'; did you mean --limit? See cairn hotspots --help\n",
    ],
    [
      ['scan'],
      "cairn: cli.missing_argument: Missing required argument 'path-or-url'; see cairn scan --help\n",
    ],
    [
      ['hotspots', '.', '--limit', 'many'],
      'cairn: cli.invalid_value: --limit takes a whole number from 1 to 10,000, not many; see cairn hotspots --help\n',
    ],
    [
      ['mix', '.', '--limit', '2.5'],
      'cairn: cli.invalid_value: --limit takes a whole number, 0 or more, not 2.5; such as --limit 10\n',
    ],
    [
      ['missing', '.', 'a.ts', '--least', ''],
      'cairn: cli.invalid_value: --least takes a number from 0 to 1, not ""; see cairn missing --help\n',
    ],
    [
      ['missing', '.', ''],
      'cairn: cli.invalid_value: FILE... takes a text that is not empty, not ""; see cairn missing --help\n',
    ],
    [
      ['explain', 'missing', '.'],
      'cairn: cli.invalid_value: FILE... takes 1 to 1,000 values, not 0; see cairn missing --help\n',
    ],
    [
      ['hotspots', '.', '--level', 'planet'],
      'cairn: cli.invalid_value: --level takes directory, file or function, not planet; see cairn hotspots --help\n',
    ],
    [
      ['hotspots', '.', '--limit'],
      'cairn: cli.missing_value: --limit stands without its value; see cairn hotspots --help\n',
    ],
    [
      ['help', 'hotspot'],
      "cairn: cli.unknown_command: Unknown command 'hotspot'; did you mean hotspots? See cairn --help\n",
    ],
    [['--data', 'x', '--nonsense'], /^cairn: cli\.unknown_option: .*; see cairn --help\n$/],
    [['explain', 'nothing', '.'], /^cairn: cli\.unknown_insight: [^\n]*hotspots[^\n]*\n$/],
    [
      ['c'.repeat(5000)],
      `cairn: cli.unknown_command: Unknown command '${'c'.repeat(98)}…; see cairn --help\n`,
    ],
    [['report', '.', '--json', '--html'], /^cairn: cli\.conflict: [^\n]*\n$/],
  ] as const)('%s', async ([argv, line]) => {
    const { exitCode, out, err } = await cairn(nowhere)(...argv)
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' })
    if (typeof line === 'string') expect(err).toBe(line)
    else expect(err).toMatch(line)
  })

  test('a window that is none, a branch that was not scanned, a protocol that is not allowed', async ({
    databaseUrl,
    folder,
  }) => {
    await using repository = await aTeamsRepository()
    const run = cairn({ databaseUrl, folder })
    await run('scan', repository.path)
    expect(await run('hotspots', repository.path, '--window', 'soon')).toMatchObject({
      exitCode: 2,
      err: expect.stringMatching(/^cairn: window\.invalid: .*\n$/),
    })
    expect(await run('hotspots', repository.path, '--branch', 'other')).toMatchObject({
      exitCode: 2,
      err: expect.stringMatching(/^cairn: git\.ref\.none: .*\n$/),
    })
    expect(await run('scan', 'ext::sh')).toMatchObject({
      exitCode: 5,
      err: expect.stringMatching(/^cairn: git\.url\.protocol: .*\n$/),
    })
  })

  test('what was given is repeated, but no novel', async ({ databaseUrl, folder }) => {
    await using repository = await aTeamsRepository()
    const run = cairn({ databaseUrl, folder })
    await run('scan', repository.path)
    const word = 'x'.repeat(5000)
    for (const argv of [
      ['report', repository.path, '--branch', word],
      ['scan', repository.path, '--branch', word],
      ['scan', repository.path, '--branch', 'y'.repeat(900)],
      ['report', repository.path, '--path', word],
      ['report', repository.path, '--window', word],
      ['report', word],
      ['trend', repository.path, word],
      ['ask', repository.path, word],
      ['missing', repository.path, word],
      ['explain', word],
      ['explain', 'hotspots', repository.path, word],
      ['explain', 'coupling', repository.path, word, word],
      ['explain', 'knowledge', repository.path, word],
      ['explain', 'mix', repository.path, word],
      ['explain', 'releases', repository.path, word],
      ['explain', 'reverts', repository.path, word],
      ['people', 'split', word],
    ]) {
      const { exitCode, err } = await run(...argv)
      expect([argv[1], exitCode]).toEqual([argv[1], 2])
      expect(err.length, err).toBeLessThan(400)
    }
    expect((await run('hotspots', repository.path, '--branch', "it's")).err).toContain(
      String.raw`scan it with --branch 'it'\''s'. Scanned so far: main`,
    )
  })

  test('an empty path says what is wanted, and is not the folder one stands in', async ({
    databaseUrl,
    folder,
  }) => {
    const env = { DATABASE_URL: databaseUrl, CAIRN_DATA: folder }
    const npm = { ...env, npm_lifecycle_event: 'start', INIT_CWD: process.cwd() }
    for (const command of ['scan', 'report', 'start'])
      for (const given of ['', ' '])
        expect(await cairn({ folder }, { env: npm })(command, given)).toMatchObject({
          exitCode: 2,
          out: '',
          err: 'cairn: git.repo.none: The path given is empty; give the path or the URL of a repository, or . for the folder you are in\n',
        })
  })

  test('a database that is down is a dependency that is down', async ({ folder }) => {
    const { exitCode, err } = await cairn({ ...nowhere, folder })('scan', folder)
    expect({ exitCode, lines: err.trimEnd().split('\n').length }).toEqual({ exitCode: 4, lines: 1 })
    expect(err).toMatch(/^cairn: db\./)
  })
})

describe('scan', () => {
  test('reads every repository below a folder, and one that cannot be read keeps no other from it', async ({
    databaseUrl,
    folder,
  }) => {
    const home = join(folder, 'code')
    for (const name of ['one', 'deep/er/two'])
      await aRepository({ at: join(home, name), commits: [{ files: { 'a.txt': 'a\n' } }] })
    await mkdir(join(home, 'broken'), { recursive: true })
    await writeFile(join(home, 'broken', '.git'), 'gitdir: /nowhere/at/all\n')
    const { exitCode, out, err } = await cairn({ databaseUrl, folder: join(folder, 'data') })(
      'scan',
      home,
      '--json',
    )
    const told = JSON.parse(out)
    expect(exitCode).toBe(3)
    expect(
      told.repositories.map(({ name, commits }: { name: string; commits: number }) => [
        name,
        commits,
      ]),
    ).toEqual([
      ['two', 1],
      ['one', 1],
    ])
    expect(told.failed).toMatchObject([{ path: join(home, 'broken'), code: 'git.repo.none' }])
    expect(err).toMatch(/^cairn: git\.repo\.none: .*broken.*\n/m)
  })

  test('what was asked before it was known is scanned first; what moved since is said', async ({
    databaseUrl,
    folder,
  }) => {
    await using repository = await aTeamsRepository()
    const run = cairn({ databaseUrl, folder })
    const first = JSON.parse((await run('hotspots', repository.path, '--json')).out)
    await repository.add({ commits: [{ files: { 'src/engine.ts': 'export const x = 1\n' } }] })
    const again = await run('hotspots', repository.path, '--json')
    expect(JSON.parse(again.out)).toEqual(first)
    expect(again.err).toContain('There are new commits since the last scan.')
    await run('scan', repository.path)
    const after = await run('hotspots', repository.path, '--json')
    expect(after.err).toBe('')
    expect(JSON.parse(after.out).n).toBe(first.n + 1)
  })

  test('a folder with one repository below it is that one; of several a question wants one named', async ({
    databaseUrl,
    folder,
  }) => {
    const home = join(folder, 'code')
    const run = cairn({ databaseUrl, folder: join(folder, 'data') })
    const add = (name: string) =>
      aRepository({ at: join(home, name), commits: [{ files: { 'a.txt': 'a\n' } }] })
    await add('got')
    expect(await run('hotspots', home)).toMatchObject({ exitCode: 0 })
    await add('deep/a')
    for (const argv of [
      ['report', home],
      ['hotspots', home],
      ['explain', 'mix', home],
      ['people', home],
    ])
      expect(await run(...argv)).toEqual({
        exitCode: 2,
        out: '',
        err: `cairn: repository.several: 2 repositories lie below ${home}: deep/a, got; name one, such as ${home}/deep/a\n`,
      })
  })

  test('whoever names a place inside a repository is told how to ask about that place alone', async ({
    databaseUrl,
    folder,
  }) => {
    const at = join(folder, 'code')
    await aRepository({ at, commits: [{ files: { 'src/a.txt': 'a\n' } }] })
    await mkdir(join(at, 'src'))
    await writeFile(join(at, 'src', 'a.txt'), 'a\n')
    const run = cairn({ databaseUrl, folder: join(folder, 'data') })
    await run('scan', at)
    for (const place of ['src', 'src/a.txt'])
      for (const command of ['report', 'files'])
        expect((await run(command, join(at, place))).err).toContain(
          `This is about all of code. For ${place} alone add: --path ${place}\n`,
        )
    const others = [[at], [join(at, '.git')], ['code'], [join(at, 'src'), '--path', 'src']]
    for (const argv of others)
      expect((await run('report', ...argv)).err).not.toContain('This is about')
  })

  test('a repository without commits is no failure, of no command that asks about all of it', async ({
    databaseUrl,
    folder,
  }) => {
    await using repository = await aRepository({ commits: [] })
    const run = cairn({ databaseUrl, folder })
    const isAboutAFile = (name: string) => ['trend', 'missing', 'ask'].includes(name)
    const names = Object.keys(insights)
    for (const name of ['scan', 'report', ...names.filter((each) => !isAboutAFile(each))]) {
      const said = await run(name, repository.path)
      expect([name, said.exitCode, said.out]).toEqual([name, 0, 'repository: no commits yet\n'])
      const { exitCode, out } = await run(name, repository.path, '--json')
      expect([name, exitCode]).toEqual([name, 0])
      if (name !== 'files' && name !== 'scan') expect(JSON.parse(out)).toMatchObject({ n: 0 })
    }
    for (const name of names.filter((each) => isAboutAFile(each)))
      expect(await run(name, repository.path, 'a.ts')).toMatchObject({
        exitCode: 2,
        err: expect.stringMatching(/^cairn: repository\.empty: /),
      })
  })

  test('commits without a usable date are named, by the scan and by the report', async ({
    databaseUrl,
    folder,
  }) => {
    const day = 86_400
    const steps = Array.from({ length: 12 }, (_, index) => ({
      author: index % 4 === 1 ? { at: 1000, zone: '-1200' } : { at: 1_600_000_000 + index * day },
      files: { 'a.js': `export const a = () => {\n${'  if (a) a()\n'.repeat(index + 1)}}\n` },
    }))
    await using repository = await aRepository({ commits: steps })
    const run = cairn({ databaseUrl, folder })
    expect((await run('scan', repository.path)).out).toContain(
      '\n  3 commits without a usable date: counted in all time, and in no shorter window\n',
    )
    expect(
      JSON.parse((await run('scan', repository.path, '--json')).out).repositories,
    ).toMatchObject([{ commits: 12, undated: 3 }])
    const report = (await run('report', repository.path)).out
    expect(report).toContain('\n9 changes, 12 months to ')
    expect(report).toContain('\nLeft out of this window: 3 commits without a date.\n')
    expect((await run('report', repository.path, '--window', 'all')).out).not.toContain('a date')
    expect((await run('explain', 'files', repository.path, 'a.js')).out).toMatch(/ no date {5}/)
    // As far back as a calendar goes, and no further.
    expect((await run('mix', repository.path, '--window', '9999y')).out).toContain(
      '9 changes, 9,999',
    )
  })

  test('where no commit has a date, a window of months is all time', async ({
    databaseUrl,
    folder,
  }) => {
    await using repository = await aRepository({
      commits: [{ author: { at: 1000, zone: '-1200' }, files: { 'a.js': 'a()\n' } }],
    })
    const run = cairn({ databaseUrl, folder })
    expect((await run('mix', repository.path, '--window', '12m')).out).toContain(
      '1 change, all time, as no commit has a date\n',
    )
  })

  test('stopped by Ctrl-C it says that nothing is lost', async ({ databaseUrl, folder }) => {
    await using repository = await aTeamsRepository()
    const { err } = await cairn({ databaseUrl, folder }, { signal: AbortSignal.abort() })(
      'scan',
      repository.path,
    )
    expect(err).toMatch(/cairn: scan\.stopped: [^\n]*the next scan goes on from there\n$/)
  })
})

describe('the report', () => {
  test('speaks of code: no form of it names a person', async ({ databaseUrl, folder }) => {
    await using repository = await aTeamsRepository()
    const run = cairn({ databaseUrl, folder })
    for (const form of [[], ['--json'], ['--markdown'], ['--html']]) {
      const { exitCode, out } = await run('report', repository.path, '--window', 'all', ...form)
      expect({ form, exitCode }).toEqual({ form, exitCode: 0 })
      expect(out).toContain('engine.ts')
      expect(out).not.toMatch(/\b(Ana|Ben|Cleo)\b|example\.org/)
    }
  })

  test('fits any width from 40 columns on, but for commands that are to be copied', async ({
    databaseUrl,
    folder,
  }) => {
    await using repository = await aTeamsRepository()
    for (const columns of [40, 61, 80, 100]) {
      const { out } = await cairn({ databaseUrl, folder }, { columns })(
        'report',
        repository.path,
        '--window',
        'all',
      )
      const lines = out.split('\n').filter((line) => !line.startsWith('   $ '))
      expect(lines.length).toBeGreaterThan(8)
      for (const line of lines) expect([line, stringWidth(line) <= columns]).toEqual([line, true])
    }
  })

  test('as a page runs no script, asks nobody for anything, and allows only its own style', async ({
    databaseUrl,
    folder,
  }) => {
    await using repository = await aTeamsRepository()
    const { out } = await cairn({ databaseUrl, folder })(
      'report',
      repository.path,
      '--window',
      'all',
      '--html',
    )
    expect(out).toMatch(
      /Content-Security-Policy" content="default-src 'none'; style-src 'sha256-[\w+/=]+'; /,
    )
    expect(out).not.toMatch(/<script|<img|<link|<iframe|\son\w+=|\sstyle=|https?:|@import|url\(/i)
    expect(out.match(/<svg[^>]*role="img" aria-label="[^"]+"/g)?.length).toBe(
      out.match(/<svg/g)?.length,
    )
  })

  test('as a page says what its colours and its words mean, for whoever was sent it alone', async ({
    databaseUrl,
    folder,
  }) => {
    await using repository = await aTeamsRepository()
    const { out } = await cairn({ databaseUrl, folder })('report', repository.path, '--html')
    expect(out).toMatch(/easy <svg class="key"[^]*<\/svg> hard<[^]* “27 × \d+” is 27 changes and a/)
    for (const word of ['Complexity', 'Truck factor']) expect(out).toContain(`<dt>${word}</dt><dd>`)
    expect(out).toContain('<b>Complexity</b>')
  })

  test('shows names that would steer a terminal or a page as text', async ({
    databaseUrl,
    folder,
  }) => {
    const evil = 'src/\u001b]52;c;AA\u0007<img src=x onerror=alert(1)>|`x`.ts'
    await using repository = await aRepository({
      commits: Array.from({ length: 12 }, (_, step) => ({
        message: `fix: \u001b[31mstep ${step}`,
        files: {
          [evil]: `export function f(x: number) {\n${`  if (x) x++\n`.repeat(step + 1)}}\n`,
        },
      })),
    })
    const run = cairn({ databaseUrl, folder })
    for (const argv of [
      ['report'],
      ['report', '--markdown'],
      ['report', '--html'],
      ['hotspots'],
      ['files'],
      ['explain', 'hotspots'],
    ]) {
      const [command = '', ...flags] = argv
      const rest =
        command === 'explain' ? [...flags, repository.path, evil] : [repository.path, ...flags]
      const { exitCode, out, err } = await run(command, ...rest, '--window', 'all')
      expect({ argv, exitCode, err: exitCode === 0 ? '' : err }).toEqual({
        argv,
        exitCode: 0,
        err: '',
      })
      expect((out + err).replaceAll('\n', '')).not.toMatch(/\p{Cc}/u)
      if (flags.includes('--html') || flags.includes('--markdown'))
        // In a fenced block nothing is markup.
        expect(out.replace(/^```sh\n[^\n]*\n```$/gm, '')).not.toContain('<img')
    }
  })

  test('is the same, byte for byte, from two databases that read the history in different steps', async ({
    databaseUrl,
    folder,
  }) => {
    await using repository = await aTeamsRepository()
    const inSteps = cairn({ databaseUrl, folder: join(folder, 'steps') })
    await inSteps('scan', repository.path)
    await repository.add({
      commits: [{ message: 'fix: one more', files: { 'lib/wheel.ts': 'export {}\n' } }],
    })
    await inSteps('scan', repository.path)
    const atOnce = cairn({ folder: join(folder, 'once') })
    await atOnce('scan', repository.path)
    const report = ['report', repository.path, '--window', 'all', '--json']
    const told = await inSteps(...report)
    expect(told.out).toContain('"kind": "hotspots"')
    expect((await atOnce(...report)).out).toBe(told.out)
  })
})

test('a limit shortens the table, and what is said stays about all of it', async ({
  databaseUrl,
  folder,
}) => {
  await using repository = await aTeamsRepository()
  const run = cairn({ databaseUrl, folder })
  const whole = (await run('files', repository.path)).out
  const { out } = await run('files', repository.path, '--limit', '1')
  expect(whole).toContain('\n3 files stand today, 1 came and went.')
  expect(out.split('\n\n').slice(0, 2)).toEqual(whole.split('\n\n').slice(0, 2))
  expect(out).toContain('README.md')
  expect(out).not.toContain('lib/wheel.ts')
  expect(out).toContain('… and 3 more; without --limit all are shown.')
  expect(whole).not.toContain('without --limit')
})

test('what a mistake says to do begins as the reader began', async ({ databaseUrl, folder }) => {
  const io = { databaseUrl, folder }
  const byNpx = cairn(io, {
    env: { CAIRN_DATA: folder, DATABASE_URL: databaseUrl, npm_command: 'exec' },
  })
  const mistakes: [string[], string][] = [
    [['hotspots', '.', '--limit', 'x'], 'see npx cairn hotspots --help'],
    [['hotspots', '.', '--nope'], 'see npx cairn hotspots --help'],
    [['people', 'bot', 'ana'], 'begin with: npx cairn scan PATH'],
  ]
  for (const [argv, todo] of mistakes) {
    expect((await byNpx(...argv)).err.trimEnd()).toMatch(new RegExp(`; .*${todo}$`))
    expect((await cairn(io)(...argv)).err).toContain(todo.replace('npx ', ''))
  }
})

test('what an answer says to do begins as the reader began', async ({ databaseUrl, folder }) => {
  const ben = (email: string, at: number) => ({ name: 'Ben', email, at: 1_700_000_000 + at })
  await using repository = await aRepository({
    commits: ['b@one.org', 'b@two.org'].map((email, turn) => ({
      ...{ author: ben(email, turn), files: { 'a.txt': `${turn}\n` } },
    })),
  })
  const byNpx = cairn(
    { databaseUrl, folder },
    { env: { CAIRN_DATA: folder, DATABASE_URL: databaseUrl, npm_command: 'exec' } },
  )
  await byNpx('scan', repository.path)
  for (const argv of [
    ['people', repository.path],
    ['people', repository.path, '--json'],
    ['people', 'merge', 'b@one.org', 'b@two.org'],
  ]) {
    const { out } = await byNpx(...argv)
    expect(out).toMatch(/npx cairn people (merge|undo)/)
    expect(out).not.toMatch(/(?<!npx )cairn people/)
  }
})

test('where nothing is released yet, no number says that nothing changed', async ({
  databaseUrl,
  folder,
}) => {
  await using repository = await aRepository({ commits: [{ files: { 'a.ts': '1\n' } }] })
  const { out } = await cairn({ databaseUrl, folder })('releases', repository.path)
  expect(out).toMatch(/^no released changes, all time\n\nNo releases yet: /)
})

test('the limit of batches is of the largest changes, and every month is shown', async ({
  databaseUrl,
  folder,
}) => {
  await using repository = await aTeamsRepository()
  const run = cairn({ databaseUrl, folder })
  const months = (out: string) => out.match(/^\d{4}-\d\d .*$/gm)
  const whole = (await run('batches', repository.path, '--limit', '0')).out
  expect(months(whole)).toHaveLength(1)
  expect(whole).not.toContain('largest changes')
  const { out } = await run('batches', repository.path, '--limit', '1')
  expect(months(out)).toEqual(months(whole))
  const [, largest = ''] = out.split(/^largest changes.*$/m)
  expect(largest.split('\n\n')[0]?.trim().split('\n')).toHaveLength(1)
})

test('the age of the lines of a file stands below its row, by year', async ({
  databaseUrl,
  folder,
}) => {
  await using repository = await aTeamsRepository()
  const run = cairn({ databaseUrl, folder })
  const { out } = await run('files', repository.path, '--lines', '--path', 'src/engine.ts')
  expect(out).toMatch(/^Of the \d+ lines of src\/engine\.ts, half stand as they were written/m)
  expect(out).toMatch(/\nsrc\/engine\.ts .*\n\nlast changed in +lines\n20\d\d +\d+\n/)
  expect((await run('files', repository.path, '--lines')).err).toMatch(/--path/)
})

test('every table fits 50 columns, and where no width is told a row is one whole line', async ({
  databaseUrl,
  folder,
}) => {
  const deep = 'packages/some-package/src/components/a-component-with-a-name.ts'
  await using repository = await aRepository({
    commits: Array.from({ length: 12 }, (_, step) => ({
      message: `fix: step ${step}`,
      files: {
        [deep]: `export function aFunctionWithALongName(x: number) {\n${`  if (x) x++\n`.repeat(step + 1)}}\n`,
        [deep.replace('.ts', '.css')]: `.a { width: ${step}px }\n`,
      },
    })),
    tags: { 'a-component@1.0.0': 'c5', 'a-component@1.1.0': 'c9' },
  })
  const narrow = cairn({ databaseUrl, folder }, { columns: 50 })
  const asked = [
    ['hotspots'],
    ['hotspots', '--level', 'function'],
    ...Object.keys(insights)
      .slice(1)
      .map((name) => [name]),
  ]
  for (const [name = '', ...flags] of asked) {
    const operands = ['trend', 'missing', 'ask'].includes(name) ? [deep] : []
    const { exitCode, out } = await narrow(name, repository.path, ...operands, ...flags)
    expect([name, exitCode]).toEqual([name, 0])
    // A path within a sentence is left whole, so that it can be copied.
    for (const line of out.split('\n').filter((each) => /\S {2,}\S/.test(each)))
      expect([name, line, stringWidth(line) <= 50]).toEqual([name, line, true])
  }
  const wide = cairn({ databaseUrl, folder })
  expect((await wide('hotspots', repository.path, '--level', 'function')).out).toMatch(
    new RegExp(`^1 +${deep}:1 aFunctionWithALongName +12 +12 +`, 'm'),
  )
})

test('where nothing is found, that is said, with what was looked for', async ({
  databaseUrl,
  folder,
}) => {
  await using repository = await aTeamsRepository()
  const run = cairn({ databaseUrl, folder })
  const across = await run('coupling', repository.path, '--across', 'key')
  expect(across.out.replace(/\s+/g, ' ')).toContain(
    'Nothing was found: no other repository of this workspace has five issue keys,',
  )
  for (const name of ['hotspots', 'coupling', 'batches', 'reverts', 'mix', 'files']) {
    const { exitCode, out } = await run(name, repository.path, '--window', '..2001-01-01')
    expect([name, exitCode, out]).toEqual([name, 0, expect.stringMatching(/\nNothing was found: /)])
  }
  expect((await run('hotspots', repository.path)).out).not.toContain('Nothing was found')
})

test('a reader who goes away is no failure', async ({ databaseUrl, folder }) => {
  await using repository = await aTeamsRepository()
  const closed = cairn(
    { databaseUrl, folder },
    {
      out: () => {
        throw new ClosedPipe()
      },
    },
  )
  expect(await closed('files', repository.path, '--json')).toMatchObject({ exitCode: 0 })
})
