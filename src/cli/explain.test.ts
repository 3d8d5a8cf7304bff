/** `cairn explain` as it is read: true totals, words, and commands that run as they are printed. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect } from 'vitest'
import { aTeamsRepository } from '../../test/a-teams-repository.ts'
import { test } from '../../test/cairn.ts'
import { aRepository } from '../../test/repositories/build.ts'
import { cairn } from './cairn.fixture.ts'
import { ExplanationShape } from './json/shapes.ts'
import { shownValue, valueWords } from './text/value-words.ts'

const sh = promisify(execFile)

describe('cairn explain', { timeout: 120_000 }, () => {
  test('says how many commits there are, and shows as many as asked for', async ({
    databaseUrl,
    folder,
  }) => {
    await using repository = await aTeamsRepository()
    const run = cairn({ databaseUrl, folder })
    const { out } = await run('explain', 'mix', repository.path)
    expect(out).toContain('Commits, newest first (20 of 29; --commits N shows more)')
    expect((await run('explain', 'mix', repository.path, '--commits', '30')).out).toContain(
      'Commits, newest first (29)',
    )
    const json = async (...flags: string[]) =>
      ExplanationShape.parse(
        JSON.parse((await run('explain', 'mix', repository.path, '--json', ...flags)).out),
      )
    expect(await json()).toMatchObject({ n: 29, commitCount: 29 })
    const cut = await json('--commits', '3')
    expect([cut.commitCount, cut.commits.length]).toEqual([29, 3])
    const fixes = await json('--only', 'fix')
    expect(fixes.commitCount).toBe(16)
    expect(fixes.commits.every(({ fix }) => fix)).toBe(true)
    expect(await run('explain', 'mix', repository.path, '--commits', 'x')).toMatchObject({
      exitCode: 2,
    })
  })

  test('prints commands that give the numbers beside them, whatever flags were given', async ({
    databaseUrl,
    folder,
  }) => {
    await using repository = await aTeamsRepository()
    const run = cairn({ databaseUrl, folder })
    const given = async (command: string): Promise<string> => {
      const [before = '', after] = command.split(' --oids | ')
      const { stdout: words } = await sh('bash', ['-c', `printf '%s\\n' ${before}`])
      const [, ...argv] = words.trimEnd().split('\n')
      const listed = after === undefined ? undefined : (await run(...argv, '--oids')).out
      const asked = sh('bash', ['-c', after ?? command], { cwd: repository.path })
      asked.child.stdin?.end(listed)
      return (await asked).stdout.trim()
    }
    for (const asked of [
      ['mix', repository.path, 'fix'],
      [
        'hotspots',
        repository.path,
        'src',
        '--level',
        'directory',
        '--window',
        '2020-01-01..2030-01-01',
      ],
      ['files', repository.path, 'src/motor.ts', '--no-follow'],
      ['reverts', repository.path, 'src', '--unit', 'commit'],
    ]) {
      const { out } = await run('explain', ...asked, '--json')
      const { counts, commands } = ExplanationShape.parse(JSON.parse(out))
      expect(counts.length).toBeGreaterThan(0)
      expect(commands.slice(0, counts.length)).toEqual(counts.map(({ command }) => command))
      for (const { command, gives } of counts)
        expect(await given(command), command).toBe(`${gives}`)
    }
  })

  test('names its values in words', async ({ databaseUrl, folder }) => {
    await using repository = await aTeamsRepository()
    const run = cairn({ databaseUrl, folder })
    const { out } = await run('explain', 'hotspots', repository.path, 'src/engine.ts')
    expect(out).toMatch(/rank without bulk, reformatting and bots +1\n/)
    expect(out).not.toContain('rankWithout')
    expect(out).toMatch(/fix: mend step \d+ \[fix\]/)
    expect(
      ['leadTimeP50', 'changeFailRate', 'p90', 'bySubject', 'src/aFile.ts', 'n'].map(valueWords),
    ).toEqual([
      'lead time, half within',
      'change fail rate',
      'lead time, nine in ten within',
      'by subject',
      'src/aFile.ts',
      'n',
    ])
  })

  test('gives spans of time their unit', () => {
    const spans: [string, number | string | null][] = [
      ['leadTimeP50', 117.9584],
      ['p50', 2.26],
      ['recoveryDays', 0.25],
      ['oldestDays', 0],
      ['intervalDays', null],
      ['pathsP50', 2],
      ['n', 3.5],
    ]
    expect(spans.map(([key, value]) => `${valueWords(key)}: ${shownValue(key, value)}`)).toEqual([
      'lead time, half within: 118 days',
      'lead time, half within: 2.3 days',
      'recovery: 6 hours',
      'oldest unreleased: 0 days',
      'interval: not known',
      'paths, half within: 2',
      'n: 3.5',
    ])
  })

  test('says how many of the commits it lists do not count', async ({ databaseUrl, folder }) => {
    const pair = (step: number) => ({ files: { 'a.ts': `${step}\n`, 'b.ts': `${step}\n` } })
    const bulk = Object.fromEntries(
      Array.from({ length: 60 }, (_, index) => [`many/${index}.ts`, 'x\n']),
    )
    await using repository = await aRepository({
      commits: [
        ...Array.from({ length: 6 }, (_, step) => pair(step)),
        { files: { ...pair(9).files, ...bulk } },
      ],
    })
    const run = cairn({ databaseUrl, folder })
    const asked = ['explain', 'coupling', repository.path, 'a.ts', 'b.ts']
    const { out } = await run(...asked)
    expect(out).toContain('  shared: 6\n')
    expect(out).toContain('Commits, newest first (7; 1 listed but not counted)')
    expect((await run(...asked, '--commits', '3')).out).toContain(
      'Commits, newest first (3 of 7; 1 listed but not counted; --commits N shows more)',
    )
  })
})
